// The sentences of the wizard.
// The rules of words/window.ts hold.
import { page } from './spoken';

export const wizardWords = page({
  setup: 'Set up',
  steps: {
    start: 'Begin',
    office: 'Your office',
    line: 'Going online',
    sending: 'Sending',
    collecting: 'Mail held for you',
    home: 'Where it goes',
    when: 'When',
    who: 'Who may send',
    dns: 'DNS records',
    check: 'Check and try',
    done: 'Done',
  },
  questions: {
    start: 'What would you like to do?',
    office: 'Who are you?',
    line: 'How does this place go online?',
    sending: 'Who takes your outgoing mail?',
    collecting: 'How does mail reach the office?',
    home: 'Where does mail for the office go?',
    when: 'When should Dialpost call?',
    who: 'Who may hand in mail?',
    dns: 'What must stand in DNS?',
    check: 'Does it all work?',
    done: 'Dialpost is set up',
  },
  stepsLabel: 'Steps',
  back: 'Back',
  next: 'Next',
  restart: 'Begin again from today’s settings',
  languageWaits:
    'The window takes the other language once setting up is finished or begun again: what was typed there would be lost.',

  needs: 'What this computer must have',
  needsUnknown: 'This relay cannot check the computer; go on, later pages check what they need.',
  checking: 'Checking…',
  checkAgain: 'Check again',
  needsGood: 'Everything is in order.',
  needsBad: (n: number) =>
    n === 1
      ? 'One thing is amiss; it can be mended now or later.'
      : `${n} things are amiss; they can be mended now or later.`,
  checkNames: { port: 'Port', clock: 'Clock', disk: 'Disk', folder: 'Data folder', program: 'Line', dns: 'DNS' },
  checkResults: { pass: 'in order', fail: 'amiss', unknown: 'cannot be known' },
  practise: 'Practise first',
  practiseDetail:
    'A pretend provider inside this program takes a letter and answers. Nothing is asked: no account, no line and no domain are needed.',
  real: 'Set up for real',
  realDetail: 'Eleven short pages. Nothing changes before the last but one; you can go back at any time.',
  afterPractice: 'You practise now. Setting up for real begins empty: nothing of what practising set up stays.',
  rerun: 'Today’s settings are filled in. What the pages do not ask stays as it is.',

  line: {
    ways: {
      always: 'Always online',
      router: 'A router dials',
      modem: 'Satellite phone or modem',
      hotspot: 'Phone hotspot or Wi-Fi',
    },
    waysLabel: 'How this place goes online',
    kind: 'What dials',
    kindHotspot: 'What joins it',
    terminal: 'Terminal',
    terminalHint: 'Only for the reckoning below: its speed at best. Calls are reckoned by what was measured.',
    terminals: {
      unknown: 'Another, or not known',
      iridium: 'Iridium, dial-up data',
      thuraya: 'Thuraya, dial-up data',
      certus100: 'Iridium Certus 100',
      certus200: 'Iridium Certus 200',
      certus700: 'Iridium Certus 700',
      fleet150: 'FleetBroadband 150',
      fleet250: 'FleetBroadband 250',
      fleet500: 'FleetBroadband 500',
    },
    price: 'What it costs',
    priceHint: 'As the bill says it. Nothing in a place: it costs nothing.',
    budget: 'Stop planned calls at, in a month',
    meansTitle: 'What these prices mean',
    means: (facts: { wait: number; call: string; month: string; photo: string }) =>
      `A call that sends ten letters of 3 kB and waits ${facts.wait} s for mail costs about ${facts.call}. Three calls a day: about ${facts.month} a month. One 3 MB photo: about ${facts.photo}.`,
    meansRest: (guess: boolean) =>
      `A photo travels as text, a third larger than it lies on the disk. ${guess ? 'The speed is a guess until the first calls were measured.' : 'The speed is the terminal’s at best; the first calls are measured.'}`,
    overBudget: (budget: string, days: number) =>
      `Three calls a day would use up the ${budget} a month in ${days === 1 ? 'one day' : `${days} days`}; planned calls stop then.`,
    noTariff:
      'These prices cannot be reckoned with yet: the currency is three letters such as EUR, prices are 0 or more, a step is 1 to 3600 seconds.',
    proposed: (times: string, large: boolean) =>
      `On this line Dialpost proposes three calls a day, at ${times}${large ? ', and large mail only by hand' : ''}.`,
    atOnceWarning: (each: string | null) =>
      `“At any time, at once” calls for every letter on this line${each === null ? '' : `: about ${each} each`}.`,
    atOnceSends: (each: string) => `“At any time, at once” pays for every letter by itself: about ${each} each.`,
    propose: 'Three calls a day, large mail by hand',
  },

  preset: 'Provider',
  presetHint: 'Fills in host, port and security.',
  providerAddress: 'Your mail address with the provider',
  providerAddressHint: 'Of a well-known provider host, port, security and login follow from it.',
  providerKnown: (name: string) => `${name}: host, port and security are filled in.`,
  providerUnknown: (domain: string) =>
    `The provider of ${domain} is not known here: choose it below, or type the host it told you.`,
  noAddress: 'This is no whole mail address: something like office@provider.example.',
  region: 'Region',
  directByHand:
    'Mail goes straight to each domain, as it was set by hand; that stays until you choose a provider here.',
  presetHints: {
    microsoft:
      'The login is a mailbox’s whole address. Microsoft lets it send by SMTP only where your administrator allows “Authenticated SMTP” for that mailbox, and is ending plain passwords: sign in with Microsoft instead.',
    google:
      'The login is the whole address, with an app password: make one in the Google account, under Security (2-step verification must be on).',
    fastmail:
      'The login is the whole address, with an app password: make one in Fastmail, under Settings, Privacy & Security. The usual password is refused.',
    amazon:
      'Choose the region your account sends from. The login is the SMTP credentials made there in the console (SES, SMTP settings), not the console’s own.',
    appPassword:
      'The login is the whole address, with an app password made in the account’s security settings (2-step verification must be on). The usual password is refused.',
    appPasswordIfTwo:
      'The login is the whole address. With two-factor sign-in on, it takes an application password instead of the usual one.',
    allowPrograms:
      'Mail programs must be allowed once in the account’s own settings (POP3, IMAP and SMTP); before that the right password is refused.',
    outlook: 'The login is the whole address. Passwords are no longer taken here: sign in with Microsoft.',
    tOnline:
      'The login is the whole address, with the e-mail password: a password of its own, set in the account; that of the web site is refused.',
    sendgrid: 'The login name is the word apikey, the password an API key that may send mail.',
    mailgun:
      'The login is the SMTP user of your domain, such as postmaster@mg.clinic.example; choose the region the domain was made in.',
  },
  address: 'Address',
  encryption: 'Encryption',
  notEncrypted: 'none: mail and password can be read on the way',
  certificate: 'Certificate',
  noCertificate: 'none shown',
  certificateFacts: (names: string, issuer: string, until: string, problem: string | null) =>
    `for ${names}, by ${issuer}, until ${until}; ${problem === null ? 'in order' : `not in order: ${problem}`}`,
  loginResult: 'Login',
  loginsOffered: (methods: string) => (methods === '' ? 'not offered' : `offered (${methods}), not tried`),
  loginTaken: (method: string) => `accepted (${method})`,
  loginRefused: (reply: string) => `refused: ${reply}`,
  passwordRefused: (reply: string) =>
    `The host did not accept this name and password: ${reply}. Type both anew; no mail is lost.`,
  test: 'Test',
  testMailbox: 'Test the mailbox',
  testing: 'Asking the host…',
  testFindings: 'What the host said',
  cannotTest: 'This relay cannot test yet. The test message at the end will show whether it works.',
  transcript: 'What was said',
  banner: 'Greeting',
  extensions: 'Offers',
  detectTitle: 'What your provider offers',
  detectHint:
    'Asks the host of the page Sending for ETRN, ATRN and TURN, and looks beside it for mailboxes (IMAP, POP3). Nothing is fetched.',
  detect: 'Find out what the host offers',
  useOffer: {
    etrn: 'Use ETRN',
    atrn: 'Use ATRN',
    turn: 'Use TURN',
    imap: 'Use the IMAP mailbox',
    pop3: 'Use the POP3 mailbox',
  },

  /** Names that things are given when they are made. */
  names: {
    internet: 'Internet',
    local: 'Mailboxes here',
    ownProvider: 'My provider',
    practice: 'Practice provider',
    unitedStates: 'United States',
    europe: 'European Union',
  },

  questionsTitle: 'Questions for your provider',
  ask: [
    'Which host, port and security do you want for outgoing mail, and which login?',
    'Will you hold the mail for our domains while we are offline? For how long, and how much?',
    'How do we ask for it: ETRN, ATRN (on-demand relay, RFC 2645), TURN, Finger, a mailbox, or does it come by itself when we connect?',
    'Do we get a fixed address? If not, to which address do you deliver when we call?',
    'What is the largest message you take, and how many a day?',
    'Who sets our MX record, and to what?',
  ],
  weGreetAs: (hostname: string) => `Our post office greets as ${hostname}.`,
  forOffice: (name: string, domains: string) => (name === '' ? domains : `${name} (${domains})`),

  mailboxes: 'Mailboxes here (Maildir folders)',
  ownServer: 'Our own mail server',
  homeLabel: 'Mail for the office goes to',
  serverHint: 'Dialpost hands the mail to it at once, whatever the schedule says.',

  thisComputer: 'Programs on this computer only',
  officeNetwork: 'Every computer of the office network',
  printers: 'Printers and machines too, without passwords',
  printersHint: 'A second door without login or encryption, for the office network only.',
  whoLabel: 'Mail is taken from',

  situation: 'Your situation',
  situations: {
    'provider-dialup': 'The provider keeps our DNS; we dial in',
    'provider-permanent': 'The provider keeps our DNS; our line is permanent',
    'own-dns': 'We keep our own DNS',
    'front-servers': 'Other servers take our mail first',
  },
  providerHosts: 'The provider’s hosts that hold your mail',
  providerHostsHint: 'Several with commas, best first. Empty: the records say where they belong.',
  fixedAddress: 'The office’s fixed address',
  fixedAddressHint: 'As your line’s provider tells it. Empty: it has none, or you do not know it yet.',
  frontServers: 'Servers that take your mail first',
  frontServersHint: 'One a line: its name, and its address where you know it.',
  nameServers: 'Name servers to ask',
  nameServersHint: 'Empty: those of the line or of this computer.',
  askProvider: 'What to ask your provider',
  mxOf: (domain: string) => `MX of ${domain}`,
  noMx: 'none',
  records: (domain: string) => `Records for ${domain}`,
  copy: 'Copy',
  copyIt: (title: string) => `Copy: ${title}`,
  copied: 'Copied.',
  published: 'Look at what is published',
  cannotLook: 'This relay cannot look at DNS yet; compare the lines with your provider.',
  dnsFindings: 'What is published',

  summary: 'What will be set',
  sum: {
    office: 'Office',
    line: 'Line',
    out: 'Outgoing mail',
    fetch: 'Held mail',
    calls: 'Next calls',
    home: 'Mail for the office',
    listen: 'Takes mail at',
  },
  notYet: 'Some places do not fit yet',
  testTo: 'Send a test message to',
  testToHint: 'Somebody outside the office who can answer, or a mailbox of your own elsewhere.',
  testToOurs: 'This address is the office’s own: the message would not leave it.',
  toPassword: 'Correct the password',
  fetchAgain: 'Fetch once more',
  callAgain: 'Try once more',
  noAnswerYet: 'No answer yet. Answer the message from where it arrived, then fetch once more.',
  waitsStill: 'The call is over, and it waits still.',
  run: 'Save and send a test message',
  atPrice: (button: string, price: string) => `${button} (about ${price})`,
  saveOnly: 'Save without a test',
  running: 'Under way…',
  stepSaved: 'The settings are saved.',
  stepQueued: (id: string) => `The test message is queued as ${id}.`,
  stepSent: (reply: string) => `It was delivered: ${reply}`,
  stepBounced: (reply: string) =>
    `It was refused: ${reply}. Look under Sent & received for the reply, then go back to Sending.`,
  stepWaits: (reason: string) => `It waits: ${reason}`,
  stepAnswer: (from: string) => `An answer came back from ${from}.`,
  waitSent: 'Waiting for the host to take it…',
  waitAnswer: 'Waiting for an answer…',
  progress: 'The test, step by step',
  doneDetail:
    'Mail is taken, sent and fetched as you said. Close the window when you like: Dialpost stays in the tray.',
  practiceDone:
    'You have practised: a letter went out to the pretend provider, and its answer came back. Real mail is not sent like this.',
  practiceSet:
    'A letter to echo@practice.example, from here or from a mail program, is answered. Real mail is not sent like this.',
  practiceTitle: 'Practising is set up',
  practiceTo: 'The pretend provider answers letters to this address.',
  answerTitle: 'The answer',
  answerFacts: { from: 'From', to: 'To', subject: 'Subject' },
  toOverview: 'Open the overview',
  none: 'nobody yet',
});
