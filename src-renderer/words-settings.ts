// The sentences of the settings' forms that came after words-forms: the general
// screen, logins, mailboxes, logs, and leaving something unsaved. The sixth page of
// words.ts; the same rules hold.

export const F = {
  general: 'General', office: 'Office', notices: 'Notices', pop3: 'Mail programs fetch here (POP3)', logs: 'Logs', thisComputer: 'This computer', practice: 'Practice provider',
  leaveTitle: 'Leave without saving?', leaveMeaning: 'What you changed on this screen is not saved yet. Nothing of it holds until it is.',
  stay: 'Stay here', leave: 'Leave, do not save', saveAndLeave: 'Save and leave',
  doesNotFit: 'What does not fit yet',

  domainsMeaning: 'What stands after the @ in your addresses; several with commas. Mail for them is for this office.',
  postmasterCopies: 'The postmaster gets a copy of every notice that mail was returned',
  largeMail: 'Tell at once who hands in large mail that has to wait for its own time',
  heartbeat: 'Send a short report to', heartbeatHint: 'What was sent, what waits and what it cost. Empty: to nobody.',
  heartbeatAfter: 'Report', heartbeatWords: { session: 'After every call', 'first-session-of-day': 'After the first call of a day', daily: 'Every day at a time of its own' },
  heartbeatAt: 'Report at', heartbeatAtHint: 'A quarter hour, such as 07:00.',
  delayWhere: 'When a sender hears of a delay stands with each connector.',

  pop3Hint: 'Mail programs of the office fetch mail from the mailboxes kept here. Who may log in stands under Accounts; whose mailbox it is, with the connector that delivers into mailboxes.',
  pop3On: 'Mail programs may fetch mail here',
  certificate: 'Use a certificate of our own', certificateHint: 'Off: Dialpost makes one itself; programs ask once whether to trust it.',
  certFile: 'Certificate file (PEM)', keyFile: 'Key file (PEM)',
  pop3Plain: 'Take passwords without encryption', pop3PlainHint: 'From this computer itself they are always taken.',

  levels: 'How much the diagnostic log says', levelDefault: 'Everything not named below', levelWords: { none: 'Nothing', minimum: 'Faults', medium: 'What happened', maximum: 'Everything, for finding a fault' }, levelSame: 'As the first',
  subjects: { dial: 'Dialling', dns: 'DNS', tls: 'Encryption', 'smtp-in': 'Mail handed in', 'smtp-out': 'Mail sent', queue: 'Queue', collect: 'Fetching', schedule: 'Schedule', relay: 'The rest' },
  revert: '“Everything” falls back by itself after (minutes)',
  protocolOn: 'Write a protocol of every command (W3C extended log)', protocolHint: 'One line a command, for programs that count and for finding faults. Passwords never stand in it.',
  period: 'A new file', periodWords: { hourly: 'Every hour', daily: 'Every day', weekly: 'Every week', monthly: 'Every month', size: 'When it is full' },
  keepDays: 'Keep files for (days)', fileSize: 'A file is full at (MB)',
  folder: 'Folder of the protocol', folderHint: 'Empty: log/protocol in the data folder.',
  fewerFields: 'Only some fields', fieldsLabel: 'Fields of a line', fieldsHint: 'None marked: all of them.',

  startAtLogin: 'Start when somebody logs in', startHidden: 'Start in the tray, without the window', notify: 'Tell of returned mail, refused passwords and failed calls at the edge of the screen',
  practiceOn: 'Keep the practice provider open', practiceHint: 'A pretend provider inside this program: mail to it goes nowhere else. For trying things out.', practicePort: 'Port of the practice provider',
} as const;

export const G = {
  loginWords: { none: 'No login', password: 'Name and password', oauth2: 'OAuth2 (a token)' },
  provider: 'Who gives the tokens', providerWords: { microsoft: 'Microsoft', google: 'Google', other: 'Another' },
  clientId: 'Client id', clientIdHint: 'Of the application registered with the provider.', clientSecret: 'Client secret', clientSecretHint: 'Empty where the provider gave none.',
  refreshToken: 'Refresh token', refreshTokenHint: 'The lasting permission; Dialpost fetches a token with it when it calls.',
  tokenUrl: 'Token address', tokenUrlHint: 'Where tokens are fetched, beginning with https. Needed for another provider; empty for Microsoft and Google.',
  helo: 'Say HELO instead of EHLO', heloHint: 'For very old hosts: no encryption, no login, one message after the other.',
  rate: 'Not more than so many messages', rateHint: 'For providers that count; mail above it waits.', rateMessages: 'Messages', ratePer: 'In each', rateWords: { minute: 'Minute', hour: 'Hour', day: 'Day' },
  directPort: 'Port of the hosts', directDns: 'DNS servers for finding them', directDnsHint: 'Addresses. Empty: those of the line, else the system\'s.',
  everyListener: 'Carries mail from every listener', fromListeners: 'Only from', noListeners: 'There is no listener.',
  hold: 'Branch offices call and take their mail', holdHint: 'Nothing is dialled: what this connector carries waits until one of these accounts logs in and asks for it (ETRN, ATRN, TURN).', holdAccounts: 'Accounts that may take it', noAccounts: 'Add an account first, under Accounts.',
  priorityWords: { low: 'Low', normal: 'Normal', high: 'High' },
  mailboxes: 'Mailboxes', mailboxesNone: 'None is listed: every address of this connector gets a mailbox as mail for it comes.', addMailbox: 'Add a mailbox', newMailbox: 'New mailbox', removeMailbox: 'Remove this mailbox',
  mailboxAddress: 'Address', aliases: 'Other addresses of this mailbox', aliasesHint: 'With commas.', account: 'Fetched by the account', nobody: 'Nobody by POP3', quota: 'Room (MB)', forward: 'Forward every letter to', keepCopy: 'Keep what was forwarded here, too',
  catchAll: 'Mailbox for what is for nobody', catchAllHint: 'The address of one of the mailboxes. Empty: none.', unknown: 'Mail for addresses that are not listed', unknownWords: { refuse: 'Is refused when it is handed in', accept: 'Gets a mailbox as it comes' },
  wayNumber: (n: number) => (n === 1 ? 'First way' : `Way ${n}, where the one before fails`), addWay: 'Add a way to try where this fails', removeWay: 'Remove this way',
  etrnHost: 'Host', etrnHostHint: 'Empty: the host mail is sent to.', etrnPort: 'Port', usual: 'as for sending',
  envelopeHeader: 'Header line that names the recipient', envelopeHeaderHint: 'Such as Delivered-To. Empty: the usual ones are tried.', mostMessages: 'Messages a call', largest: 'Fetch nothing larger than (MB)',
  ownTimes: 'Fetch also at times of its own', ownTimesHint: 'Off: in every call; on a line that is always on also every 15 minutes.', whenFetched: 'When it is fetched',
  greeting: 'Name it greets with', greetingHint: 'Empty: the name of this post office.',
  largestMessage: 'Largest message (MB)', queuedSize: 'Call when this much waits (MB)',
} as const;
