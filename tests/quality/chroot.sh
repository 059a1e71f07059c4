#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# chroot.sh make FOLDER            makes a Debian 12 in FOLDER that has nothing but apt, from this machine's own sources of
#                                  packages; needs root and mmdebstrap
# chroot.sh run FOLDER COMMAND...  runs a command in it, as root and in its folder /; what it leaves running ends with it
set -eu
action=$1 folder=$2
shift 2
case $action in
make)
    # The sources and the settings of apt are copied before the first package is fetched. Nothing survives an unclean end
    # of the machine, so dpkg need not wait for the disk.
    mmdebstrap --quiet --variant=apt --aptopt='APT::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
        --setup-hook='cd /etc/apt && for file in sources.list sources.list.d/debian.sources apt.conf.d/99*; do
            [ ! -e "$file" ] || install -Dm 644 "$file" "$1/etc/apt/$file"
        done' bookworm "$folder" ''
    # The network as this machine sees it, with the authorities that it trusts. Services are not started by their installation.
    cp /etc/resolv.conf "$folder/etc/resolv.conf"
    cp "${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}" "$folder/root/authorities.crt"
    printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d"
    chmod +x "$folder/usr/sbin/policy-rc.d" ;;
run)
    exec unshare --mount --pid --fork --kill-child sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" \
        env -i PATH="${CHROOT_PATH-}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
        HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive NODE_EXTRA_CA_CERTS=/root/authorities.crt "$@"' "$folder" "$@" ;;
esac
