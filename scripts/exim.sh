#!/usr/bin/env bash
# Fetches an Exim that speaks ATRN (4.99 or newer) for test/interop/exim.test.ts.
# Debian's stable has an older one, and it cannot stand beside Postfix; so the newest
# is unpacked, with the libraries it needs, into a folder of its own to be run in by
# chroot. Nothing is installed, no daemon starts, the system's apt sees nothing of it.
# The mirror is the one that this machine's apt uses for Debian. Needs Debian and root.
# Done already: says nothing. On failure: apt's words, exit 1, nothing half left behind.
set -eu
there="${XDG_CACHE_HOME:-$HOME/.cache}/dialpost/exim"
works() { chroot "$1" /usr/sbin/exim4 -bV 2>/dev/null | grep -q '^Exim version'; }
if [ -d "$there" ] && works "$there"; then exit 0; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{state/lists/partial,cache/archives/partial,root}
touch "$work/status" "$work/log"

# Of every Debian archive in the sources, though not of the one for security updates.
mirrors() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | sort -u; }
[ -n "$(mirrors)" ] || apt-get update >>"$work/log" 2>&1
keys=$(dpkg -L debian-archive-keyring 2>/dev/null | grep -m 1 'keyrings/debian-archive-keyring\.' || true)

# An apt that knows of nothing installed, and therefore fetches every library.
private=(-o "Dir::State=$work/state" -o "Dir::State::status=$work/status" -o "Dir::Cache=$work/cache"
  -o "Dir::Etc::sourcelist=$work/sources" -o Dir::Etc::sourceparts=- -o Dir::Etc::preferences=- -o Dir::Etc::preferencesparts=-
  -o APT::Sandbox::User=root -o APT::Install-Recommends=false -o Acquire::Languages=none -o Acquire::Retries=3)
fetch() { # MIRROR SUITE
  echo "deb ${keys:+[signed-by=$keys] }$1 $2 main" >"$work/sources"
  apt-get "${private[@]}" update && apt-get "${private[@]}" install -y --download-only exim4-daemon-light
}
found=
for suite in testing unstable; do
  for mirror in $(mirrors); do
    if [ -z "$found" ] && fetch "$mirror" "$suite" >>"$work/log" 2>&1; then found=yes; fi
  done
done
[ -n "$found" ] || { tail -40 "$work/log" >&2; exit 1; }

mkdir -p "$work"/root/{dev,run,tmp,etc/exim4,usr/{bin,sbin,lib,lib64}}
for merged in bin sbin lib lib64; do ln -s "usr/$merged" "$work/root/$merged"; done
for package in "$work"/cache/archives/*.deb; do
  case ${package##*/} in perl*|systemd_*|libsystemd-shared*|*gconv*) continue ;; esac # large, and not linked by it
  dpkg -x "$package" "$work/root"
done
printf 'root:x:0:0::/:\nDebian-exim:x:101:103::/:\n' >"$work/root/etc/passwd"
printf 'root:x:0:\nDebian-exim:x:103:\n' >"$work/root/etc/group"
# Where not even root may make a device, an empty file is as good for what Exim does with it.
mknod -m 666 "$work/root/dev/null" c 1 3 2>/dev/null || { : >"$work/root/dev/null"; chmod 666 "$work/root/dev/null"; }
works "$work/root" || { echo "the Exim that was fetched does not run here" >&2; exit 1; }
mkdir -p "$(dirname "$there")"
chmod 700 "$(dirname "$there")" # nobody else comes near the program, which is set-user-id
rm -rf "$there"
mv "$work/root" "$there"
