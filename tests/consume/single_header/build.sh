# SPDX-License-Identifier: BSL-1.0
mkdir build
$CXX -std=c++20 -I . main.cpp -o build/consumer
