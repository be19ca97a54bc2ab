#!/bin/bash
# The first process of the little machine: lays a file system of its own over the real
# disk, which is read-only below, leaves of systemd's units what a bare computer needs,
# and becomes systemd, which runs the story.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t tmpfs tmpfs /mnt
insmod "$DIALPOST_MODULES/fs/overlayfs/overlay.ko"
mkdir -p /mnt/upper /mnt/work /mnt/root
mount -t overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work overlay /mnt/root
cd /mnt/root

# As installed for everybody: a person's home, and /tmp, are closed to the user of a service.
mkdir -p opt/dialpost before
cp "$DIALPOST_OUT"/*.js "$DIALPOST_STORY" opt/dialpost/
chmod a+r opt/dialpost/*
touch opt/dialpost/node && mount --bind "$DIALPOST_NODE" opt/dialpost/node
mount -t tmpfs tmpfs tmp

units=etc/systemd/system
rm -rf "$units" var/lib/dialpost usr/lib/systemd/system-generators usr/lib/systemd/system/*.wants
mkdir -p "$units/multi-user.target.wants" "$units/sockets.target.wants"
: > etc/fstab
# dpkg would index every manual page of the disk with each package.
rm -f var/lib/man-db/auto-update
ln -s /usr/lib/systemd/system/multi-user.target "$units/default.target"
for socket in systemd-journald systemd-journald-dev-log; do
  ln -s "/usr/lib/systemd/system/$socket.socket" "$units/sockets.target.wants/"
done
cat > "$units/story.service" <<'UNIT'
[Unit]
# When the computer is switched off, the relay ends first.
Before=dialpost.service
[Service]
ExecStart=/opt/dialpost/node /opt/dialpost/story.mjs
Environment=PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
WorkingDirectory=/
StandardOutput=tty
StandardError=tty
TTYPath=/dev/tty0
UNIT
ln -s ../story.service "$units/multi-user.target.wants/"

pivot_root . before
exec /usr/lib/systemd/systemd --show-status=no --log-target=journal-or-kmsg
