// The cases of the login: what happened, and what to do. {host} is the other side, {said}
// what it said; never a password.
import { page } from '../page';

const WHERE = 'under Providers';

export const loginCaseWords = page({
  'login-none-stored': {
    cause: 'A login is set for {host}, but no password is stored.',
    steps: [`Type the password ${WHERE}.`],
  },
  'login-not-offered': {
    cause: '{host} offers no login on this connection.',
    steps: [
      'Most hosts offer it only on an encrypted connection: set security to STARTTLS (587) or implicit (465).',
      'Port 25 of many providers has no login at all.',
    ],
  },
  'login-unknown-methods': {
    cause: '{host} offers only ways to log in that Dialpost does not speak: {said}',
    steps: ['Ask the provider for a host with PLAIN, LOGIN, SCRAM, CRAM-MD5 or OAuth2.'],
  },
  'login-google-app-password': {
    cause: 'The provider wants an app password, not the one of the account: {said}',
    steps: [
      'In the account switch on two-step verification and make an app password (Google: myaccount.google.com/apppasswords; Apple: account.apple.com).',
      `Use it ${WHERE} instead of the account's own.`,
    ],
  },
  'login-google-web': {
    cause: 'Google wants somebody to log in with a browser first: {said}',
    steps: [
      'Log in once with a browser, best over the same line, and confirm that it was you.',
      'Then use an app password or OAuth2.',
    ],
  },
  'login-google': {
    cause: 'Google did not accept name and password: {said}',
    steps: ['Google takes no account passwords any more: make an app password or use OAuth2.'],
  },
  'login-microsoft-smtp-off': {
    cause:
      'Sending by mail programs ("Authenticated SMTP") is switched off for this mailbox or its organization: {said}',
    steps: [
      'Let the administrator switch it on for this mailbox: Microsoft 365 admin center, Active users, the account, Mail, "Manage email apps", "Authenticated SMTP" (off by default; with "security defaults" it stays off).',
      'Another password or signing in again does not help.',
    ],
  },
  'login-microsoft-basic': {
    cause: 'Microsoft takes no passwords from mail programs any more: {said}',
    steps: [`Choose "Sign in with the provider" as the login ${WHERE}, and sign in.`],
  },
  'login-microsoft': {
    cause: 'Microsoft did not accept name and password: {said}',
    steps: [
      'The name is the whole address.',
      'With two-step verification or security defaults a password is not enough: use OAuth2.',
    ],
  },
  'login-locked': {
    cause: 'The account is locked for now: {said}',
    steps: [
      'Stop trying for an hour; every wrong try makes it longer.',
      `Check the password ${WHERE}, and unlock the account at the provider's web page.`,
    ],
  },
  'login-smtp-off': {
    cause: 'Mail programs are not allowed in for this account: {said}',
    steps: [
      "In the provider's web mail, allow access by POP3/IMAP/SMTP (GMX, WEB.DE, Yahoo, Zoho have such a switch).",
    ],
  },
  'login-token': {
    cause: '{host} did not accept the OAuth2 token: {said}',
    steps: [
      `Log in again ${WHERE}; the permission was withdrawn or has run out.`,
      'Check that the permission includes sending mail by SMTP.',
    ],
  },
  'login-needs-tls': {
    cause: '{host} takes no login without encryption: {said}',
    steps: ['Set security to STARTTLS (587) or implicit (465).'],
  },
  'login-weak': {
    cause: '{host} finds this way to log in too weak: {said}',
    steps: ['Use encryption and, if offered, OAuth2 or an app password.'],
  },
  'login-transition': {
    cause: '{host} wants the password to be changed first: {said}',
    steps: ["Log in at the provider's web page once and set the password anew."],
  },
  'login-454': {
    cause: 'The password store of {host} is out of order: {said}',
    steps: ['The password is not at fault; it is tried again by itself.'],
  },
  'login-method-refused': {
    cause: '{host} does not take this way to log in: {said}',
    steps: ['Check port and security; ask the provider which login it offers to mail programs.'],
  },
  'login-wrong': {
    cause: '{host} did not accept the login name or password: {said}',
    steps: [`Check both ${WHERE}; the name is often the whole address.`],
  },
  'login-other': {
    cause: 'Logging in at {host} failed: {said}',
    steps: [`Check name, password and security ${WHERE}.`],
  },
});
