# The headers as a project's own, not the system's.
mkdir build
for file in "$PROJECT"/include/chat_timers/*.hpp "$PROJECT"/include/chat_timers/interop/*.hpp; do
    case $file in
    *boost_json.hpp | *'*'*) ;;
    *) echo "#include \"$file\"" ;;
    esac
done >all.cpp
cat main.cpp >>all.cpp
$CXX -std=c++20 -I "$PROJECT/include" -Wall -Wextra -Wswitch-enum -Weffc++ -Wsign-conversion -Werror \
    all.cpp -o build/consumer
