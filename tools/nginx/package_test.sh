#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# package_test.sh: the Debian package of the module. It is made here and checked by lintian. In a Debian 12 of its own it is
# installed, nginx forwards one request and refuses another, and it is removed without a trace.
# Needs root, and what tests/setup.sh --gateway installs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
name=libnginx-mod-http-chat-timers

work=$(mktemp -d)
nginx=
# unshare ignores other signals, and takes what it runs with it.
stop() { [ -z "$nginx" ] || { kill -KILL "$nginx" && wait "$nginx"; } 2>/dev/null || true; nginx=; }
trap 'stop; rm -rf --one-file-system "$work"' EXIT
debian=$work/debian
fail() {
    echo "package_test: $*" >&2
    exit 1
}
in_debian() { tests/quality/chroot.sh run "$debian" "$@"; }
quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log"; fail "this failed: $*"; }; }

tools/nginx/package.sh "$work"
lintian --allow-root --fail-on error "$work/$name"_*.deb
depends=$(dpkg-deb -f "$work/$name"_*.deb Depends)
grep -q 'nginx-abi-[0-9]' <<<"$depends" || fail "the package depends on no ABI of nginx, only on: $depends."

quietly tests/quality/chroot.sh make "$debian"
quietly in_debian apt-get update
quietly in_debian apt-get install -y nginx
rm "$debian/etc/nginx/sites-enabled/default" # port 80 may be another's

# The commands of README.md that install a built module, where nginx has no other.
dpkg-deb -x "$work/$name"_*.deb "$work/unpacked"
install -D "$work"/unpacked/usr/lib/nginx/modules/*.so -t "$debian/source/build/module/tools/nginx"
commands=$(awk '/^sudo install -/, /^```$/' tools/nginx/README.md | sed 's/sudo //; /^```$/d')
[[ $commands == *'nginx -t' ]] || fail "README.md shows no commands that install a built module, but: $commands"
quietly in_debian sh -ec "cd /source; $commands"
rm -r "$debian/source" "$debian/usr/lib/nginx" "$debian/etc/nginx/modules-enabled/60-chat-timers.conf"

# nginx makes the folders in /var/lib/nginx when it starts.
traces() { in_debian find / -xdev \( -path /run -o -path /var/lib/nginx -o -path /var/cache -o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /var/log \) -prune -o -print | sort; }
traces >"$work/before"

cp "$work/$name"_*.deb "$debian/root"
quietly in_debian sh -c "cd /root && apt-get install -y ./$name"'_*.deb'
rm "$debian/root/$name"_*.deb
quietly in_debian nginx -t

read -r gateway upstream < <(/usr/bin/python3 -c '
import socket
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(each.getsockname()[1] for each in sockets))')
cat >"$debian/etc/nginx/conf.d/connect.conf" <<END
server {
    listen 127.0.0.1:$gateway;
    chat_timers on;
    location / { proxy_pass http://127.0.0.1:$upstream; }
}
server {
    listen 127.0.0.1:$upstream;
    location / { return 200 "forwarded\n"; }
}
END
tests/quality/chroot.sh run "$debian" nginx -g 'daemon off;' >"$work/log" 2>&1 &
nginx=$!
ask() { # MINUTES: prints the status and the body of the reply
    curl --silent --retry 20 --retry-connrefused --retry-delay 1 --max-time 30 --noproxy '*' \
        --request PUT --header 'Content-Type: application/json' --write-out ' %{http_code}' --data-binary \
        '{"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":'"$1"'}}]}}}' \
        "http://127.0.0.1:$gateway/contact/participant-role-config/instance/contact"
}
forwarded=$(ask 480) || { cat "$work/log"; fail 'nginx does not answer.'; }
refused=$(ask 481)
stop
[ "$forwarded" = $'forwarded\n 200' ] || { cat "$work/log"; fail "480 minutes are not forwarded: $forwarded"; }
grep -q '"Message":.*between 2 and 480.* 400$' <<<"$refused" || { cat "$work/log"; fail "481 minutes are not refused: $refused"; }

rm "$debian/etc/nginx/conf.d/connect.conf"
quietly in_debian apt-get purge -y "$name"
quietly in_debian nginx -t
traces >"$work/after"
diff "$work/before" "$work/after" || fail 'something stays, or is missing, after the package is purged.'
echo "package_test: $name is made, installed, forwards, refuses, and is purged without a trace."
