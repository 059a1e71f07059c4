# SPDX-License-Identifier: BSL-1.0
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR s390x)
set(CMAKE_CXX_COMPILER s390x-linux-gnu-g++)
# -O1, since the emulator is slow; GCC 12 then warns of std::string where nothing is wrong (its bug 105329).
set(CMAKE_CXX_FLAGS_INIT "-O1 -Wno-array-bounds -Wno-stringop-overflow")
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-s390x -L /usr/s390x-linux-gnu)
