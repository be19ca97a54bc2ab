// What is said of signing in at a mail provider (OAuth 2.0): why no token was had, what
// that means for the mail, and who mends it. A provider's own words stand in brackets.
import { dateTimeText } from '../amounts';
import { page } from '../page';

const PROVIDERS = {
  microsoft: 'Microsoft',
  google: 'Google',
  yahoo: 'Yahoo',
  fastmail: 'Fastmail',
  other: 'the sign-in provider',
} as const;

export const signInWords = page({
  providers: PROVIDERS,
  /** No token goes where no mail of that provider is. */
  otherHost: (host: string, provider: keyof typeof PROVIDERS) =>
    `${host} is no mail host of ${PROVIDERS[provider]}, so it is not shown a token of ${PROVIDERS[provider]}. Correct the host; if it is right, choose another provider as the one to sign in with`,
  /** In the transcript of a call, before any mail goes. */
  renewal: {
    done: (username: string) => `the sign-in of ${username} was not used for long and is renewed`,
    failed: (username: string, why: string) => `the sign-in of ${username} was to be renewed: ${why}`,
  },
  /** The file of what is known of sign-ins. */
  book: {
    note: 'no list of sign-ins',
    damaged: (name: string) =>
      `What was known of sign-ins could not be read: the file was damaged and set aside as corrupt/${name}. The sign-ins themselves hold.`,
    notKept: (why: string) =>
      `what is known of sign-ins could not be written: ${why}. It is written with the next change.`,
  },
  none: 'no sign-in of that name runs. Begin it again',
  lineGone: 'the line went down before the sign-in was done. Begin it again',
  /** Of a code that is typed while no line is up. */
  kept: {
    none: 'no code of this sign-in waits to be typed: it is kept in memory only, until it ran out or Dialpost was started anew. Begin the sign-in again',
    notTyped: 'the code has not been typed yet. It still holds: ask again when it is',
    stillHolds: (why: string) => `${why.replace(/\.$/, '')}. The code still holds: ask again`,
    lineGone:
      'the line went down before the provider had said whether the code was typed. The code still holds: ask again',
    notUp: 'the call was ended before its line was up',
    calledOff: 'the sign-in was called off. Begin it again',
    tooSoon: (seconds: number) => `the provider is not to be asked again before ${seconds} s have passed. Ask then`,
    asking: 'the provider is being asked just now whether the code was typed',
    codesOnly: 'the line can be hung up meanwhile only where a code is typed elsewhere; a browser here needs it',
  },
  /** As the trouble of a call that was opened for it; what waits is sent by another call. */
  inCall: (why: string) => `Nobody was signed in during this call: ${why.replace(/\.$/, '')}. Mail waits as before.`,
  done: {
    as: (account: string) => `signed in as ${account}`,
    other: (account: string, username: string) =>
      `signed in as ${account}, while the settings say ${username}. That is right only where ${account} may use the mailbox ${username}`,
  },
  out: {
    revoked: 'signed out: the sign-in is forgotten here and taken back at the provider',
    there:
      'signed out: the sign-in is forgotten here. This provider takes it back on its own pages only, among the apps that may use the account',
    failed: (trouble: string) =>
      `signed out: the sign-in is forgotten here. The provider could not be told (${trouble}); take it back on its own pages, among the apps that may use the account`,
    /** One of several accounts; others that worked with the same sign-in. */
    of: (username: string, text: string) => `${username}: ${text}`,
    too: (text: string, others: readonly string[]) => `${text}; ${others.join(', ')} worked with it, too`,
  },
  noGrant: (connector: string) => `${connector} logs in with a password or not at all; there is nothing to sign in to`,
  noAccount: (connector: string, username: string, names: readonly string[]) =>
    `${connector} signs in as ${names.join(' and ')}, not as ${username}`,
  needsNobody: (connector: string) => `${connector} signs in without a person; nothing is to be done`,
  /** What the browser shows when it has brought the answer. */
  page: {
    title: 'Dialpost',
    goBack: 'The answer has come. You may close this page; Dialpost says what became of it.',
    nothing: 'This is not the answer of a sign-in that runs now.',
  },
  /** `host` is asked for tokens. */
  unanswered: {
    'in-clear': (host: string) =>
      `${host} is not asked for a token, because the login would go there in the clear: its address must begin with "https://"`,
    endless: (host: string) => `${host} sent an answer without end instead of a token`,
    'too-long': (host: string) => `${host} took too long to give a token. It is asked again with the next call`,
    stopped: (host: string) => `the question for a token to ${host} was stopped`,
    unreachable: (host: string, trouble: string) => `${host} could not be reached for a token: ${trouble}`,
    /** `shown`: what our clock showed then. */
    clock: (host: string, trouble: string, shown: number | null) =>
      `the certificate of ${host} is over or not yet good by this computer's clock${shown === null ? '' : `, which shows ${dateTimeText(shown)}`} (${trouble}). Most often the clock is wrong: set date and time; the sign-in itself holds`,
    busy: (host: string, status: string) =>
      `${host} has no token to give now (it answered ${status}). It is asked again with the next call`,
  },
  noProvider: (host: string) =>
    `what ${host} answered is nothing a sign-in provider says. A network that wants a login of its own first answers so; or the address is wrong`,
  /** `said`: the provider's own words. */
  withTheirs: (sentence: string, said: string) => `${sentence} (${said})`,
  /** Each with what to do. The mail waits meanwhile. */
  faults: {
    'not-signed-in': 'nobody has signed in with the provider yet. Sign in',
    'consent-gone': 'the provider no longer honours the sign-in: it was taken back, or it ended. Sign in again',
    lapsed: 'the sign-in was not used for so long that the provider ended it. Sign in again',
    testing:
      'Google ended the sign-in after seven days, as it does with every program whose consent screen stands at "Testing". Publish it in the Google Cloud console (Audience, "Publish app"), then sign in again; if it is published, the sign-in was taken back',
    'password-changed':
      'the password of this account was changed or has run out, which ends the sign-in. Sign in again, with the new one',
    frequency:
      'a rule of your organization ends every sign-in after some time. Sign in again; if that comes too often, ask its administrator to except this program',
    'second-factor':
      'the provider wants a second factor (a code or an app) before it goes on. Sign in again and give it there',
    policy:
      'a rule of your organization (conditional access) does not let this program in from here. Ask its administrator to allow it for this account; signing in again will not help before',
    'admin-consent':
      'nobody has allowed this program to use mail for the organization. Its administrator opens the registration and chooses "Grant admin consent"; then sign in again',
    'not-assigned':
      'this account is not among those that may use the program. The administrator adds it in Entra under "Enterprise applications", "Users and groups"; then sign in again',
    account:
      'the provider does not know this account, or it is locked. Look at the login name, or ask the administrator',
    tenant:
      'the account does not belong to this organization (tenant). Look at the tenant in the settings, or at the account that signed in',
    client:
      'the provider does not know this client id, or does not let it ask for mail. Compare it with the registration',
    'single-page':
      'the registration is one for web pages ("single-page application"), whose sign-ins end within a day. Register the address to return to under "Mobile and desktop applications", and sign in again',
    secret: 'the client secret is wrong or has ended. Make a new one in the registration and store it',
    'public-client':
      'the registration is one for programs with a secret. Allow public client flows in it, or store its client secret',
    redirect:
      'the registration does not allow the address that the browser returns to. Add it there as the steps of signing in show it',
    scope: 'the registration does not allow sending or fetching mail. Add the permissions for mail there',
    declined: 'consent was not given. Sign in again and choose "Accept"',
    'code-old': 'the code was not used in time. Begin the sign-in again',
    'no-lasting':
      'the provider gave a sign-in that ends within the hour. Allow offline access in the registration, and sign in again',
    certificate: 'the client certificate cannot be used: it must be a private RSA key and its certificate, both as PEM',
    'certificate-unknown':
      'the provider does not know the client certificate. Store it in the registration under "Certificates & secrets", or the right one here',
    clock: "the provider finds this computer's clock wrong. Set date and time, and try again",
    'no-address': 'it is not known where to ask for a token. Store the provider’s address (issuer or tokenUrl)',
    'no-flow': 'the provider does not offer this way to sign in. Choose another',
    'same-again': 'its provider gave the token again that was not taken. Sign in again',
    unknown: 'the provider refused the sign-in. Sign in again',
  },
});
