# What `cmake --install` lays down, in two parts: the program with its data, and the library for who builds on it. The program
# finds share/portbook/ beside its own bin/, so the prefix may be moved.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(PORTBOOK_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/portbook)
set(PORTBOOK_DATA_DIR share/portbook)

install(TARGETS portbook RUNTIME DESTINATION bin COMPONENT program)
# Manual pages, compressed as Debian wants them, and completions are written by the program from its own commands.
set(PORTBOOK_PAGES ${PROJECT_BINARY_DIR}/pages)
add_custom_command(OUTPUT ${PORTBOOK_PAGES}/man/man1/portbook.1.gz
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${PORTBOOK_PAGES}
  COMMAND portbook pages --out ${PORTBOOK_PAGES}
  COMMAND gzip --recursive --best --no-name ${PORTBOOK_PAGES}/man
  DEPENDS portbook VERBATIM)
add_custom_target(portbook_pages ALL DEPENDS ${PORTBOOK_PAGES}/man/man1/portbook.1.gz)
install(DIRECTORY ${PORTBOOK_PAGES}/ DESTINATION share COMPONENT program)

install(DIRECTORY rules schema DESTINATION ${PORTBOOK_DATA_DIR} COMPONENT program)

# An exported target is called portbook::MODULE.
foreach(module IN LISTS portbook_modules)
  set_target_properties(portbook_${module} PROPERTIES EXPORT_NAME ${module})
  install(TARGETS portbook_${module} EXPORT portbook
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
    INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endforeach()
install(DIRECTORY include/portbook DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(EXPORT portbook NAMESPACE portbook:: FILE portbook-targets.cmake DESTINATION ${PORTBOOK_CMAKE_DIR} COMPONENT development)

configure_package_config_file(cmake/portbook-config.cmake.in ${PROJECT_BINARY_DIR}/portbook-config.cmake
  INSTALL_DESTINATION ${PORTBOOK_CMAKE_DIR} PATH_VARS PORTBOOK_DATA_DIR)
# Below 1.0 a minor version may change the headers.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/portbook-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/portbook-config.cmake ${PROJECT_BINARY_DIR}/portbook-config-version.cmake
  ${PROJECT_SOURCE_DIR}/cmake/libraries.cmake DESTINATION ${PORTBOOK_CMAKE_DIR} COMPONENT development)
