// The sentences of signing in with a mail provider: its fields, its dialog, and how the
// office's program is registered there. The rules of words/window.ts hold.
import { page } from './spoken';

export const signInWords = page({
  providers: {
    microsoft: 'Microsoft',
    google: 'Google',
    yahoo: 'Yahoo',
    fastmail: 'Fastmail',
    other: 'Another provider',
  },
  flows: {
    code: 'In the browser of this computer',
    device: 'By a code on a phone',
    client: 'Without a person (unattended)',
  },
  labels: {
    provider: 'Sign in with',
    tenant: 'Tenant',
    issuer: 'Address of the sign-in',
    cloud: 'Cloud of its own',
    clientId: 'Client id',
    clientSecret: 'Client secret',
    clientCertificate: 'Key and certificate',
    flow: 'How to sign in',
    tokenUrl: 'Token address',
  },
  hints: {
    tenant: 'The id or domain of your organization. Empty: whoever signs in.',
    issuer: 'Where the provider describes itself (issuer), beginning with https.',
    cloud:
      'Only for Microsoft’s clouds of some countries, such as https://login.microsoftonline.us. Empty: the usual one.',
    clientId: 'Of the program registered with the provider; “Sign in…” shows how.',
    clientSecret: 'Empty where the provider gave none.',
    clientCertificate: 'Instead of a secret: private key and certificate, both as PEM, one after the other.',
    tokenUrl: 'Only where the provider does not describe itself; beginning with https.',
  },
  instead: 'Sign in with the provider',
  insteadHint: 'For providers that take no passwords any more.',
  sameAsSending: 'Use the same sign-in as for sending',
  chooseWay: 'How Dialpost logs in',
  withProvider: (provider: string) => `Sign in with ${provider}`,
  withPassword: 'Name and password',

  notYet: 'Not signed in yet',
  signedIn: (username: string) => (username === '' ? 'Signed in' : `Signed in for ${username}`),
  /** `day`: as the reader writes it. */
  known: {
    as: (account: string | null, day: string) =>
      account === null ? `Signed in on ${day}.` : `Signed in as ${account} on ${day}.`,
    lastRenewed: (day: string) => `Last renewed ${day}.`,
    until: (day: string, unused: boolean) =>
      unused ? `If it is not used, it ends on ${day}.` : `Its provider ends it on ${day}.`,
  },
  unattended: 'No person signs in',
  unattendedHint:
    'The program signs in by itself, with its secret or its certificate, whenever it calls. An administrator has to allow that once.',
  holdsOnceSaved: 'It holds once it is saved.',
  mustAgain: 'Somebody has to sign in before this can be saved: host, name or provider are others than before.',
  begin: 'Sign in…',
  again: 'Sign in again…',
  out: 'Sign out',

  title: (provider: string) => `Sign in: ${provider}`,
  meaning: (username: string) =>
    `On a page of the provider you sign in${username === '' ? '' : ` as ${username}`} and allow Dialpost to send and fetch mail. Dialpost never sees the password.`,
  howRegistered: 'How the program is registered with the provider',
  onceForAll:
    'A provider lets in only programs that it knows. This is done once; the same client id serves all your places.',
  lacking: (what: readonly ('username' | 'clientId' | 'issuer')[]) => {
    const names = {
      username: 'the login name (in the form)',
      clientId: 'the client id',
      issuer: 'the address of the sign-in',
    };
    return `Still to be typed: ${what.map((one) => names[one]).join(', ')}.`;
  },
  costs: (line: string, { browser, code }: { browser: string; code: string }) =>
    `Over ${line} signing in costs about ${browser} in the browser of this computer, and about ${code} with a code that is typed on a phone ashore; reckoned with three minutes.`,
  dialsForIt:
    'Dialpost dials for this, as for any call, and asks before it costs. It holds the line until you are done, a quarter of an hour at most, and sends what waits. “Cancel” hangs up.',
  codeDials:
    'The code is for a phone ashore: this line is only needed to ask whether it was typed. Where two short calls cost less than holding it, you can have it hung up meanwhile.',
  saveFirst: 'The line must be dialled for this: save first, then Dialpost dials; or go online first.',
  dialling: 'Going online to sign in…',
  lineIsHeld: 'The line is held meanwhile. “Cancel” hangs up.',
  asking: 'Asking the provider whether the code was typed…',
  lineIsDown: 'The line is down. You may close this; the code is kept here as long as Dialpost runs.',
  /** `price`: "about €4"; null: it costs nothing, or nobody knows. */
  whenTyped: (price: string | null) =>
    `When it is typed, press “It is typed”: Dialpost asks the provider and sends what waits${price === null ? '' : `, in a call for ${price}`}.`,
  typed: 'It is typed',
  forget: 'Forget the code',
  ranOut: 'The code was not used in time. Begin the sign-in again.',
  openBrowser: 'Open in the browser',
  codeForPhone: 'Code for a phone',
  beginning: 'Asking the provider…',
  inBrowser: 'The browser shows the provider’s page. Sign in there; Dialpost waits for the answer.',
  inBrowserPasted:
    'The browser shows the provider’s page. Sign in there. It ends at a page that cannot be shown: copy that page’s address from the top of the browser to here.',
  openAgain: 'Open it again',
  pasteTitle: 'The address from the browser',
  elsewhere: 'The browser is on another computer',
  elsewhereHint:
    'Open this address there and sign in. It ends at a page that cannot be shown: bring that page’s address, from the top of the browser, back here.',
  paste: 'Address at which the browser ended',
  pasteHint: 'The whole of it, with all that stands after the question mark.',
  notTaken: 'This address is none of this sign-in. Copy it anew, the whole of it.',
  hand: 'Hand in',
  typeCode: 'On any phone or computer with a connection of its own, open this address and type the code:',
  timeLeft: (time: string) => `It waits another ${time}.`,
  tryAgain: 'Try again',
  /** The relay begins small. */
  sentence: (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`,

  steps: {
    microsoft: {
      begin:
        'As an administrator open Microsoft Entra, “App registrations”, and choose “New registration”. The name is yours to choose.',
      accounts:
        'Under “Supported account types” choose accounts in any organizational directory and personal accounts. If you choose your own organization only, its tenant id belongs into Tenant below.',
      redirect: 'Under “Redirect URI” choose “Public client/native (mobile & desktop)” with this address:',
      code: 'After registering, under “Authentication”, turn on “Allow public client flows”; the code for a phone needs it.',
      permissions:
        'Under “API permissions”, “Add a permission”, “Microsoft Graph”, “Delegated permissions”, add these; then, where your organization wants it, “Grant admin consent”:',
      id: 'From “Overview” copy the “Application (client) ID” into the field below. No secret is needed.',
      mailbox:
        'In the Microsoft 365 admin center, for the mailbox, under “Mail”, “Manage email apps”, turn on “Authenticated SMTP”.',
      service:
        'Under “API permissions”, “Add a permission”, “APIs my organization uses”, “Office 365 Exchange Online”, “Application permissions”, add these and choose “Grant admin consent”:',
      exchange:
        'In Exchange Online PowerShell make the program known with New-ServicePrincipal, and give it the mailbox with Add-MailboxPermission.',
      serviceId:
        'Under “Certificates & secrets” make a secret or store a certificate. Client id, tenant and secret belong into the fields of the provider here.',
    },
    google: {
      project: 'In the Google Cloud console make a project, and enable the Gmail API in it:',
      audience:
        'Under “Audience” choose “Internal” (Google Workspace) or “External”. An external one must be published: while it is in “Testing”, Google ends every sign-in after 7 days.',
      scope: 'Under “Data access” add this scope:',
      client: 'Under “Clients” make a client of the type “Desktop app”. No redirect address is asked for.',
      id: 'Copy its client id and its client secret into the fields below. Of a desktop app the secret is no secret.',
    },
    yahoo: {
      ask: 'Make an app on Yahoo’s pages. Yahoo lets only apps that it has approved read and send mail, and says on its pages how to ask for that; until then an app password does.',
      redirect: 'As “Redirect URI” it gets this address:',
      scope: 'It needs the permission to read and to write mail:',
      id: 'Copy its client id and its client secret into the fields below.',
    },
    fastmail: {
      ask: 'Fastmail registers programs by letter: its developer pages say whom to write to. Until then an app password does.',
      redirect: 'As the address to return to, name this one, on any port:',
      scope: 'Ask for these permissions:',
      id: 'Put the client id that Fastmail sends you into the field below.',
    },
    other: {
      ask: 'Have the provider register Dialpost as a native (desktop) program: authorization code with PKCE and refresh tokens, and the device code where it has that.',
      redirect: 'As the address to return to it gets this one, on any port:',
      scope: 'It may be asked for these, and for mail:',
      issuer: 'The address at which the provider describes itself (issuer) belongs into its field.',
      id: 'Put the client id into the field below, and the secret where there is one.',
      service: 'Have the provider register Dialpost as a service with client credentials that may use this mailbox.',
      idAndSecret: 'Put the client id and the secret into their fields.',
    },
  },
});
