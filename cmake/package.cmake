# A Debian package of the program: `cpack --config build/release/CPackConfig.cmake`, or tools/package. What it depends on is
# read from the program itself.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME portbook)
set(CPACK_PACKAGE_CONTACT "Portbook maintainers <maintainers@portbook.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads vendors' port guides into one dataset")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "Vendors publish which TCP and UDP ports a product uses, each in its own way.
Portbook reads such guides from text, HTML and PDF into one schema, keeps the
place of every value, and lists what is wrong in them.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME portbook)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
