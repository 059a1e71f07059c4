#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# wine.sh PROGRAM ARGUMENT...: runs a program for Windows. The first of several at once starts Wine's server, and the
# others wait, since two that start it at once make each other fail. It ends a minute after the last program.
set -eu
WINEPREFIX=${WINEPREFIX:-$(cd "$(dirname "$0")/../../.." && pwd)/build/wine}
WINEDEBUG=-all
export WINEPREFIX WINEDEBUG
mkdir -p "$WINEPREFIX"
(
    flock 9
    wineserver -p60 9>&- || true
    [ -e "$WINEPREFIX/system.reg" ] || { wineboot --init 9>&- >/dev/null 2>&1 && wineserver -p60 9>&-; }
    wine cmd /c exit 9>&- >/dev/null 2>&1
) 9>"$WINEPREFIX.lock"
exec wine "$@"
