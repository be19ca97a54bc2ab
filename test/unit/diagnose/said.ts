// What hosts and dialling programs say, and the case of the troubleshooter each of it
// must lead to: the tables of troubles.test.ts.
import type { SymptomStage } from '../../../src-main/diagnose/cases/symptom';

/** Case, greeting. */
export const GREETINGS: readonly (readonly [string, string])[] = [
  ['greeting-421', '421 4.3.2 Service not available'],
  ['greeting-too-many', '421 4.7.0 Too many concurrent connections from your IP'],
  ['greeting-blocked', '554 5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org'],
  ['greeting-no-reverse', '550 5.7.25 Your IP address has no PTR record'],
  ['greeting-521', '521 5.3.2 This host takes no mail'],
  ['greeting-554', '554 No SMTP service here'],
  ['greeting-not-smtp', 'HTTP/1.1 400 Bad Request'],
];

/** Case, reply to AUTH. */
export const LOGIN_REPLIES: readonly (readonly [string, string])[] = [
  ['login-wrong', '535 5.7.8 Error: authentication failed'],
  [
    'login-google-app-password',
    '534-5.7.9 Application-specific password required. For more information, go to\r\n534 5.7.9 https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp',
  ],
  [
    'login-google-web',
    '534-5.7.14 <https://accounts.google.com/signin/continue> Please log in via\r\n534 5.7.14 your web browser and then try again. - gsmtp',
  ],
  [
    'login-google',
    '535-5.7.8 Username and Password not accepted. For more information, go to\r\n535 5.7.8 https://support.google.com/mail/?p=BadCredentials - gsmtp',
  ],
  [
    'login-microsoft-smtp-off',
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
  ],
  ['login-microsoft-basic', '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.'],
  ['login-microsoft', '535 5.7.3 Authentication unsuccessful [FR0P281CA0001.DEUP281.PROD.OUTLOOK.COM]'],
  ['login-locked', '535 5.7.0 (#AUTH005) Too many bad auth attempts.'],
  ['login-smtp-off', '535 Authentication credentials invalid: POP3/IMAP/SMTP access is not activated'],
  ['login-needs-tls', '538 5.7.11 Encryption required for requested authentication mechanism'],
  ['login-weak', '534 5.7.9 Authentication mechanism is too weak'],
  ['login-transition', '432 4.7.12 A password transition is needed'],
  ['login-454', '454 4.7.0 Temporary authentication failure'],
  ['login-method-refused', '504 5.5.4 Unrecognized authentication type'],
  ['login-other', '599 Strange'],
];

/** Case, where in the transaction, reply; null: silence, cut: the line goes. */
export const LETTER_REPLIES: readonly (readonly [string, SymptomStage, string | null])[] = [
  ['mail-login-first', 'mail', '530 5.7.0 Authentication required'],
  ['login-needs-tls', 'mail', '530 5.7.0 Must issue a STARTTLS command first'],
  ['mail-pop-first', 'rcpt', '553 POP before SMTP: please read your mailbox'],
  [
    'mail-send-as',
    'end',
    '554 5.2.252 SendAsDenied; office@clinic.example not allowed to send as other@clinic.example',
  ],
  ['mail-sender-domain', 'mail', '550 5.1.8 Sender address rejected: Domain not found'],
  ['rcpt-relay-denied', 'rcpt', '550 5.7.1 Unable to relay'],
  ['rcpt-relay-denied', 'rcpt', '554 5.7.1 <you@far.example>: Relay access denied'],
  ['mail-size', 'mail', '552 5.3.4 Message size exceeds fixed limit'],
  ['rcpt-mailbox-full', 'rcpt', '552 5.2.2 The email account that you tried to reach is over quota'],
  ['rcpt-too-many', 'rcpt', '452 4.5.3 Too many recipients'],
  ['mail-greylist', 'rcpt', '450 4.2.0 Recipient address rejected: Greylisted, see postgrey'],
  ['mail-rate', 'end', '450 4.7.28 Our system has detected an unusual rate of messages'],
  ['mail-rate', 'mail', '550 5.4.5 Daily user sending limit exceeded'],
  ['mail-unauthenticated', 'end', '550 5.7.26 This mail is unauthenticated, which poses a security risk'],
  ['mail-blocked', 'rcpt', '554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org'],
  ['mail-spam', 'end', '554 5.7.1 This message looks like spam'],
  ['mail-virus', 'end', '550 5.7.0 Message contains a virus'],
  ['rcpt-unknown-domain', 'rcpt', '550 5.1.2 Host not found'],
  ['rcpt-unknown', 'rcpt', '550 5.1.1 No such user here'],
  ['mail-8bit', 'end', '554 5.6.3 8BITMIME is not supported by the next hop'],
  ['mail-loop', 'end', '554 5.4.6 Too many hops'],
  ['mail-no-content', 'data', '554 5.5.1 Error: no valid recipients'],
  ['mail-disk', 'mail', '452 4.3.1 Insufficient system storage'],
  ['mail-421', 'mail', '421 4.4.2 Closing, good night'],
  ['rcpt-temporary', 'rcpt', '451 4.3.0 Lookup failure'],
  ['mail-temporary', 'data', '451 4.3.0 Queue file write error'],
  ['mail-552', 'end', '552 Storage allocation reached'],
  ['mail-bad-sender', 'mail', '553 5.1.7 That one I do not like'],
  ['mail-parameters', 'mail', '555 5.5.4 Parameters not recognized'],
  ['mail-lost-place', 'data', '503 5.5.1 Bad sequence of commands'],
  ['rcpt-refused', 'rcpt', '550 5.7.0 No thanks'],
  ['mail-refused', 'end', '554 5.0.0 Transaction failed'],
  ['greeting-521', 'rcpt', '556 5.1.10 Recipient address has null MX'],
  ['silent-mail', 'rcpt', null],
  ['cut-mail', 'rcpt', 'cut'],
  ['end-cut', 'end', 'cut'],
];

/** Case, error number of rasdial. */
export const RAS: readonly (readonly [string, number])[] = [
  ['dial-modem-in-use', 633],
  ['dial-no-modem', 797],
  ['dial-still-hanging-up', 756],
  ['dial-no-entry', 623],
  ['dial-broke', 619],
  ['dial-modem-fault', 651],
  ['dial-password-expired', 648],
  ['dial-account-closed', 649],
  ['dial-busy', 676],
  ['dial-voice', 677],
  ['dial-no-answer', 678],
  ['dial-no-carrier', 679],
  ['dial-no-tone', 680],
  ['dial-password', 691],
  ['dial-login-silent', 718],
  ['dial-protocols', 720],
  ['dial-no-ppp', 721],
  ['dial-network-below', 868],
];

/** Case, exit code of pppd. */
export const PPPD: readonly (readonly [string, number])[] = [
  ['dial-options', 2],
  ['dial-not-allowed', 3],
  ['dial-modem-in-use', 6],
  ['dial-no-modem', 7],
  ['dial-chat-failed', 8],
  ['dial-protocols', 10],
  ['dial-peer-gone', 15],
  ['dial-broke', 16],
  ['dial-modem-fault', 18],
  ['dial-password', 19],
];
