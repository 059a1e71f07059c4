# SPDX-License-Identifier: BSL-1.0
# The install rules, of the component dev. In a subdirectory of another project `cmake --install` skips them unless
# CHAT_TIMERS_INSTALL is ON; they are defined all the same, so that the project can export what it links to the library.
set(optional)
if(NOT CHAT_TIMERS_INSTALL)
    set(optional EXCLUDE_FROM_ALL)
endif()
if(NOT DEFINED CMAKE_SIZEOF_VOID_P AND NOT DEFINED CMAKE_INSTALL_LIBDIR)
    set(CMAKE_INSTALL_LIBDIR lib)  # GNUInstallDirs would ask the compiler; nothing is installed there
endif()
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# With the relative path of the headers, the .pc file and the prefix can be moved together.
file(RELATIVE_PATH includedir /${CMAKE_INSTALL_DATADIR}/pkgconfig /${CMAKE_INSTALL_INCLUDEDIR})
set(includedir "\${pcfiledir}/${includedir}")
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}" OR IS_ABSOLUTE "${CMAKE_INSTALL_DATADIR}")
    set(includedir ${CMAKE_INSTALL_FULL_INCLUDEDIR})
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/chat_timers.pc.in ${PROJECT_BINARY_DIR}/chat_timers.pc @ONLY)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/chat_timers-config-version.cmake
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)

# No FILE_SET: CMake 3.25 exports an absolute directory of one as a path below the prefix.
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME dev)
set(package ${CMAKE_INSTALL_DATADIR}/cmake/chat_timers)
install(TARGETS chat_timers EXPORT chat_timers INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT chat_timers NAMESPACE chat_timers:: FILE chat_timers-targets.cmake DESTINATION ${package} ${optional})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/chat_timers-config.cmake ${CMAKE_CURRENT_LIST_DIR}/chat_timers-boost_json.cmake
    ${PROJECT_BINARY_DIR}/chat_timers-config-version.cmake DESTINATION ${package} ${optional})
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${optional} FILES_MATCHING REGEX "\\.(hpp|cppm)$")
install(FILES ${PROJECT_BINARY_DIR}/chat_timers.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig ${optional})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/chat_timers COMPONENT licence ${optional})
