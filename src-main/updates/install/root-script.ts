// What root does with a newer .deb, for /bin/sh (POSIX): it takes a copy that nobody else can write,
// compares that with what was signed, sees on trial that nothing else would be installed or removed
// for it (dpkg alone would unpack before it says what is lacking), and hands it to dpkg.

/** Exit codes of ours, where none of dpkg's, pkexec's or the shell's is. */
export const CHANGED = 70;
export const LACKING = 71;

/** $1: the file; $2: its SHA-512 in hexadecimal. A trial first: dpkg would unpack before it says what is lacking. */
export const ROOT_SCRIPT = `set -e
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -- "$1" "$folder/dialpost.deb"
echo "$2  $folder/dialpost.deb" | sha512sum --check --status || exit ${CHANGED}
if command -v apt-get >/dev/null; then
  plan=$(apt-get install --simulate --no-install-recommends "$folder/dialpost.deb" 2>&1) || { echo "$plan"; exit ${LACKING}; }
  more=$(echo "$plan" | grep -E '^(Inst|Remv) ' | grep -v '^Inst dialpost ' || true)
  if [ -n "$more" ]; then echo "$more"; exit ${LACKING}; fi
fi
export DEBIAN_FRONTEND=noninteractive
dpkg --install "$folder/dialpost.deb" >&2`;
