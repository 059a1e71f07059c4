#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# package.sh [FOLDER]: makes the files of a release in FOLDER, build/packages if none is named: the sources of the
# current commit, two Debian packages, the single header, the reference site, and a bill of these materials (SPDX).
# The same commit makes the same bytes everywhere.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p "${1:-build/packages}"
folder=$(cd "${1:-build/packages}" && pwd)
version=$(sed -n 's/^#define CHAT_TIMERS_VERSION_[A-Z]* //p' include/chat_timers/version.hpp | paste -sd.)
[ -z "$(git status --porcelain --untracked-files=no)" ] || echo 'package: what is not committed is left out of the sources.' >&2
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
umask 022

git archive --prefix="chat_timers-$version/" HEAD | gzip -9n >"$folder/chat_timers-$version.tar.gz"
cp single_include/chat_timers.hpp "$folder/chat_timers.hpp"

# From the archive and in one and the same folder, so that nothing of this checkout gets into them.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar -xzf "$folder/chat_timers-$version.tar.gz" -C "$work"
source=$work/chat_timers-$version
cmake -S "$source/tools/packaging" -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr >"$work/log" 2>&1 &&
    cmake --build "$work/build" >>"$work/log" 2>&1 &&
    (cd "$work/build" && cpack) >>"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
cp "$work/build/"*.deb "$folder"

(cd "$source" && cmake --workflow --preset docs) >"$work/log" 2>&1 || {
    cat "$work/log"
    echo 'package: no reference site was made. tests/setup.sh --docs installs what it needs.' >&2
    exit 1
}
tar -C "$source/build/docs" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --transform="s,^html,chat_timers-$version-reference," -cf - html | xz -9 >"$folder/chat_timers-$version-reference.tar.xz"
tools/packaging/sbom.py "$folder" "$version"
(cd "$folder" && sha256sum ./*.deb ./*.tar.gz ./*.tar.xz ./*.hpp ./*.json)
