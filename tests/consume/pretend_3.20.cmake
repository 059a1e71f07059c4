# SPDX-License-Identifier: BSL-1.0
# Hides what newer versions of CMake can do.
set(CMAKE_VERSION 3.20.0)
