// install.sh: what was exported goes where Postfix, Dovecot, fetchmail and systemd look for
// it, as root. What stood there is kept beside it; no service and no timer is started. With
// DESTDIR all of it goes below that folder, and neither users nor checks are made.
import { type ExportedFile, linesText } from './files';
import { LOGINS } from './logins';
import { shellWord } from './syntax';

/** `hostname`: for the certificate that is made where none lies there. */
export function installScript(files: readonly ExportedFile[], hostname: string): ExportedFile {
  const has = (name: string): boolean => files.some((file) => file.name === name);
  const timers = files.filter(({ name }) => name.endsWith('.timer')).map(({ name }) => name);
  const text = linesText([
    '#!/bin/sh',
    '# Written by "dialpost export postfix". Read EXPLANATION.txt first; run as root in this folder.',
    'set -eu',
    'cd "$(dirname "$0")"',
    'root=${DESTDIR-}',
    'etc=$root$(postconf -h config_directory)',
    'kept=$etc/before-dialpost-$(date +%Y%m%d-%H%M%S)',
    'mkdir -p "$kept"',
    'chmod 700 "$kept"',
    'for file in main.cf master.cf; do [ ! -e "$etc/$file" ] || cp -p "$etc/$file" "$kept/"; done',
    'put() { install -D -o root -g root -m "$1" "$2" "$3"; }',
    ...files.flatMap(({ name, mode }) => {
      const place = placeOf(name);
      return place === null ? [] : [`put ${mode.toString(8)} ${name} ${place}`];
    }),
    ...(has(LOGINS)
      ? [`chown root:dovecot "$root/etc/dovecot/${LOGINS}"`, `chmod 640 "$root/etc/dovecot/${LOGINS}"`]
      : []),
    ...(has('dovecot-dialpost.conf')
      ? [
          'if [ -z "$root" ]; then',
          '  id vmail >/dev/null 2>&1 || useradd --system --home-dir /var/mail/dialpost --shell /usr/sbin/nologin vmail',
          '  install -d -o vmail -g "$(id -gn vmail)" -m 700 /var/mail/dialpost',
          'fi',
        ]
      : []),
    'if [ ! -e "$etc/dialpost-key.pem" ]; then',
    `  openssl req -x509 -newkey rsa:2048 -nodes -days 825 -subj /CN=${shellWord(hostname) ?? 'mail'} \\`,
    '    -keyout "$etc/dialpost-key.pem" -out "$etc/dialpost-cert.pem" 2>/dev/null',
    '  chmod 600 "$etc/dialpost-key.pem"',
    'fi',
    '[ -n "$root" ] || postfix check',
    'echo "Look through $etc, then: systemctl restart postfix"',
    ...(has('dovecot-dialpost.conf') ? ['echo "and: systemctl restart dovecot"'] : []),
    ...(timers.length > 0 ? [`echo "and: systemctl daemon-reload; systemctl enable --now ${timers.join(' ')}"`] : []),
  ]);
  return { name: 'install.sh', text, mode: 0o700 };
}

/** null: it stays in the folder. */
function placeOf(name: string): string | null {
  if (name === LOGINS) return `"$root/etc/dovecot/${LOGINS}"`;
  if (name === 'dovecot-dialpost.conf') return '"$root/etc/dovecot/conf.d/99-dialpost.conf"';
  if (/\.(service|timer)$/.test(name)) return `"$root/etc/systemd/system/${name}"`;
  if (name.startsWith('dialpost-call-')) return `"$root/usr/local/sbin/${name}"`;
  return `"$etc/${name}"`;
}
