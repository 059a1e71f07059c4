#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# setup_test.sh: runs tests/setup.sh in a Debian 12 of its own, twice: as the README does, where nothing is installed; and with
# all groups that CI uses, where nothing is installed, too, and PATH has a useless program of each name first. Then asks
# whether what the tests use is there. Needs root, mmdebstrap and 4 GB below build/, which it removes at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."

mkdir -p build
work=$(mktemp -d "$PWD/build/setup_test.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT
fail() {
    echo "setup_test: $*" >&2
    exit 1
}
quietly() { "$@" >"$work/log" 2>&1 || { tail -n 60 "$work/log"; fail "this failed: $*"; }; }

debian=$work/debian
quietly tests/quality/chroot.sh make "$debian"
mkdir "$debian/project"
git ls-files -z | tar -c --null -T - | tar -x -C "$debian/project"
cp -a "$debian" "$work/useless"
in_debian() { tests/quality/chroot.sh run "$debian" "$@"; }

# The default group: a program with the library, doctest and cxxopts; and the configuration of the tests.
the_tests_use() {
    cat >"$debian/project/program.cpp" <<'END'
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <chat_timers/chat_timers.hpp>
#include <chrono>
#include <cxxopts.hpp>
#include <doctest/doctest.h>
TEST_CASE("one") {
    cxxopts::Options const options{"program"};
    CHECK(chat_timers::is_timer_duration(std::chrono::minutes{options.help().empty() ? 0 : 5}));
}
END
    quietly in_debian sh -ec 'cd /project
        c++ -std=c++20 -O0 -I include program.cpp -o program && ./program
        cmake -G Ninja -B made -D CHAT_TIMERS_TESTS=ON -D FETCHCONTENT_FULLY_DISCONNECTED=ON'
}
# The programs that the tests of the gateway choose, with the PATH of the set-up.
the_gateway_uses() {
    local name path
    while read -r name path; do
        [ "$(in_debian /project/tools/nginx/programs.sh "$name")" = "$path" ] ||
            fail "the tests of the gateway do not find $path, which does what they use $name for."
    done <<'END'
aws /usr/bin/aws
boto3 /usr/bin/python3
nginx /usr/sbin/nginx
END
}

echo 'setup_test: nothing is installed.'
quietly in_debian /project/tests/setup.sh
grep -x 'setup: done\.' "$work/log" || fail 'the set-up is not done.'
the_tests_use

# Who may not install learns what is missing: everything that the other groups name and that is not there.
quietly in_debian su nobody -s /bin/sh -c '/project/tests/setup.sh --ci --bench --gateway --playground --docs || true'
missing=$(sed -n 's/^setup: missing:\(.*\)\.$/\1 /p' "$work/log")
for tool in $(awk '/^packages=/, /^.$/ { if (NF == 7 && $1 != "default") print $2 }' tests/setup.sh | sort -u); do
    [[ $missing == *" $tool "* ]] || in_debian sh -c "command -v $tool" >/dev/null || [ -e "$debian/usr/$tool" ] ||
        fail "there is no $tool, and the set-up does not miss it."
done

# These packages need not be downloaded twice.
mv "$debian"/var/cache/apt/archives/*.deb "$work/useless/var/cache/apt/archives"
rm -rf --one-file-system "$debian"
debian=$work/useless
mkdir "$debian/useless"
names=$(awk '/^packages=/, /^.$/ { if ($2 !~ /[:\/]/) print $2 }' tests/setup.sh | sort -u)
for name in c++ g++ gcc clang++-16 llvm-profdata ssh ssh-keygen dpkg-deb ${names//packages=/}; do
    printf '#!/bin/sh\necho nonsense\n' >"$debian/useless/$name"
    chmod +x "$debian/useless/$name"
done

echo 'setup_test: a useless program of each name is first in PATH.'
export CHROOT_PATH=/useless:
if in_debian /project/tests/setup.sh --ci --gateway --playground >"$work/log" 2>&1; then
    tail -n 60 "$work/log"
    fail 'the set-up takes useless programs for what the tests use.'
fi
grep '^setup: PATH has useless programs' "$work/log" || { tail -n 60 "$work/log"; fail 'it does not say that PATH has useless programs.'; }
the_gateway_uses
export CHROOT_PATH=
quietly in_debian /project/tests/setup.sh --ci --gateway --playground # now also what npm brings
grep -x 'setup: nothing is missing\.' "$work/log" || { tail -n 60 "$work/log"; fail 'something is missing that it did not install.'; }
the_tests_use
echo 'setup_test: what the tests use is there.'
