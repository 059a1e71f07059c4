# SPDX-License-Identifier: BSL-1.0
mkdir build
# libstdc++ 12's headers, seen in two units, must be the same text: hence the flags alike.
flags="-std=c++20 -I $PROJECT/include"
$CXX $flags --precompile "$PROJECT/include/chat_timers/chat_timers.cppm" -o build/chat_timers.pcm
$CXX $flags -fmodule-file=chat_timers=build/chat_timers.pcm main.cpp build/chat_timers.pcm -o build/consumer
