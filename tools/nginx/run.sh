#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Tests the nginx module: builds it, starts nginx on the loopback in a folder of its own, and runs the cases.
# tests/setup.sh --gateway installs what it needs.
#
# Usage: run.sh [--short] [--sanitize] [--only REGEX] [--keep] [module|clients|faults...]
#
#   --short     shortens what takes minutes, for every change
#   --sanitize  builds the module with AddressSanitizer and UndefinedBehaviorSanitizer
#   --only      runs the cases whose names match
#   --keep      keeps the folder of nginx
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

arguments=()
build=$root/build/gateway flags='' preload=''
for argument in "$@"; do
    if [ "$argument" = --sanitize ]; then
        build=$root/build/gateway-sanitize
        flags='-fsanitize=address,undefined -fno-sanitize-recover=all -D_GLIBCXX_ASSERTIONS'
        compiler=${CXX:-c++}
        # nginx itself is built without sanitizers, so their libraries must be there before it loads the module.
        preload=$("$compiler" -print-file-name=libasan.so):$("$compiler" -print-file-name=libubsan.so)
    else
        arguments+=("$argument")
    fi
done

# On Debian the system's, which need not be the first in PATH.
python=$("$here/programs.sh" boto3)
if [ -z "$python" ]; then
    echo "run.sh: no python3 has a boto3 that knows the operation. Run tests/setup.sh --gateway." >&2
    exit 1
fi

mkdir -p "$root/build"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCHAT_TIMERS_NGINX=ON -DCHAT_TIMERS_TOOLS=ON -DCMAKE_CXX_FLAGS="$flags" >"$build.log" 2>&1 ||
    { cat "$build.log" >&2; exit 1; }
cmake --build "$build" --target ngx_http_chat_timers_module gateway_answer check >>"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }

# The SDKs for JavaScript, as the lock file has them.
if command -v npm >/dev/null && ! cmp -s "$here/package-lock.json" "$build/package-lock.json"; then
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$build/"
    (cd "$build" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1) ||
        { cat "$build/npm.log" >&2; rm -f "$build/package-lock.json"; exit 1; }
fi

export PYTHONDONTWRITEBYTECODE=1 GATEWAY_PRELOAD=$preload
exec "$python" "$here/run.py" --build "$build" "${arguments[@]}"
