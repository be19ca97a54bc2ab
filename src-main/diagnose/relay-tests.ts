// The classic open-relay tests: envelopes a stranger would try so that a relay
// carries mail between two parties that are both foreign to it. Each is a sender and
// a recipient; taking the recipient is failing the test. `own` is one of our domains,
// `host` the listener's name and `address` its address as strangers see it.

export interface RelayTrick {
  readonly what: string;
  /** As written between the angle brackets of MAIL FROM. */
  readonly sender: string;
  /** The argument of RCPT TO with its brackets, as some tricks leave them out. */
  readonly recipient: string;
}

export interface Strangers {
  readonly own: string;
  readonly host: string;
  readonly address: string;
}

const FROM = 'spam@stranger.example';
const USER = 'victim';
const FAR = 'elsewhere.example';

/** Reserved names (RFC 2606) stand for the foreign parties: nobody is reached whatever happens. */
export function relayTricks({ own, host, address }: Strangers): readonly RelayTrick[] {
  const literal = address.includes(':') ? `[IPv6:${address}]` : `[${address}]`;
  const to = `${USER}@${FAR}`;
  const test = (what: string, sender: string, recipient: string): RelayTrick => ({ what, sender, recipient });
  return [
    test('from a stranger to a stranger', FROM, `<${to}>`),
    test('the sender has no domain', 'spam', `<${to}>`),
    test('the null sender', '', `<${to}>`),
    test('the sender claims our domain', `spam@${own}`, `<${to}>`),
    test('the sender claims our host', `spam@${host}`, `<${to}>`),
    test('the sender claims our address', `spam@${literal}`, `<${to}>`),
    test('the sender claims localhost', 'spam@localhost', `<${to}>`),
    test('percent hack to our domain', FROM, `<${USER}%${FAR}@${own}>`),
    test('percent hack to our host', FROM, `<${USER}%${FAR}@${host}>`),
    test('percent hack to our address', FROM, `<${USER}%${FAR}@${literal}>`),
    test('percent hack without a domain', FROM, `<${USER}%${FAR}>`),
    test('percent hack, sender claims our domain', `spam@${own}`, `<${USER}%${FAR}@${own}>`),
    test('quoted address', FROM, `<"${to}">`),
    test('quoted address at our domain', FROM, `<"${to}"@${own}>`),
    test('quoted percent hack', FROM, `<"${USER}%${FAR}">`),
    test('two at-signs to our domain', FROM, `<${to}@${own}>`),
    test('two at-signs to our address', FROM, `<${to}@${literal}>`),
    test('source route through our domain', FROM, `<@${own}:${to}>`),
    test('source route through our address', FROM, `<@${literal}:${to}>`),
    test('bang path', FROM, `<${FAR}!${USER}>`),
    test('bang path to our domain', FROM, `<${FAR}!${USER}@${own}>`),
    test('bang path to our address', FROM, `<${FAR}!${USER}@${literal}>`),
    test('mixed bang and percent', FROM, `<${own}!${USER}%${FAR}@${own}>`),
    test('no angle brackets', FROM, to),
    test('a blank inside the brackets', FROM, `< ${to} >`),
    test('two recipients in one', FROM, `<someone@${own},${to}>`),
    test('our domain as a prefix of a foreign one', FROM, `<${USER}@${own}.${FAR}>`),
    test('our domain as the end of a foreign one', FROM, `<${USER}@not-${own}>`),
  ];
}
