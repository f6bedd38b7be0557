# Files that are part of the program's own text: portbook_embed(portbook_MODULE FILE NAME) gives the module a function
# `std::string_view NAME()` in namespace portbook::MODULE::assets, declared in MODULE/assets.h.
function(portbook_embed target file name)
  string(REGEX REPLACE "^portbook_" "" module ${target})
  set(source ${PROJECT_SOURCE_DIR}/${file})
  set(made ${PROJECT_BINARY_DIR}/assets/${name}.cpp)
  add_custom_command(OUTPUT ${made}
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${source} -DMADE=${made} -DMODULE=${module} -DNAME=${name} -P ${PROJECT_SOURCE_DIR}/cmake/write_asset.cmake
    DEPENDS ${source} ${PROJECT_SOURCE_DIR}/cmake/write_asset.cmake VERBATIM)
  target_sources(${target} PRIVATE ${made})
endfunction()
