#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# package.sh [FOLDER]: makes the Debian package libnginx-mod-http-chat-timers of the current commit for the nginx of this
# machine in FOLDER, build/packages if none is named. Needs nginx-dev and debhelper: tests/setup.sh --gateway installs them.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p "${1:-build/packages}"
folder=$(cd "${1:-build/packages}" && pwd)
name=libnginx-mod-http-chat-timers
version=$(sed -n 's/^#define CHAT_TIMERS_VERSION_[A-Z]* //p' include/chat_timers/version.hpp | paste -sd.)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
umask 022

# A source package has its folder debian at the top, and is built beside itself.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=$work/$name
mkdir "$source"
git archive HEAD include tools/nginx LICENSE | tar -x -C "$source"
mv "$source/tools/nginx/debian" "$source/debian"
sed 's/^$/./; s/^/ /' "$source/LICENSE" >"$work/licence"
for file in changelog copyright; do
    # From the templates of the other packages.
    git show "HEAD:tools/packaging/debian/$file.in" | sed "s/@package@/$name/; s/@version@/$version/g
        s/@date@/$(date -Rud "@$SOURCE_DATE_EPOCH")/
        s/@CPACK_DEBIAN_PACKAGE_MAINTAINER@/$(sed -n 's/^Maintainer: //p' "$source/debian/control")/
        /@licence@/{
            r $work/licence
            d
        }" >"$source/debian/$file"
done

(cd "$source" && dpkg-buildpackage --build=binary --no-sign --no-check-builddeps) >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
cp "$work/$name"_*.deb "$folder"
(cd "$folder" && sha256sum "$name"_*.deb)
