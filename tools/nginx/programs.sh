#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# programs.sh NAME: prints the programs that do what the tests need, which a program's name does not say.
#   nginx    one that has the version of nginx-dev, for which the module is built
#   aws      each that knows the operation, of Debian's and the one in PATH
#   boto3    a Python whose boto3 knows the operation, Debian's or the one in PATH
#   version  the version of nginx-dev
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin

version() { sed -n 's/^#define NGINX_VERSION *"\(.*\)"$/\1/p' /usr/share/nginx/src/src/core/nginx.h 2>/dev/null; }

case $1 in
version) version ;;
nginx)
    for candidate in "${NGINX:-}" "$(command -v nginx)" /usr/sbin/nginx; do
        [ -n "$candidate" ] || continue
        case $("$candidate" -v 2>&1) in "nginx version: nginx/$(version)"*) echo "$candidate" && exit ;; esac
    done ;;
aws)
    for candidate in /usr/bin/aws "$(command -v aws)"; do
        [ "$candidate" != "${printed-}" ] && [ -x "$candidate" ] || continue
        case $(AWS_DEFAULT_REGION=us-east-1 AWS_PAGER='' "$candidate" connect update-participant-role-config \
            --generate-cli-skeleton input 2>/dev/null </dev/null) in
        *'"ChannelConfiguration"'*) printed=$candidate && echo "$candidate" ;;
        esac
    done ;;
boto3)
    for candidate in /usr/bin/python3 "$(command -v python3)"; do
        case $("$candidate" "$here/service_model.py" 2>/dev/null </dev/null) in
        *UpdateParticipantRoleConfig) echo "$candidate" && exit ;;
        esac
    done ;;
esac
