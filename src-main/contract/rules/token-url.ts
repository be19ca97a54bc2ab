// Where a token may be asked for: the login goes there, so by HTTPS, or to this very
// computer. Judged when settings are stored and again before each call, because a file
// may have been changed by hand. Pure.

/** False also for what is no address at all. */
export function isSafeTokenUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '' || hostname === '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isThisComputer(hostname));
}

/** Of a name or an address as a URL writes it (127.1 is 127.0.0.1), or one without its brackets. */
export function isThisComputer(hostname: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
