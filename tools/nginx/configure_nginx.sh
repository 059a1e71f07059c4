#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Writes the headers that nginx's configure script generates to BUILD/objs.
# Usage: configure_nginx.sh SOURCE BUILD, where SOURCE is the folder of Debian's package nginx-dev.
set -euo pipefail
source=$1 build=$2
mkdir -p "$build"
for name in auto configure src; do ln -sfn "$source/$name" "$build/$name"; done
. "$source/conf_flags"
cd "$build"
if ! ./configure "${NGX_CONF_FLAGS[@]}" --builddir=objs >configure.log 2>&1; then
    cat configure.log >&2
    echo "configure_nginx.sh: nginx's configure script failed, see above; tests/setup.sh --gateway installs its needs." >&2
    exit 1
fi
