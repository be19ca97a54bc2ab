// The classic open-relay tests: envelopes a stranger would try so that a relay
// carries mail between two parties that are both foreign to it. Each is a sender and
// a recipient; taking the recipient is failing the test. `own` is one of our domains,
// `host` the listener's name and `address` its address as strangers see it.
import { relayTestWords } from '../words/diagnose/tests';

/** Its name on the page of words. */
type Trick = keyof typeof relayTestWords.trick;

export interface RelayTrick {
  readonly what: Trick;
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
  const test = (what: Trick, sender: string, recipient: string): RelayTrick => ({ what, sender, recipient });
  return [
    test('fromStrangerStranger', FROM, `<${to}>`),
    test('senderHasNoDomain', 'spam', `<${to}>`),
    test('nullSender', '', `<${to}>`),
    test('senderClaimsOurDomain', `spam@${own}`, `<${to}>`),
    test('senderClaimsOurHost', `spam@${host}`, `<${to}>`),
    test('senderClaimsOurAddress', `spam@${literal}`, `<${to}>`),
    test('senderClaimsLocalhost', 'spam@localhost', `<${to}>`),
    test('percentHackOurDomain', FROM, `<${USER}%${FAR}@${own}>`),
    test('percentHackOurHost', FROM, `<${USER}%${FAR}@${host}>`),
    test('percentHackOurAddress', FROM, `<${USER}%${FAR}@${literal}>`),
    test('percentHackWithoutDomain', FROM, `<${USER}%${FAR}>`),
    test('percentHackSenderClaimsOurDomain', `spam@${own}`, `<${USER}%${FAR}@${own}>`),
    test('quotedAddress', FROM, `<"${to}">`),
    test('quotedAddressAtOurDomain', FROM, `<"${to}"@${own}>`),
    test('quotedPercentHack', FROM, `<"${USER}%${FAR}">`),
    test('twoAtSignsOurDomain', FROM, `<${to}@${own}>`),
    test('twoAtSignsOurAddress', FROM, `<${to}@${literal}>`),
    test('sourceRouteThroughOurDomain', FROM, `<@${own}:${to}>`),
    test('sourceRouteThroughOurAddress', FROM, `<@${literal}:${to}>`),
    test('bangPath', FROM, `<${FAR}!${USER}>`),
    test('bangPathOurDomain', FROM, `<${FAR}!${USER}@${own}>`),
    test('bangPathOurAddress', FROM, `<${FAR}!${USER}@${literal}>`),
    test('mixedBangPercent', FROM, `<${own}!${USER}%${FAR}@${own}>`),
    test('noAngleBrackets', FROM, to),
    test('blankInsideBrackets', FROM, `< ${to} >`),
    test('twoRecipientsOne', FROM, `<someone@${own},${to}>`),
    test('ourDomainPrefixForeignOne', FROM, `<${USER}@${own}.${FAR}>`),
    test('ourDomainEndForeignOne', FROM, `<${USER}@not-${own}>`),
  ];
}
