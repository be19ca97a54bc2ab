#!/bin/sh
# The command line of Dialpost with the Node that came with it. Installed as a package it
# steers the relay of this computer, which keeps its mail in /var/lib/dialpost and runs as
# the user dialpost: root becomes that user, so that no file there ever belongs to root,
# and goes on reading and writing where root may. Anybody else has a folder of their own.
set -eu
place=$(dirname "$(dirname "$(readlink -f "$0")")")/lib/dialpost-relay
data=/var/lib/dialpost
user=dialpost

named=
for word in "$@"; do
  case $word in
    --data | --data=*) named=yes ;;
    --) break ;;
  esac
done

if [ "$place" = /usr/lib/dialpost-relay ] && [ -z "$named" ] && [ -d "$data" ]; then
  case $(id -un) in
    "$user") set -- "$@" --data "$data" ;;
    root)
      # The service itself is root's business, and so is a question that needs no folder.
      case ${1-} in
        service) ;;
        *)
          HOME=$data
          export HOME
          may='--inh-caps=+dac_override --ambient-caps=+dac_override'
          # A container may forbid that; then files must be readable to the user.
          setpriv --reuid "$user" --regid "$user" --init-groups $may true 2>/dev/null || may=
          exec setpriv --reuid "$user" --regid "$user" --init-groups $may "$place/node" "$place/cli.js" "$@" --data "$data"
          ;;
      esac
      ;;
  esac
fi
exec "$place/node" "$place/cli.js" "$@"
