#!/bin/sh
# After the files are gone, for dpkg (remove, purge) and rpm (0). Letters exist nowhere
# else, so nothing takes /var/lib/dialpost away, not even a purge: that forgets only that
# the service was switched on.
set -e
root=${DPKG_ROOT-}
case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac
if [ "$1" = purge ]; then rm -f "$root/etc/systemd/system/multi-user.target.wants/dialpost.service"; fi
if [ -z "$root" ] && [ -d /run/systemd/system ]; then systemctl daemon-reload || true; fi
# The desktop app, where it is installed too, has its name on the path again.
if [ -z "$root" ] && [ -x /opt/Dialpost/dialpost ] && [ ! -e /usr/bin/dialpost ] && command -v update-alternatives >/dev/null; then
  update-alternatives --install /usr/bin/dialpost dialpost /opt/Dialpost/dialpost 100 || true
fi
if [ -d "$root/var/lib/dialpost" ]; then echo "Mail and settings stay in /var/lib/dialpost."; fi
