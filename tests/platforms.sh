#!/usr/bin/env bash
# The suite with other compilers and standard libraries, on other processors and systems, and the checkers that
# read the headers. It builds below build/platforms.
set -u
cd "$(dirname "$0")/.." || exit

usage='Usage: tests/platforms.sh [--install] [--skip-missing] [NAME...]
Builds and runs the suite for each platform named, or for all of them.
  --install       installs their Debian packages first; nothing is removed for them
  --skip-missing  a platform whose compiler, library or emulator is missing is no failure
  NAME            one of:'

bare='-fno-exceptions -fno-rtti -DDOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS'
# GCC 12's <algorithm> uses what it declares deprecated.
clang_19='clang++-19 -Wno-deprecated-declarations'
# Debian's cross compilers conflict with gcc-multilib, without which -m32 does not find the kernel's headers.
m32='-m32 -idirafter /usr/include/x86_64-linux-gnu'
# Clang would look for WASI's headers in /usr/include, too.
wasi='--target=wasm32-wasi -nostdlibinc'
wasi+=' -isystem /usr/include/wasm32-wasi/c++/v1 -isystem /usr/include/wasm32-wasi'
wasi+=" -O1 $bare -D_WASI_EMULATED_SIGNAL -DDOCTEST_CONFIG_NO_POSIX_SIGNALS -include $PWD/tests/wasi.hpp"
wasi_packages='clang-19 lld-19 wasi-libc libclang-rt-19-dev-wasm32 libc++-19-dev-wasm32 nodejs'
# The stack stands first in memory, so that beyond its end is a trap.
wasi_stack=-DCMAKE_EXE_LINKER_FLAGS=-Wl,-z,stack-size=1048576,--stack-first
# Node 20 crashes now and then when it ends while other threads of it still compile.
node="node;--no-warnings;--single-threaded;$PWD/tests/wasi.mjs"
on=-DCMAKE_SYSTEM_NAME run=-DCMAKE_CROSSCOMPILING_EMULATOR

# name | Debian packages | compiler and flags | options for CMake
# Emulators are so slow that the compiler's -O1 pays.
platforms="
gcc-11         | g++-11                                   | g++-11                                   |
gcc-12         | g++-12                                   | g++-12                                   |
gcc-12-c++23   | g++-12                                   | g++-12                                   | -DCMAKE_CXX_STANDARD=23
clang-14       | clang-14                                 | clang++-14                               |
clang-16       | clang-16                                 | clang++-16                               |
clang-19       | clang-19                                 | $clang_19                                |
clang-19-c++23 | clang-19                                 | $clang_19                                | -DCMAKE_CXX_STANDARD=23
libc++         | clang-14 libc++-14-dev libc++abi-14-dev  | clang++-14 -stdlib=libc++                |
no-exceptions  | g++-12                                   | g++-12 $bare                             |
unsigned-char  | g++-12                                   | g++-12 -funsigned-char                   |
m32            | g++-12 libc6-dev-i386 lib32stdc++-12-dev | g++-12 $m32                              |
aarch64        | g++-aarch64-linux-gnu qemu-user          | aarch64-linux-gnu-g++ -O1                | $on=Linux $run=qemu-aarch64;-L;/usr/aarch64-linux-gnu
s390x          | g++-s390x-linux-gnu qemu-user            | s390x-linux-gnu-g++ -O1                  | $on=Linux $run=qemu-s390x;-L;/usr/s390x-linux-gnu
mingw          | g++-mingw-w64-x86-64-posix wine wine64   | x86_64-w64-mingw32-g++-posix -O1 -static | $on=Windows $run=wine
wasi           | $wasi_packages                           | clang++-19 $wasi                         | $on=Generic $wasi_stack $run=$node
tsan           | clang-19 libclang-rt-19-dev              | clang++-19 -fsanitize=thread -O1 -g      |
weverything    | clang-19                                 | clang++-19                               |
clang-tidy     | clang-19 clang-tidy-19                   | clang++-19                               |
"
names=$(awk '{ print $1 }' <<<"$platforms")

# -Weverything but for:
not_warnings=(
    c++98-compat c++98-compat-pedantic pre-c++20-compat-pedantic c++20-compat # this is C++20
    padded               # nothing here is laid out for others to read
    unsafe-buffer-usage  # the reader walks over bytes between two pointers
    switch-default       # a switch without a default lets the compiler tell of a forgotten enumerator
    switch-enum          # a switch with one means it
    weak-vtables         # a header has no other place for a vtable
    float-equal          # whether a double is an integer is to be decided exactly
)

fail() {
    printf 'platforms: %s\n' "$*" >&2
    exit 2
}

row() { # NAME: sets packages, compiler, flags, options, folder
    local found command
    while IFS='|' read -r found packages command options; do
        [ "${found// /}" = "$1" ] && break
    done <<<"$platforms"
    [ "${found// /}" = "$1" ] || fail "there is no platform \"$1\"; there are:" $names
    read -r compiler flags <<<"$command"
    folder=build/platforms/$1
}

# Whether a program can be compiled, linked and, for another system, run.
is_there() {
    local emulator=${options##*"$run="}
    [ "$emulator" = "$options" ] || command -v "${emulator%%;*}" >/dev/null || return
    [ "$name" != clang-tidy ] || command -v clang-tidy-19 >/dev/null || return
    $compiler $flags -x c++ - -o "$folder/probe" <<<$'#include <string>\nint main() {}' 2>/dev/null
}

suite() {
    local targets='unit two_units.chat_timers' tests='^(unit\.|two_units\.chat_timers)'
    case $name$options in
    libc++* | *"$run"*) ;; # libc++ 14 has not the algorithms that an example needs
    *) targets="$targets examples" tests="$tests|^example\\." ;;
    esac
    # doctest is one header; where it is installed are those of this system, too.
    local doctest=$PWD/build/platforms/doctest
    mkdir -p "$doctest" && ln -sfn /usr/include/doctest "$doctest/doctest" &&
        printf '%s\n' 'add_library(doctest INTERFACE)' 'add_library(doctest::doctest ALIAS doctest)' \
            'target_include_directories(doctest SYSTEM INTERFACE .)' >"$doctest/CMakeLists.txt" &&
        cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG= \
            -DCHAT_TIMERS_WERROR=ON -DFETCHCONTENT_SOURCE_DIR_DOCTEST="$doctest" \
            -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS="$flags" $options &&
        cmake --build "$folder" --target $targets &&
        ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$(nproc)" -R "$tests"
}

threads() {
    $compiler $flags -std=c++20 -I include -o "$folder/threads" \
        tests/unit/{main,threads}.cpp tests/fail_without_tests.cpp && "$folder/threads"
}

# A source that includes every header.
all_headers() {
    (cd include && find chat_timers -name '*.hpp' ! -name boost_json.hpp | sort | sed 's/.*/#include <&>/')
    printf '#if __has_include(<boost/json/value.hpp>)\n#include <chat_timers/boost_json.hpp>\n#endif\n'
}

check() { # NAME: 77 where something is missing
    local name=$1
    row "$name"
    mkdir -p "$folder" || return
    if ! is_there; then
        echo "Missing. On Debian: apt-get install" $packages
        return 77
    fi
    case $name in
    tsan) threads ;;
    weverything) all_headers | $compiler -std=c++20 -I include -Werror -Weverything \
        "${not_warnings[@]/#/-Wno-}" -fsyntax-only -x c++ - ;;
    clang-tidy) all_headers >"$folder/all.cpp" &&
        clang-tidy-19 --quiet --config-file=.clang-tidy "$folder/all.cpp" -- -std=c++20 -I include ;;
    *) suite ;;
    esac
}

install=false missing_fails=true chosen=
for argument; do
    case $argument in
    --install) install=true ;;
    --skip-missing) missing_fails=false ;;
    --help) echo "$usage" $names && exit ;;
    -*) fail "there is no option $argument. $usage" $names ;;
    *) row "$argument" && chosen="$chosen $argument" ;;
    esac
done
chosen=${chosen:-$names}

if $install; then
    all=$(for name in $chosen; do row "$name" && echo $packages; done)
    $([ "$(id -u)" -eq 0 ] || echo sudo) apt-get install -y --no-install-recommends --no-remove $all ||
        fail 'could not install' $all
fi

export WINEPREFIX=$PWD/build/platforms/wine WINEDEBUG=-all
passed=0 failed=0 missing=0 summary=
for name in $chosen; do
    printf '\n==== %s\n' "$name"
    start=$SECONDS
    check "$name"
    case $? in
    0) outcome=passed passed=$((passed + 1)) ;;
    77) outcome=missing missing=$((missing + 1)) ;;
    *) outcome=FAILED failed=$((failed + 1)) ;;
    esac
    summary+=$(printf '%-15s %-8s %5d s' "$name" $outcome $((SECONDS - start)))$'\n'
done
printf '\n%s%d passed, %d failed, %d missing\n' "$summary" $passed $failed $missing
[ $failed -eq 0 ] && { [ $missing -eq 0 ] || ! $missing_fails; }
