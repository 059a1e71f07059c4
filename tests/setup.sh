#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Installs what the build and the tests need and this machine lacks. Does nothing where nothing is missing.
#   tests/setup.sh [GROUP...]
#   --ci          also what .ci/run needs: Clang, fuzzers, coverage, packaging, the reference site and the checker's tests, and by npm the
#                 validator of SARIF logs that tools/check/package-lock.json pins (100 MB, below tools/check)
#   --bench       also Google Benchmark, valgrind and the peers that tests/bench measures
#   --gateway     also nginx and the clients that tools/nginx runs
#   --playground  also the WebAssembly compiler and the browser of tools/playground
#   --docs        also Doxygen, its style, and the WebAssembly compiler for the page to try
#   --help        prints this
# Boost, against which boost_json.hpp is tested, is installed only where there is none, since its versions exclude each
# other. Elsewhere than on Debian the packages of the last three groups are not known.
set -eu

# Each row: a group, a tool, and the packages that bring it. `has` finds out whether a tool is there: a program of that
# name, a file below a prefix (with a slash), a module of Python (python:NAME), or as it says below. A row with the same
# tool adds a package.
# group       tool                 apt-get                   dnf                 pacman            apk                brew
packages='
default       compiler             g++                       gcc-c++             gcc               g++                gcc
default       cmake                cmake                     cmake               cmake             cmake              cmake
default       ninja                ninja-build               ninja-build         ninja             samurai            ninja
default       python3              python3                   python3             python            python3            python
default       include/doctest/doctest.h doctest-dev          doctest-devel       doctest           doctest-dev        doctest
default       include/cxxopts.hpp  libcxxopts-dev            cxxopts-devel       cxxopts           cxxopts-dev        cxxopts
ci            clang++              clang                     clang               clang             clang              llvm
ci            clang-format         clang-format              clang-tools-extra   clang             clang-extra-tools  clang-format
ci            make                 make                      make                make              make               make
ci            meson                meson                     meson               meson             meson              meson
ci            pkg-config           pkg-config                pkgconf-pkg-config  pkgconf           pkgconf            pkgconf
ci            git                  git                       git                 git               git                git
ci            libfuzzer            clang-16                  clang               clang             clang              llvm
ci            libfuzzer            libclang-rt-16-dev        compiler-rt         compiler-rt       compiler-rt        llvm
ci            llvm-cov             llvm                      llvm                llvm              llvm               llvm
ci            llvm-cov             libclang-rt-dev           compiler-rt         compiler-rt       compiler-rt        llvm
ci            npm                  npm                       nodejs-npm          npm               npm                node
ci            curl                 curl                      curl                curl              curl               curl
ci            man                  man-db                    man-db              man-db            man-db             man-db
ci            help2man             help2man                  help2man            help2man          help2man           help2man
ci            parallel             parallel                  parallel            parallel          parallel           parallel
ci            sshd                 openssh-server            openssh-server      openssh           openssh            openssh
ci            pre-commit           pre-commit                pre-commit          pre-commit        pre-commit         pre-commit
ci            aws                  awscli                    awscli2             aws-cli           aws-cli            awscli
ci            python:jsonschema    python3-jsonschema        python3-jsonschema  python-jsonschema py3-jsonschema     python-jsonschema
ci            lintian              lintian                   lintian             -                 -                  -
ci            dpkg-deb             dpkg-dev                  dpkg                dpkg              dpkg               dpkg
ci            doxygen              doxygen                   doxygen             doxygen           doxygen            doxygen
ci            share/doxygen-awesome-css/doxygen-awesome.css doxygen-awesome-css - -                -                  -
ci            wasm                 clang-16                  -                   -                 -                  -
bench         include/benchmark/benchmark.h libbenchmark-dev google-benchmark-devel benchmark benchmark-dev   google-benchmark
bench         valgrind             valgrind                  valgrind            valgrind          valgrind           -
bench         include/nlohmann/json.hpp nlohmann-json3-dev json-devel       nlohmann-json     nlohmann-json      nlohmann-json
bench         include/rapidjson/rapidjson.h rapidjson-dev rapidjson-devel   rapidjson         rapidjson-dev      rapidjson
bench         include/simdjson.h   libsimdjson-dev           simdjson-devel      simdjson          simdjson-dev       simdjson
bench         include/fmt/core.h   libfmt-dev                fmt-devel           fmt               fmt-dev            fmt
gateway       nginx                nginx                     -                   -                 -                  -
gateway       share/nginx/src/src/core/nginx.h nginx-dev     -                   -                 -                  -
gateway       aws                  awscli                    -                   -                 -                  -
gateway       python:boto3         python3-boto3             -                   -                 -                  -
gateway       wrk                  wrk                       -                   -                 -                  -
gateway       slowhttptest         slowhttptest              -                   -                 -                  -
gateway       curl                 curl                      -                   -                 -                  -
gateway       openssl              openssl                   -                   -                 -                  -
gateway       node                 nodejs                    -                   -                 -                  -
gateway       npm                  npm                       -                   -                 -                  -
playground    wasm                 clang-16                  -                   -                 -                  -
playground    wasm                 lld-16                    -                   -                 -                  -
playground    wasm                 wasi-libc                 -                   -                 -                  -
playground    wasm                 libclang-rt-16-dev-wasm32 -                   -                 -                  -
playground    wasm                 libc++-16-dev-wasm32      -                   -                 -                  -
playground    node                 nodejs                    -                   -                 -                  -
playground    npm                  npm                       -                   -                 -                  -
playground    chromium             chromium                  -                   -                 -                  -
docs          doxygen              doxygen                   -                   -                 -                  -
docs          share/doxygen-awesome-css/doxygen-awesome.css doxygen-awesome-css - -                -                  -
docs          wasm                 clang-16                  -                   -                 -                  -
default       boost                libboost-json             boost-devel         boost             boost-dev          boost
'
managers='apt-get dnf pacman apk brew'
prefixes='/usr /usr/local /opt/homebrew /home/linuxbrew/.linuxbrew'

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
    libfuzzer) for compiler in clang++-16 clang++; do
            echo 'extern "C" int LLVMFuzzerTestOneInput(unsigned char const*, unsigned long) { return 0; }' |
                $compiler -fsanitize=fuzzer -x c++ - -o /dev/null 2>/dev/null && return
        done
        return 1 ;;
    llvm-cov) [ -x "$(clang++ -print-prog-name=llvm-cov 2>/dev/null)" ] && echo 'int main() {}' |
        clang++ -fprofile-instr-generate -fcoverage-mapping -x c++ - -o /dev/null 2>/dev/null ;;
    wasm) echo '#include <string_view>
        int main() { return 0; }' | clang++-16 --target=wasm32-wasi -std=c++20 -Werror -nostdlibinc -fno-exceptions \
        -isystem /usr/include/wasm32-wasi/c++/v1 -isystem /usr/include/wasm32-wasi -x c++ - -o /dev/null 2>/dev/null ;;
    node) node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)' 2>/dev/null ;;
    boost) exists include/boost/version.hpp >/dev/null ;;
    python:*) $(command -v /usr/bin/python3 || echo python3) -c "import ${1#python:}" 2>/dev/null ;;
    */*) exists "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null || command -v "/usr/sbin/$1" >/dev/null ;;
    esac
}

exists() { # FILE below a prefix: prints each
    found=1
    for prefix in $prefixes; do
        [ ! -e "$prefix/$1" ] || { echo "$prefix/$1" && found=0; }
    done
    return $found
}

say_if_boost_is_old() {
    for header in $(exists include/boost/version.hpp); do
        awk -v header="$header" '$1 == "#define" && $2 == "BOOST_VERSION" && $3 < 108100 {
            printf "setup: %s is of Boost %d.%d: boost_json.hpp needs 1.81 or newer and is not tested here.\n",
                header, $3 / 100000, $3 / 100 % 1000 }' "$header"
    done
}

lacking() { # of the chosen groups; with an argument, but for Boost, which the tests can do without
    for tool in $(echo "$packages" | awk -v groups=" $groups " -v but="${1-}" \
        'NF && index(groups, " " $1 " ") && $2 != but && !seen[$2]++ { print $2 }'); do
        has "$tool" || printf ' %s' "$tool"
    done
}

# The only tool that no package manager but npm has. Its install script makes it executable.
install_validator() {
    case " $groups " in *' ci '*) ;; *) return 0 ;; esac
    folder=$(dirname "$0")/../tools/check
    [ ! "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] || return 0
    echo "setup: running in $folder:
    npm ci"
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) ||
        fail "that failed: mend what its messages name and run this again."
}

groups=default
for argument; do
    case $argument in
    --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" && exit ;;
    --ci | --bench | --gateway | --playground | --docs) groups="$groups ${argument#--}" ;;
    *) fail "there is no $argument. The arguments are --ci, --bench, --gateway, --playground, --docs and --help." ;;
    esac
done

say_if_boost_is_old
missing=$(lacking)
if [ -z "$missing" ]; then
    install_validator
    echo "setup: nothing is missing."
    exit 0
fi
echo "setup: missing:$missing."

column=2
for manager in $managers none; do
    column=$((column + 1))
    command -v "$manager" >/dev/null && break
done
[ "$manager" != none ] || fail "found none of $managers: please install these yourself:$missing."

names=$(for tool in $missing; do
    echo "$packages" | awk -v tool="$tool" -v column=$column '$2 == tool { print $column }'
done | sort -u | tr '\n' ' ')
case " $names " in
*' - '*) fail "knows packages for$missing only on Debian: please install the missing ones yourself." ;;
esac
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

missing=$(lacking boost)
[ -z "$missing" ] || fail "still missing, or older than C++20, CMake 3.25 or Node 18:$missing. Please install newer ones."
install_validator
echo "setup: done."
