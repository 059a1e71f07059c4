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

# Each row: a group, a tool, and the packages that bring it. `has` asks whether the tool does what the tests use it for;
# that a program has its name says nothing. A row with the same tool adds a package.
# group       tool                 apt-get                   dnf                 pacman            apk                brew
packages='
default       compiler             g++                       gcc-c++             gcc               g++                gcc
default       cmake                cmake                     cmake               cmake             cmake              cmake
default       ninja                ninja-build               ninja-build         ninja             samurai            ninja
default       python3              python3                   python3             python            python3            python
default       header:doctest       doctest-dev           doctest-devel       doctest           doctest-dev        doctest
default       header:cxxopts       libcxxopts-dev            cxxopts-devel       cxxopts           cxxopts-dev        cxxopts
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
ci            service-model        awscli                    awscli2             aws-cli           aws-cli            awscli
ci            python:jsonschema    python3-jsonschema        python3-jsonschema  python-jsonschema py3-jsonschema     python-jsonschema
ci            python:botocore      python3-botocore          python3-botocore    python-botocore   py3-botocore       -
ci            lintian              lintian                   lintian             -                 -                  -
ci            dpkg-shlibdeps       dpkg-dev                  dpkg                dpkg              dpkg               dpkg
ci            gdb                  gdb                       gdb                 gdb               gdb                gdb
ci            mmdebstrap           mmdebstrap                -                   -                 -                  -
ci            doxygen              doxygen                   doxygen             doxygen           doxygen            doxygen
ci            share/doxygen-awesome-css/doxygen-awesome.css doxygen-awesome-css - -                -                  -
ci            wasm                 clang-16                  -                   -                 -                  -
ci            valgrind             valgrind                  valgrind            valgrind          valgrind           -
bench         header:benchmark     libbenchmark-dev          google-benchmark-devel benchmark      benchmark-dev      google-benchmark
bench         valgrind             valgrind                  valgrind            valgrind          valgrind           -
bench         header:nlohmann      nlohmann-json3-dev        json-devel          nlohmann-json     nlohmann-json      nlohmann-json
bench         header:rapidjson     rapidjson-dev             rapidjson-devel     rapidjson         rapidjson-dev      rapidjson
bench         header:simdjson      libsimdjson-dev           simdjson-devel      simdjson          simdjson-dev       simdjson
bench         header:fmt           libfmt-dev                fmt-devel           fmt               fmt-dev            fmt
gateway       nginx                nginx                     -                   -                 -                  -
gateway       nginx-dev            nginx-dev                 -                   -                 -                  -
gateway       aws                  awscli                    -                   -                 -                  -
gateway       boto3                python3-boto3             -                   -                 -                  -
gateway       boto3                awscli                    -                   -                 -                  -
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
tools=$(cd "$(dirname "$0")/../tools" && pwd)
usual=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin:/opt/homebrew/bin:/home/linuxbrew/.linuxbrew/bin
PATH=$PATH:/usr/sbin
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "setup: $*" >&2
    exit 1
}

# Answers the questions below. A useless program may have any name, exit with 0 and print anything.
has() {
    case $1 in
    compiler) works "${CXX:-c++}" ;;
    clang++) works clang++ ;;
    cmake) is_at_least 3 25 cmake ;;
    ninja) is_at_least 1 9 ninja ;;
    python3) [ "$(python3 -c 'import sys; print(sys.version_info >= (3, 9))')" = True ] ;;
    header:*) includes "${1#header:}" ;;
    boost) exists include/boost/version.hpp >/dev/null ;;
    clang-format) [ "$(echo 'int  zero ;' | clang-format)" = 'int zero;' ] ;;
    make) [ "$(printf 'all:\n\t@echo made\n' | make -s -f -)" = made ] ;;
    meson) is_at_least 1 0 meson ;;
    pkg-config) is_at_least 0 20 pkg-config ;;
    git) says 'git version 2' git --version ;;
    libfuzzer) for fuzzer in clang++-16 clang++; do
            echo 'extern "C" int LLVMFuzzerTestOneInput(unsigned char const*, unsigned long) { return 0; }' |
                builds "$fuzzer" -fsanitize=fuzzer && "$scratch/program" -runs=1 && return
        done
        return 1 ;;
    llvm-cov) [ -x "$(clang++ -print-prog-name=llvm-cov)" ] && [ -x "$(clang++ -print-prog-name=llvm-profdata)" ] &&
        echo 'int main() {}' | builds clang++ -fprofile-instr-generate -fcoverage-mapping &&
        rm -f "$scratch/profile" && LLVM_PROFILE_FILE=$scratch/profile "$scratch/program" && [ -s "$scratch/profile" ] ;;
    node) [ "$(node -p 'parseInt(process.versions.node) >= 18')" = true ] ;;
    npm) is_at_least 7 0 npm ;;
    curl) echo transferred >"$scratch/file" && [ "$(curl -s "file://$scratch/file")" = transferred ] ;;
    parallel) says 'GNU parallel' parallel --version ;;
    sshd) says OpenSSH sshd -V && says OpenSSH ssh -V && command -v ssh-keygen ;;
    service-model) [ "$manager" != apt-get ] ||
        grep -q UpdateParticipantRoleConfig /usr/lib/python3/dist-packages/awscli/botocore/data/connect/2017-08-08/service-2.json ;;
    python:*) [ "$($(command -v /usr/bin/python3 || echo python3) -c "import ${1#python:}; print('imported')")" = imported ] ;;
    lintian) says 'Lintian v' lintian --version ;;
    gdb) says 42 gdb -nx -batch -ex 'python print(6 * 7)' ;;
    doxygen) is_at_least 1 9 doxygen ;;
    */*) exists "$1" ;;
    openssl) says OpenSSL openssl version || says LibreSSL openssl version ;;
    wrk) says 'Usage: wrk' wrk -v ;;
    slowhttptest) says Usage slowhttptest -h ;;
    nginx-dev) [ -e /usr/share/nginx/src/conf_flags ] && [ -n "$("$tools/nginx/programs.sh" version)" ] ;;
    nginx | aws | boto3) [ -n "$("$tools/nginx/programs.sh" "$1")" ] ;;
    wasm) echo '#include <string_view>
        int main() { return 0; }' | builds clang++-16 --target=wasm32-wasi -std=c++20 -Werror -nostdlibinc -fno-exceptions \
        -isystem /usr/include/wasm32-wasi/c++/v1 -isystem /usr/include/wasm32-wasi && says '00 61 73 6d' od -An -tx1 -N4 "$scratch/program" ;;
    chromium) browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) &&
        says 42 timeout 60 "$browser" --headless --no-sandbox --disable-dev-shm-usage --disable-gpu --user-data-dir="$scratch" \
            --dump-dom 'data:text/html,<script>document.write(6 * 7)</script>' ;;
    *) says "$1" "$1" --version ;; # man, help2man, pre-commit, dpkg-shlibdeps, valgrind, mmdebstrap
    esac </dev/null >/dev/null 2>&1
}

says() { # WORDS COMMAND...: its output has these words
    words=$1
    shift
    command -v "$1" || return # the shell's message that it is not found has its name
    case $("$@" 2>&1) in *"$words"*) ;; *) return 1 ;; esac
}

is_at_least() { # MAJOR MINOR PROGRAM
    "$3" --version | awk -v major="$1" -v minor="$2" 'match($0, /[0-9]+[.][0-9]+/) {
        split(substr($0, RSTART, RLENGTH), is, ".")
        enough = is[1] + 0 > major || (is[1] + 0 == major && is[2] + 0 >= minor)
        exit
    } END { exit !enough }'
}

builds() { # COMPILER FLAG...: makes $scratch/program of the standard input
    rm -f "$scratch/program"
    "$@" -x c++ - -o "$scratch/program" && [ -s "$scratch/program" ]
}

works() { # COMPILER: makes programs of C++20, and has the version that the library asks for
    builds "$1" -std=c++20 <<'END' && "$scratch/program"
#include <compare>
#include <span>
#if defined __clang__ && !defined __apple_build_version__ && __clang_major__ < 14
#error "too old"
#elif defined __GNUC__ && !defined __clang__ && __GNUC__ < 11
#error "too old"
#endif
consteval int zero() { return 0; }
int main() { return zero(); }
END
}

compiler() { # prints the first that works
    for candidate in ${CXX:-} c++ /usr/bin/c++ g++ clang++; do
        works "$candidate" >/dev/null 2>&1 && echo "$candidate" && return
    done
}

includes() { # LIBRARY: its header compiles, and has what is used of it
    [ "$1" != doctest ] || exists lib/cmake/doctest/doctestConfig.cmake || exists lib64/cmake/doctest/doctestConfig.cmake || return
    case $1 in
    doctest) code='doctest/doctest.h> static_assert(DOCTEST_VERSION >= 20400); TEST_CASE("one") { CHECK(true); }' ;;
    cxxopts) code='cxxopts.hpp> cxxopts::Options options{"", ""};' ;;
    benchmark) code='benchmark/benchmark.h> benchmark::State* state;' ;;
    nlohmann) code='nlohmann/json.hpp> nlohmann::json value;' ;;
    rapidjson) code='rapidjson/document.h> rapidjson::Document value;' ;;
    simdjson) code='simdjson.h> simdjson::ondemand::parser parser;' ;;
    fmt) code='fmt/format.h> fmt::memory_buffer text;' ;;
    esac
    set --
    for prefix in $prefixes; do set -- "$@" -I "$prefix/include"; done
    printf '#include <%s>\n%s\n' "${code%%>*}" "${code#*>}" | "$cxx" -std=c++20 "$@" -fsyntax-only -x c++ -
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

# Sets `missing` to those tools of the chosen groups that are nowhere, and `useless` to those that a usual folder has, while
# PATH has another first that does not do. The tests look there themselves for nginx, aws and a Python with boto3.
survey() {
    missing='' useless='' cxx=$(compiler || true)
    for tool in $(echo "$packages" | awk -v groups=" $groups " 'NF && index(groups, " " $1 " ") && !seen[$2]++ { print $2 }'); do
        if has "$tool"; then continue; fi
        if (PATH=$usual && has "$tool"); then useless="$useless $tool"; else missing="$missing $tool"; fi
    done
}

finish() {
    [ -z "$useless" ] || fail "PATH has useless programs, which hide the usual ones, for:$useless.
    Put /usr/bin before their folders in PATH${CXX:+, or unset CXX}."
    install_validator
    echo "setup: $1."
    exit 0
}

# The only tool that no package manager but npm has. Its install script makes it executable.
install_validator() {
    case " $groups " in *' ci '*) ;; *) return 0 ;; esac
    folder=$tools/check
    [ ! "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] || return 0
    echo "setup: running in $folder:
    npm ci"
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error) ||
        fail "that command failed: correct what its messages name, and run this script again."
}

groups=default
for argument; do
    case $argument in
    --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" && exit ;;
    --ci | --bench | --gateway | --playground | --docs) groups="$groups ${argument#--}" ;;
    *) fail "unknown argument $argument, expected --ci, --bench, --gateway, --playground, --docs or --help." ;;
    esac
done

column=2
for manager in $managers none; do
    column=$((column + 1))
    command -v "$manager" >/dev/null && break
done

say_if_boost_is_old
survey
[ -n "$missing" ] || finish 'nothing is missing'
echo "setup: missing:$missing."

[ "$manager" != none ] || fail "none of the package managers $managers is there: please install these yourself:$missing."

names=$(for tool in $missing; do
    echo "$packages" | awk -v tool="$tool" -v column=$column '$2 == tool { print $column }'
done | sort -u | tr '\n' ' ')
case " $names " in
*' - '*) fail "this script knows the packages of$missing only on Debian: please install them yourself." ;;
esac
case $manager in
apt-get)
    # Debian names it after Boost's version, of which the first that will do is taken.
    boost_package='$(apt-cache pkgnames libboost-json1 | grep -x "libboost-json1[.]8[1-9]-dev" | sort | head -n 1)'
    names=$(echo "$names" | sed "s/libboost-json /$boost_package /")
    command="apt-get update &&
        DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $names" ;;
dnf) command="dnf install -y $names" ;;
pacman) command="pacman -Sy --needed --noconfirm $names" ;;
apk) command="apk add --no-cache $names" ;;
brew) command="brew install $names" ;;
esac

sudo=
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "only root can install these, and there is no sudo. As root, run:
    $command"
    sudo=sudo
fi
echo "setup: running${sudo:+ with sudo}:
    $command"
# The packages' own scripts find the system's programs.
$sudo env PATH="$usual" sh -c "$command" || fail "that command failed: correct what its messages name, and run this script again."

survey
missing=${missing% boost} # the tests can do without
[ -z "$missing" ] || fail "still missing, or older than C++20, CMake 3.25 or Node 18:$missing. Please install newer ones."
finish 'done'
