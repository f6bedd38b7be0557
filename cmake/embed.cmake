# Files that are part of the program's own text: portbook_embed(TARGET FILE NAME) gives the target a function
# `std::string_view NAME()` in namespace portbook::review::assets, declared in review/assets.h.
function(portbook_embed target file name)
  set(source ${PROJECT_SOURCE_DIR}/${file})
  set(made ${PROJECT_BINARY_DIR}/assets/${name}.cpp)
  add_custom_command(OUTPUT ${made}
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${source} -DMADE=${made} -DNAME=${name} -P ${PROJECT_SOURCE_DIR}/cmake/write_asset.cmake
    DEPENDS ${source} ${PROJECT_SOURCE_DIR}/cmake/write_asset.cmake VERBATIM)
  target_sources(${target} PRIVATE ${made})
endfunction()
