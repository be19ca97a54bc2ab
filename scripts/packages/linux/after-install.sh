#!/bin/sh
# Runs after the files are in place, for dpkg (configure, with the version before) and for
# rpm (1 the first time, 2 and more on an upgrade). DPKG_ROOT is the root of a system that
# is not this one; nothing is started there.
set -e
root=${DPKG_ROOT-}
data=$root/var/lib/dialpost

case "$1" in
  configure | 1 | [2-9]*) ;;
  *) exit 0 ;;
esac
first=yes
[ "$1" = configure ] && [ -n "${2-}" ] && first=
case "$1" in [2-9]*) first= ;; esac

if [ -z "$root" ] && ! getent passwd dialpost >/dev/null; then
  if command -v systemd-sysusers >/dev/null; then
    systemd-sysusers /usr/lib/sysusers.d/dialpost.conf
  else
    useradd --system --user-group --home-dir /var/lib/dialpost --no-create-home --shell /usr/sbin/nologin dialpost
  fi
fi

mkdir -p "$data"
chmod 0700 "$data"
[ -n "$root" ] || chown dialpost:dialpost "$data"

# Where systemd rules: the first time the service is switched on (it runs once there are
# settings); afterwards that is the administrator's choice. An old relay ends in order.
if [ -z "$root" ] && [ -d /run/systemd/system ]; then
  systemctl daemon-reload || true
  if [ -n "$first" ]; then systemctl enable dialpost.service || true; fi
  if systemctl is-active --quiet dialpost.service || systemctl is-enabled --quiet dialpost.service; then
    systemctl restart dialpost.service || true
  fi
elif [ -z "$root" ] && [ -n "$first" ] && command -v systemctl >/dev/null; then
  systemctl enable dialpost.service >/dev/null 2>&1 || true
fi

if [ -n "$first" ] && [ ! -e "$data/settings.json" ]; then
  echo "Dialpost is installed. It runs once it has settings: sudo dialpost settings set FILE && sudo systemctl start dialpost"
fi
