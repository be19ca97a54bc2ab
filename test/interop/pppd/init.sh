#!/bin/bash
# The first and only process of the little machine: loads the kernel's PPP, writes
# entries for pon in a file system of its own, runs the story, switches off.
# The disk below is the real one, read-only; only /run and /etc/ppp are ours.
export PATH="$DIALPOST_BIN:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" HOME=/run
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null
mkdir -p /dev/pts && mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /run
mkdir -p /run/lock /run/etc-ppp/peers && mount --bind /run/etc-ppp /etc/ppp
for module in lib/crc-ccitt drivers/net/slip/slhc drivers/net/ppp/ppp_generic drivers/net/ppp/ppp_async; do
  [ -e "$DIALPOST_MODULES/$module.ko" ] && insmod "$DIALPOST_MODULES/$module.ko"
done
ip link set lo up

touch /etc/ppp/options
entry() { printf '%s\n' "${@:2}" noauth local nodefaultroute > "/etc/ppp/peers/$1"; }
provider='/usr/sbin/pppd notty nodetach local 10.9.0.2:10.9.0.1'
entry isp "pty \"$provider noauth\""
# It stays on the line a moment after refusing, or the hang-up would overtake the refusal: the kernel throws away what was not read.
entry login 'remotename theirs' "pty \"$provider auth require-pap name ours; sleep 2\""
entry nochat 'pty cat' 'connect /bin/false'
entry silent 'pty "sleep 1000"' 'lcp-max-configure 100'
# One file for both sides: what we send is under "theirs", what they expect under "ours".
printf 'office theirs "%s" *\noffice ours "right" *\nimpostor theirs "wrong" *\nimpostor ours "right" *\n' right > /etc/ppp/pap-secrets
chmod 600 /etc/ppp/pap-secrets

cd /run && "$DIALPOST_NODE" "$DIALPOST_STORY" 2>&1
echo o > /proc/sysrq-trigger
sleep 5
