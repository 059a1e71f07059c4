# SPDX-License-Identifier: BSL-1.0
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
# Clang would look for WASI's headers in /usr/include, too.
string(CONCAT CMAKE_CXX_FLAGS_INIT
    "-nostdlibinc -isystem /usr/include/wasm32-wasi/c++/v1 -isystem /usr/include/wasm32-wasi -O1 -fno-exceptions -fno-rtti "
    "-DDOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS -D_WASI_EMULATED_SIGNAL -DDOCTEST_CONFIG_NO_POSIX_SIGNALS "
    "-include ${CMAKE_CURRENT_LIST_DIR}/wasi.hpp")
# The stack comes first in memory, so that a program that leaves it traps.
set(CMAKE_EXE_LINKER_FLAGS_INIT -Wl,-z,stack-size=1048576,--stack-first)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(CMAKE_DISABLE_FIND_PACKAGE_Threads ON)  # nothing is linked to find out that there are none
# Node 20 crashes now and then when it ends while other threads of it still compile.
set(CMAKE_CROSSCOMPILING_EMULATOR node --no-warnings --single-threaded ${CMAKE_CURRENT_LIST_DIR}/wasi.mjs)
