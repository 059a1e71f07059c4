#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Measures what the module costs: requests a second, latency and CPU time a request of one nginx worker, with the
# module off, on, on with `chat_timers_forward canonical`, and on with requests that it refuses.
# tests/setup.sh --gateway installs what it needs. Usage: bench.sh [--seconds N] [--runs N] [--memory]
#
#   --seconds  of each run (the default is 10)
#   --runs     of each kind, interleaved; the table has the medians (the default is 5)
#   --memory   instead: the worker's resident memory from request 10,000 to request 1,000,000
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/gateway-bench
mkdir -p "$root/build"
{ cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCHAT_TIMERS_NGINX=ON &&
    cmake --build "$build"; } >"$build.log" 2>&1 || { cat "$build.log" >&2; exit 1; }
exec python3 "$here/bench.py" "$build/tools/nginx/ngx_http_chat_timers_module.so" "$@"
