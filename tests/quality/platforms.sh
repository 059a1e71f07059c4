#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# The suite with other compilers and standard libraries, on other processors and systems, and the checkers that
# read the headers. Each platform is a workflow preset of tests/quality/platforms.json, for most compilers the same one:
#   CXX=g++-13 cmake --workflow --preset compiler
#   cmake --workflow --preset s390x
set -u
cd "$(dirname "$0")/../.." || exit

usage='Usage: tests/quality/platforms.sh [--install] [--skip-missing] [NAME...]
Builds and runs the suite for each platform named, or for all of them, below build/platforms.
  --install       installs the Debian packages of each first; all that it may remove for them is the libc++ of another
                  version, since versions exclude each other
  --skip-missing  a platform whose compiler, library or emulator is missing is no failure
  NAME            gcc-N or clang-N of any version N, the same with -c++23, libc++-N, gcc-default, clang-default, or one of:'

# name | Debian packages
platforms="
msvc-like      | clang-19 libc++-19-dev libc++abi-19-dev
portable       | g++-12
unsigned-char  | g++-12
m32            | g++-12 libc6-dev-i386 lib32stdc++-12-dev
aarch64        | g++-aarch64-linux-gnu qemu-user
s390x          | g++-s390x-linux-gnu qemu-user
mingw          | g++-mingw-w64-x86-64-posix wine wine64
wasi           | clang-19 lld-19 wasi-libc libclang-rt-19-dev-wasm32 libc++-19-dev-wasm32 nodejs
tsan           | clang-19 libclang-rt-19-dev
weverything    | clang-19
clang-tidy     | clang-19 clang-tidy-19
"
compilers='gcc-11 gcc-12 gcc-12-c++23 clang-14 clang-16 clang-19 clang-19-c++23 clang-22 libc++-14 libc++-19' # of Debian 12
names="$compilers $(awk '{ print $1 }' <<<"$platforms")"

# -Weverything but for:
not_warnings=(
    c++98-compat c++98-compat-pedantic pre-c++20-compat-pedantic c++20-compat # this is C++20
    padded               # nothing here is laid out for others to read
    unsafe-buffer-usage  # the reader walks over bytes between two pointers
    switch-default       # a switch without a default lets the compiler report a forgotten enumerator
    missing-noreturn     # what refuses a literal names the fault, and is never run
    exit-time-destructors # that of std::error_category is virtual
    switch-enum          # a switch with one means it
    weak-vtables         # a header has no other place for a vtable
    float-equal          # whether a double is an integer is to be decided exactly
)

fail() {
    printf 'platforms: %s\n' "$*" >&2
    exit 2
}

# Sets the preset of a platform, its compiler if the preset asks for one, and its packages.
resolve() { # NAME
    local version=${1##*-}
    case $1 in
    gcc-*-c++23 | clang-*-c++23) resolve "${1%-c++23}" && preset=c++23 ;;
    gcc-default) preset=compiler compiler=g++ packages=g++ ;;
    clang-default) preset=compiler compiler=clang++ packages=clang ;;
    gcc-[0-9]*) preset=compiler compiler=g++-$version packages=g++-$version ;;
    clang-[0-9]*) preset=compiler compiler=clang++-$version packages=clang-$version ;;
    libc++-[0-9]*) preset=libc++ compiler=clang++-$version
        packages="clang-$version libc++-$version-dev libc++abi-$version-dev" ;;
    *) preset=$1 compiler=''
        packages=$(awk -F' *[|] *' -v name="$1" '$1 == name { print $2; found = 1 } END { exit !found }' <<<"$platforms") ||
        fail "there is no platform \"$1\"; there are:" $names ;;
    esac
}

is_there() {
    local package
    for package in $packages; do
        dpkg -s "$package" >/dev/null 2>&1 || [ "$package" = nodejs -a -x "$(command -v node)" ] || return
    done
}

install_missing() {
    local removed
    is_there && return
    removed=$(apt-get -s install --no-install-recommends $packages | awk '$1 == "Remv" && $2 !~ /^lib(c[+][+]|unwind)/ { print $2 }')
    if [ -n "$removed" ]; then
        echo "Not installed, since this would remove:" $removed
        return 1
    fi
    $([ "$(id -u)" -eq 0 ] || echo sudo) env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $packages >build/platforms/install.log 2>&1 ||
        { tail -5 build/platforms/install.log; return 1; }
}

threads() {
    clang++-19 -fsanitize=thread -O1 -g -std=c++20 -I include -o build/platforms/threads \
        $(find tests/unit -name main.cpp -o -name threads.cpp) && build/platforms/threads
}

# A source that includes every header.
all_headers() {
    (cd include && find chat_timers -name '*.hpp' ! -name boost_json.hpp | sort | sed 's/.*/#include <&>/')
    printf '#if __has_include(<boost/json/value.hpp>)\n#include <chat_timers/%s>\n#endif\n' \
        "$(cd include/chat_timers && find . -name boost_json.hpp | cut -c3-)"
}

check() { # NAME: 77 where something is missing
    resolve "$1"
    ! $install || install_missing
    if ! is_there; then
        echo "Missing. On Debian: apt-get install $packages"
        return 77
    fi
    case $1 in
    tsan) threads ;;
    weverything) all_headers | clang++-19 -std=c++20 -I include -Werror -Weverything \
        "${not_warnings[@]/#/-Wno-}" -fsyntax-only -x c++ - ;;
    clang-tidy) all_headers >build/platforms/all.cpp &&
        clang-tidy-19 --quiet --config-file=.clang-tidy build/platforms/all.cpp -- -std=c++20 -I include ;;
    *) ${compiler:+env CXX="$compiler"} cmake --workflow --preset "$preset" ;;
    esac
}

install=false missing_fails=true chosen=
for argument; do
    case $argument in
    --install) install=true ;;
    --skip-missing) missing_fails=false ;;
    --help) echo "$usage" $names && exit ;;
    -*) fail "there is no option $argument. $usage" $names ;;
    *) resolve "$argument" && chosen="$chosen $argument" ;;
    esac
done
chosen=${chosen:-$names}

mkdir -p build/platforms
if $install; then
    $([ "$(id -u)" -eq 0 ] || echo sudo) apt-get update >build/platforms/update.log 2>&1 || cat build/platforms/update.log
fi
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
