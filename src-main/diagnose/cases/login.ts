// Cases of the login: that it is missing, too early, or refused, in the dialects of
// the providers most offices use. The password is never part of a sentence.
import type { Case } from './symptom';

const WHERE = 'in Connectors';

export const LOGIN_CASES: readonly Case[] = [
  {
    id: 'login-none-stored',
    stages: ['auth'],
    codes: [0],
    words: /no password is stored/i,
    cause: 'A login is set for {host}, but no password is stored.',
    means: 'safe',
    steps: [`Type the password ${WHERE}.`],
  },
  {
    id: 'login-not-offered',
    stages: ['auth'],
    codes: [0],
    words: /offers no login/i,
    cause: '{host} offers no login on this connection.',
    means: 'safe',
    steps: [
      'Most hosts offer it only on an encrypted connection: set security to STARTTLS (587) or implicit (465).',
      'Port 25 of many providers has no login at all.',
    ],
  },
  {
    id: 'login-unknown-methods',
    stages: ['auth'],
    codes: [0],
    words: /logins we do not know/i,
    cause: '{host} offers only ways to log in that Dialpost does not speak: {said}',
    means: 'safe',
    steps: ['Ask the provider for a host with PLAIN, LOGIN, SCRAM, CRAM-MD5 or OAuth2.'],
  },
  {
    id: 'login-google-app-password',
    stages: ['auth'],
    words: /application-specific password|app(?:lication)?[- ]password|InvalidSecondFactor/i,
    cause: 'The provider wants an app password, not the one of the account: {said}',
    means: 'safe',
    steps: [
      'In the account switch on two-step verification and make an app password (Google: myaccount.google.com/apppasswords; Apple: account.apple.com).',
      `Use it ${WHERE} instead of the account's own.`,
    ],
  },
  {
    id: 'login-google-web',
    stages: ['auth'],
    words: /WebLoginRequired|log in (?:via|with) (?:your )?web browser|5\.7\.14/i,
    cause: 'Google wants somebody to log in with a browser first: {said}',
    means: 'safe',
    steps: [
      'Log in once with a browser, best over the same line, and confirm that it was you.',
      'Then use an app password or OAuth2.',
    ],
  },
  {
    id: 'login-google',
    stages: ['auth'],
    words: /BadCredentials|gsmtp/i,
    cause: 'Google did not accept name and password: {said}',
    means: 'safe',
    steps: ['Google takes no account passwords any more: make an app password or use OAuth2.'],
  },
  {
    id: 'login-microsoft-basic',
    stages: ['auth'],
    words: /basic authentication is disabled|SmtpClientAuthentication is disabled|5\.7\.139/i,
    cause: 'Microsoft has switched off logging in by password for this mailbox: {said}',
    means: 'safe',
    steps: ['Use OAuth2, or let the administrator allow "Authenticated SMTP" for this mailbox (it is off by default).'],
  },
  {
    id: 'login-microsoft',
    stages: ['auth'],
    words: /5\.7\.3 authentication unsuccessful|outlook\.com|prod\.(?:outlook|exchangelabs)/i,
    cause: 'Microsoft did not accept name and password: {said}',
    means: 'safe',
    steps: [
      'The name is the whole address.',
      'With two-step verification or security defaults a password is not enough: use OAuth2.',
    ],
  },
  {
    id: 'login-locked',
    stages: ['auth'],
    words:
      /too many (?:bad|failed|invalid|login|auth)|AUTH005|locked|suspend|disabled account|account (?:is )?(?:disabled|blocked)/i,
    cause: 'The account is locked for now: {said}',
    means: 'safe',
    steps: [
      'Stop trying for an hour; every wrong try makes it longer.',
      `Check the password ${WHERE}, and unlock the account at the provider's web page.`,
    ],
  },
  {
    id: 'login-smtp-off',
    stages: ['auth'],
    words:
      /(?:smtp|pop|imap).*(?:not (?:enabled|allowed|activated)|disabled|deactivated)|(?:enable|activate) (?:smtp|pop|imap)/i,
    cause: 'Mail programs are not allowed in for this account: {said}',
    means: 'safe',
    steps: [
      "In the provider's web mail, allow access by POP3/IMAP/SMTP (GMX, WEB.DE, Yahoo, Zoho have such a switch).",
    ],
  },
  {
    id: 'login-token',
    stages: ['auth'],
    words: /xoauth2|bearer|token|oauth/i,
    cause: '{host} did not accept the OAuth2 token: {said}',
    means: 'safe',
    steps: [
      `Log in again ${WHERE}; the permission was withdrawn or has run out.`,
      'Check that the permission includes sending mail by SMTP.',
    ],
  },
  {
    id: 'login-needs-tls',
    stages: ['auth', 'mail', 'rcpt'],
    words: /^5(?:30|38) .*(?:STARTTLS|TLS|encrypt|SSL)/i,
    cause: '{host} takes no login without encryption: {said}',
    means: 'safe',
    steps: ['Set security to STARTTLS (587) or implicit (465).'],
  },
  {
    id: 'login-weak',
    stages: ['auth'],
    codes: [534],
    cause: '{host} finds this way to log in too weak: {said}',
    means: 'safe',
    steps: ['Use encryption and, if offered, OAuth2 or an app password.'],
  },
  {
    id: 'login-transition',
    stages: ['auth'],
    codes: [432],
    cause: '{host} wants the password to be changed first: {said}',
    means: 'safe',
    steps: ["Log in at the provider's web page once and set the password anew."],
  },
  {
    id: 'login-454',
    stages: ['auth'],
    codes: [421, 450, 451, 454],
    cause: 'The password store of {host} is out of order: {said}',
    means: 'safe',
    steps: ['The password is not at fault; it is tried again by itself.'],
  },
  {
    id: 'login-method-refused',
    stages: ['auth'],
    codes: [500, 501, 502, 503, 504],
    cause: '{host} does not take this way to log in: {said}',
    means: 'safe',
    steps: ['Check port and security; ask the provider which login it offers to mail programs.'],
  },
  {
    id: 'login-wrong',
    stages: ['auth'],
    codes: [535, 550, 553, 554, 530, 525],
    cause: '{host} did not accept the login name or password: {said}',
    means: 'safe',
    steps: [`Check both ${WHERE}; the name is often the whole address.`],
  },
  {
    id: 'login-other',
    stages: ['auth'],
    cause: 'Logging in at {host} failed: {said}',
    means: 'safe',
    steps: [`Check name, password and security ${WHERE}.`],
  },
];
