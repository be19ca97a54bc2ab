// What hosts say of us that is said seldom, or in another language than English: an account
// not paid for, a password too old, a country, the name we greet with. Kept is what is
// about us; what is a recipient's or the letter's in the same words goes back as ever.
import { describe, expect, test } from 'vitest';
import type { Stage } from '../../../src-main/delivery/refusal-kinds';
import { refusalOf } from '../../../src-main/delivery/refusals';
import { verdictOn } from '../../../src-main/delivery/trouble';
import { replyOf } from '../../support/reply-line';

/** Stage, what the host says, whom it is about. */
const SAID: readonly (readonly [Stage, string, string])[] = [
  ['rcpt', '550 5.7.1 Client does not have permission to submit mail to this server', 'password'],
  [
    'mail',
    '421 4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel',
    'connection',
  ],
  [
    'rcpt',
    '421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address',
    'limit',
  ],
  ['mail', '421 kundenserver.de: too many connections', 'connection'],
  ['end', '554 Transaction failed Unauthorized sender address.', 'sender'],
  ['mail', '550 Sie haben das Versandlimit erreicht', 'limit'],
  ['mail', '450 Versandlimit ueberschritten', 'limit'],
  ['rcpt', '550 Relaying nicht erlaubt', 'relay'],
  ['rcpt', '550 Zugriff verweigert, bitte authentifizieren Sie sich', 'password'],
  ['rcpt', '550 Empfaenger unbekannt', 'letter'],
  ['rcpt', '550 5.7.1 Authentification requise', 'password'],
  ['rcpt', '554 5.7.1 Acces au relais refuse', 'relay'],
  ['mail', '550 5.2.0 Compte suspendu, contactez le support', 'suspended'],
  ['mail', '550 Konto gesperrt', 'suspended'],
  ['mail', '550 Ihr Konto wurde gesperrt. Bitte wenden Sie sich an den Support.', 'suspended'],
  ['rcpt', '550 5.1.1 Cuenta deshabilitada', 'letter'],
  ['mail', '550 Límite de envío diario superado', 'limit'],
  ['mail', "550 5.7.0 Quota d'envoi depasse", 'limit'],
  [
    'mail',
    '550 5.7.1 Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. LPN007_102',
    'blocked',
  ],
  [
    'mail',
    '553 5.7.2 [TSS09] All messages from 203.0.113.7 will be permanently deferred; Retrying will NOT succeed.',
    'blocked',
  ],
  [
    'mail',
    '421 4.7.0 [TSS04] Messages from 203.0.113.7 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1',
    'blocked',
  ],
  [
    'end',
    '554 delivery error: dd Sorry your message to x@y cannot be delivered. This mailbox is disabled (554.30)',
    'letter',
  ],
  ['mail', '550 You have used all your credits', 'limit'],
  ['mail', '451 4.7.1 Your account is not activated yet', 'suspended'],
  ['mail', '502 5.7.0 Your SMTP account is not yet activated. Please contact us to request activation.', 'suspended'],
  ['mail', '525 5.7.1 Unauthorized IP address', 'blocked'],
  ['mail', '503 5.5.4 Error: send AUTH command first.', 'password'],
  ['mail', '503 AUTH command required before MAIL', 'password'],
  ['mail', '504 5.5.2 <ship>: Helo command rejected: need fully-qualified hostname', 'refused'],
  ['rcpt', '504 5.5.2 <ship>: Helo command rejected: need fully-qualified hostname', 'refused'],
  ['rcpt', '450 4.7.1 <ship.local>: Helo command rejected: Host not found', 'refused'],
  ['rcpt', '550 5.7.1 <ship>: Helo command rejected: Invalid name', 'refused'],
  ['rcpt', '550 HELO/EHLO argument is invalid', 'refused'],
  ['rcpt', '550 bad HELO - your IP seems infected', 'refused'],
  ['rcpt', '450 4.7.0 Service temporarily unavailable, too many errors from your IP', 'limit'],
  ['mail', '550 no valid subscription found for your SIM', 'suspended'],
  ['mail', '550 Your airtime has expired', 'suspended'],
  ['mail', '552 5.7.0 Your prepaid balance is exhausted', 'suspended'],
  ['mail', '550 5.7.1 Insufficient credit', 'suspended'],
  ['mail', '550 Trial period expired', 'suspended'],
  ['mail', '550 Your license has expired', 'suspended'],
  ['mail', '550 password expired', 'password'],
  ['mail', '550 5.7.1 Your password has expired, please change it', 'password'],
  ['mail', '550 5.7.1 Your password must be changed before you may send', 'password'],
  ['end', '450 4.7.26 This email has been rate limited because it is unauthenticated.', 'letter'],
  ['mail', '550 5.7.1 Not allowed to send from outside the country', 'sender'],
  ['mail', '550 5.7.1 Access from your country is not allowed', 'blocked'],
  ['mail', '550 5.7.1 Login from your location blocked', 'blocked'],
  ['mail', '421 #4.4.5 Too many connections to this host.', 'connection'],
  ['rcpt', '550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.', 'blocked'],
  ['rcpt', '550 5.2.1 Postfach gesperrt', 'letter'],
  ['rcpt', '550 Benutzer unbekannt', 'letter'],
  ['rcpt', '552 5.2.2 Das Postfach ist voll', 'letter'],
  ['rcpt', '550 Compte du destinataire desactive', 'letter'],
  ['rcpt', '550 La cuenta del destinatario no existe', 'letter'],
  ['rcpt', '550 5.1.1 Adresse inconnue', 'letter'],
  ['end', '550 Nachricht als Spam abgelehnt', 'letter'],
  ['end', '552 Die Nachricht ist zu gross, das Limit sind 20 MB', 'letter'],
  ['rcpt', '452 4.5.3 Zu viele Empfaenger', 'letter'],
  ['rcpt', '550 The subscription of this mailbox has expired', 'letter'],
  ['rcpt', '550 This account has not been activated yet', 'letter'],
  ['rcpt', '550 5.2.1 user has no valid licence', 'letter'],
  ['end', '550 5.7.1 Your attachment plan.pdf is infected', 'letter'],
  ['end', '550 The contract.doc attachment type is not allowed', 'letter'],
  ['rcpt', '550 hello, no such user here', 'letter'],
];

describe('C: a refusal seldom heard is about', () => {
  test.each(SAID)('%s %s: %s', (stage, line, about) => expect(refusalOf(stage, replyOf(line)).about).toBe(about));
});

test('C: whatever alphabet a host thinks its sentence is in, an account that is closed keeps its mail', () => {
  const sentence = 'Compte désactivé';
  for (const said of [sentence, Buffer.from(sentence).toString('latin1'), 'Compte d?sactiv?'])
    expect(verdictOn('mail', replyOf(`550 ${said}`)), said).toMatchObject({ scope: 'host', trouble: 'suspended' });
});

test('C: a code of a mailbox that comes before any recipient was named is about ours', () => {
  const said = replyOf('550 5.2.1 Mailbox disabled');
  expect(refusalOf('mail', said).about).toBe('suspended');
  expect(refusalOf('rcpt', said).about).toBe('letter');
});

test('C: a day’s limit in another language is looked for a few times a day only', () => {
  const minutes = (line: string): number => refusalOf('end', replyOf(line)).againMinutes ?? 0;
  expect(minutes('550 Tägliches Versandlimit erreicht')).toBeGreaterThan(minutes('550 Versandlimit erreicht'));
  expect(minutes("550 Limite d'envoi par jour atteinte")).toBeGreaterThan(minutes("550 Limite d'envoi atteinte"));
});
