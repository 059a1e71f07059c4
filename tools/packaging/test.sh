#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# test.sh: the packages of the current commit, on Debian and as root: two clones make the same bytes, the sources build
# tests of their own, lintian finds no error, and the packages are installed, used and removed without a trace.
set -eu
cd "$(dirname "$0")/../.."
command -v lintian dpkg-deb help2man >/dev/null || { echo 'Skipped: this is for Debian with lintian and help2man.'; exit 77; }
[ "$(id -u)" -eq 0 ] || { echo 'Skipped: only root can install packages.'; exit 77; }

work=$(mktemp -d)
installed=
clean() {
    [ -z "$installed" ] || dpkg --purge libchat-timers-dev chat-timers-check >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean EXIT
fail() {
    echo "packages: $*" >&2
    exit 1
}

for clone in one two; do
    git clone --quiet . "$work/$clone"
    "$work/$clone/tools/packaging/package.sh" "$work/made_by_$clone" >"$work/sums_of_$clone"
    sleep 1 # the clock must not matter
done
diff "$work/sums_of_one" "$work/sums_of_two" || fail 'two clones make different files.'
cat "$work/sums_of_one"
sbom=$PWD/tools/packaging/sbom.py
cd "$work/made_by_one"
"$sbom" --check ./*.spdx.json
cp -r . "$work/tampered"
echo >>"$work/tampered/chat_timers.hpp"
"$sbom" --check "$work/tampered"/*.spdx.json 2>/dev/null && fail 'the bill of materials fits another file.'

lintian --allow-root --fail-on error ./*.deb

tar -xzf ./*.tar.gz -C "$work"
(cd "$work"/chat_timers-* && cmake --preset test >"$work/log" 2>&1 &&
    cmake --build --preset test --target two_units.chat_timers two_units.single_header >>"$work/log" 2>&1 &&
    ctest --preset test -R '^(two_units\.(chat_timers|single_header)|single_include|layering)' >>"$work/log" 2>&1) ||
    { cat "$work/log"; fail 'the sources do not build their tests.'; }

find /usr /etc /opt -path /usr/share/man -prune -o -print | sort >"$work/before"
installed=yes
apt-get -o DPkg::Lock::Timeout=300 install -y ./*.deb >"$work/log" 2>&1 || { cat "$work/log"; fail 'apt-get does not install them.'; }
[ -s "$(man -w chat-timers-check 2>/dev/null)" ] || [ -s /usr/share/man/man1/chat-timers-check.1.gz ] ||
    fail 'chat-timers-check has no man page.'
page=$(man -w chat-timers-check 2>/dev/null || echo /usr/share/man/man1/chat-timers-check.1.gz)
zcat "$page" | grep -q EXAMPLES || fail 'the man page of chat-timers-check has no examples.'
zcat "$page" | grep -q '^[.]B check' && fail 'the man page of chat-timers-check shows commands with another name.'
echo '{}' | chat-timers-check >"$work/log" 2>&1 && fail 'chat-timers-check accepts {}.'
mkdir "$work/consumer"
cp "$OLDPWD/tests/consume/find_package/CMakeLists.txt" "$OLDPWD/tests/consume/main.cpp" "$work/consumer"
(cd "$work/consumer" && VERSION='' COMPONENT='' LINKED=chat_timers cmake -B build >"$work/log" 2>&1 &&
    cmake --build build >>"$work/log" 2>&1 && ./build/consumer >/dev/null) ||
    { cat "$work/log"; fail 'find_package does not find the installed library.'; }
grep -q 'chat_timers_DIR:PATH=/usr/share/cmake/chat_timers' "$work/consumer/build/CMakeCache.txt" ||
    fail 'another chat_timers was found than the installed one.'
apt-get -o DPkg::Lock::Timeout=300 purge -y libchat-timers-dev chat-timers-check >"$work/log" 2>&1 || { cat "$work/log"; fail 'they are not removed.'; }
installed=
[ ! -e /usr/share/man/man1/chat-timers-check.1.gz ] || fail 'the man page stays after chat-timers-check is removed.'
find /usr /etc /opt -path /usr/share/man -prune -o -print | sort >"$work/after"
diff "$work/before" "$work/after" || fail 'something stays, or is missing, after they are removed.'
echo 'packages: made twice alike, checked by lintian, installed, used and removed.'
