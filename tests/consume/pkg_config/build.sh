# SPDX-License-Identifier: BSL-1.0
mkdir build
flags=$(pkg-config --cflags "chat_timers = $VERSION")
$CXX -std=c++20 $flags main.cpp -o build/consumer
