#!/bin/sh
# Installs what the build and the tests need and this machine lacks; with --ci, what .ci/run needs besides. Boost,
# against which boost_json.hpp is tested, is installed only where there is none, since its versions exclude each other.
# Where nothing is missing, it does nothing.
set -eu

# tool        apt-get             dnf                 pacman       apk                brew
packages='
compiler      g++                 gcc-c++             gcc          g++                gcc
cmake         cmake               cmake               cmake        cmake              cmake
ninja         ninja-build         ninja-build         ninja        samurai            ninja
python3       python3             python3             python       python3            python
doctest       doctest-dev         doctest-devel       doctest      doctest-dev        doctest
clang++       clang               clang               clang        clang              llvm
clang-format  clang-format        clang-tools-extra   clang        clang-extra-tools  clang-format
meson         meson               meson               meson        meson              meson
pkg-config    pkg-config          pkgconf-pkg-config  pkgconf      pkgconf            pkgconf
git           git                 git                 git          git                git
libfuzzer     clang-16            clang               clang        clang              llvm
libfuzzer     libclang-rt-16-dev  compiler-rt         compiler-rt  compiler-rt        llvm
llvm-cov      llvm                llvm                llvm         llvm               llvm
llvm-cov      libclang-rt-dev     compiler-rt         compiler-rt  compiler-rt        llvm
boost         libboost-json       boost-devel         boost        boost-dev          boost
'
managers='apt-get dnf pacman apk brew'

fail() {
    echo "setup: $*" >&2
    exit 1
}

has() {
    case $1 in
    compiler) echo 'consteval int zero() { return 0; } int main() { return zero(); }' |
        ${CXX:-c++} -std=c++20 -fsyntax-only -x c++ - 2>/dev/null ;;
    cmake) cmake --version 2>/dev/null |
        awk 'NR == 1 { split($3, v, "."); enough = v[1] * 1000 + v[2] >= 3025 } END { exit !enough }' ;;
    doctest) for prefix in /usr /usr/local /opt/homebrew /home/linuxbrew/.linuxbrew; do
            [ ! -e $prefix/include/doctest/doctest.h ] || return 0
        done
        return 1 ;;
    libfuzzer) for compiler in clang++-16 clang++; do
            echo 'extern "C" int LLVMFuzzerTestOneInput(unsigned char const*, unsigned long) { return 0; }' |
                $compiler -fsanitize=fuzzer -x c++ - -o /dev/null 2>/dev/null && return
        done
        return 1 ;;
    llvm-cov) [ -x "$(clang++ -print-prog-name=llvm-cov 2>/dev/null)" ] && echo 'int main() {}' |
        clang++ -fprofile-instr-generate -fcoverage-mapping -x c++ - -o /dev/null 2>/dev/null ;;
    boost) [ -n "$(boost_header)" ] ;;
    *) command -v "$1" >/dev/null ;;
    esac
}

boost_header() {
    for prefix in /usr /usr/local /opt/homebrew /home/linuxbrew/.linuxbrew; do
        [ ! -e $prefix/include/boost/version.hpp ] || echo $prefix/include/boost/version.hpp
    done
}

# Another Boost than one that will do.
say_of_boost() {
    for header in $(boost_header); do
        awk -v header="$header" '$1 == "#define" && $2 == "BOOST_VERSION" && $3 < 108100 {
            printf "setup: %s is of Boost %d.%d: boost_json.hpp needs 1.81 or newer and is not tested here.\n",
                header, $3 / 100000, $3 / 100 % 1000 }' "$header"
    done
}

lacking() {
    for tool in $tools; do
        has "$tool" || printf ' %s' "$tool"
    done
}

tools='compiler cmake ninja python3 doctest'
case $* in
'') ;;
--ci) tools="$tools clang++ clang-format meson pkg-config git libfuzzer llvm-cov" ;;
*) fail "the only argument is --ci; got: $*" ;;
esac
tools="$tools boost"  # the last: the tests do without

say_of_boost
missing=$(lacking)
if [ -z "$missing" ]; then
    echo "setup: nothing is missing."
    exit 0
fi
echo "setup: missing:$missing."

column=1
for manager in $managers none; do
    column=$((column + 1))
    command -v "$manager" >/dev/null && break
done
[ "$manager" != none ] || fail "found none of $managers: please install these yourself:$missing."

names=$(for tool in $missing; do
    echo "$packages" | awk -v tool="$tool" -v column=$column '$1 == tool { print $column }'
done | sort -u | tr '\n' ' ')
case $manager in
apt-get)
    # Debian names it after Boost's version, of which the first that will do is taken.
    boost_package='$(apt-cache pkgnames libboost-json1 | grep -x "libboost-json1[.]8[1-9]-dev" | sort | head -n 1)'
    names=$(echo "$names" | sed "s/libboost-json /$boost_package /")
    command="apt-get update &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $names" ;;
dnf) command="dnf install -y $names" ;;
pacman) command="pacman -Sy --needed --noconfirm $names" ;;
apk) command="apk add --no-cache $names" ;;
brew) command="brew install $names" ;;
esac

sudo=
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "there is no sudo, and only root can install these. As root, run:
    $command"
    sudo=sudo
fi
echo "setup: running${sudo:+ with sudo}:
    $command"
$sudo sh -c "$command" || fail "that failed: mend what its messages name and run this again."

tools=${tools% boost}
missing=$(lacking)
[ -z "$missing" ] || fail "still missing or older than C++20, CMake 3.25:$missing. Please install newer ones."
echo "setup: done."
