#!/bin/sh
# Before the files go, for dpkg (remove; an upgrade leaves the relay running until its new
# files are there) and rpm (0 when the last version goes): the relay ends in order. dpkg
# remembers that it was switched on, for who installs it again.
set -e
[ -z "${DPKG_ROOT-}" ] || exit 0
[ -d /run/systemd/system ] || exit 0
case "$1" in
  remove | deconfigure) systemctl stop dialpost.service || true ;;
  0) systemctl disable --now dialpost.service || true ;;
esac
