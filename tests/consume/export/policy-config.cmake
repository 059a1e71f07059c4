# SPDX-License-Identifier: BSL-1.0
include(CMakeFindDependencyMacro)
find_dependency(chat_timers)
include(${CMAKE_CURRENT_LIST_DIR}/policy-targets.cmake)
