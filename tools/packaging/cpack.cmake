# SPDX-License-Identifier: BSL-1.0
# What cpack puts into the control files of the packages.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME chat-timers)
set(CPACK_PACKAGE_VERSION ${version})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL dev check)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_DEV_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_SUGGESTS libboost-json1.81-dev)
set(CPACK_DEBIAN_CHECK_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_CHECK_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_DEV_DESCRIPTION "C++20 library for Amazon Connect's chat timers\n\
It models the request of UpdateParticipantRoleConfig, checks it while compiling\n\
and while running, and reads and writes it as JSON and as an HTTP request.\n\
Header-only; it allocates nothing and needs the standard library alone.")
set(CPACK_COMPONENT_CHECK_DESCRIPTION "check payloads of Amazon Connect's chat timers\n\
A command-line program that reads payloads and HTTP requests of\n\
UpdateParticipantRoleConfig and reports every violation with its place.")
