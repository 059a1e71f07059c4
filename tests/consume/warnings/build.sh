# SPDX-License-Identifier: BSL-1.0
# The headers as a project's own, not the system's, in the order that formatters sort them; then what includes several.
mkdir build
for file in $(cd "$PROJECT/include" && find chat_timers/*/ -name '*.hpp' -not -path '*/detail/*' | LC_ALL=C sort) \
    chat_timers/model.hpp chat_timers/json.hpp chat_timers/report.hpp chat_timers/http.hpp chat_timers/chat_timers.hpp; do
    case $file in
    *boost_json.hpp) ;;
    *) echo "#include <$file>" ;;
    esac
done >all.cpp
cat main.cpp >>all.cpp
$CXX -std=c++20 -I "$PROJECT/include" -Wall -Wextra -Wswitch-enum -Weffc++ -Wsign-conversion -Wshadow -Werror \
    all.cpp -o build/consumer
