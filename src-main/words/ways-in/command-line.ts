// What a terminal is told: the usage, what was wrong about a command, and what its answer
// means. Names of commands and of options, what a state is called and other codes are the
// same in every language, because they are what a person types.
import { countText } from '../amounts';
import { page } from '../page';

const counts = (sent: number, received: number): string => `sent ${sent}, received ${received}`;

/** `messages`: how many of ours go. */
export interface CallIsFor {
  readonly messages: number;
  readonly fetches: boolean;
  readonly signsIn: boolean;
}

function callIsFor({ messages, fetches, signsIn }: CallIsFor): string {
  const others = [...(fetches ? ['fetching'] : []), ...(signsIn ? ['signing in'] : [])];
  const all = messages === 0 && others.length > 0 ? others : [countText(messages, 'message'), ...others];
  return all.length > 2 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all.join(' and ');
}

export const commandLineWords = page({
  usage: `dialpost: the post office of a place with a thin, costly or part-time line

  dialpost serve [--settings FILE] [--practice]   run the relay without a window, until Ctrl+C
  dialpost status                                 listeners, links, queue, next calls, what needs attention
  dialpost send-receive [--connector ID] [--wait] go online now; --wait shows progress
               [--link ID]                        by this line, whatever it costs and its limits say
               [--large] [--only ID…] [--yes]     large mail too; just these letters; without asking about the price
  dialpost hang-up [--now]                        finishes the message under way; --now: cuts it off
  dialpost resume | stop                          stop: ends the relay in order, and returns when it has ended
               [--service]                        the service's relay, whichever folder it has
  dialpost pause [--for MINUTES | --until TIME]   until resume, or to 18:00, or to "2026-11-30 08:00"
  dialpost queue [--state S] [--search TEXT] [--connector ID]
  dialpost queue show ID | queue save ID [FILE]   the content byte for byte, into FILE or ID.eml
  dialpost queue hold|release|retry|remove|bounce ID…
           retry --now: in a call for just these; without it they go with the next one
  dialpost queue priority low|normal|high ID…     high: urgent, goes first and may open a call
  dialpost queue hand-over HOST[:PORT] [--login NAME] [--held] [--pause]
                                                  what waits goes to another host of the office
  dialpost sessions | sessions show ID
  dialpost history [--search TEXT] [--csv]         --csv: everything found, for spreadsheets
  dialpost history show ID                         one letter that was sent or came, with every try that is kept
  dialpost settings get                           the whole document, without passwords
  dialpost settings check|set|diff FILE [--with FILE…] [--yes]
                                                  --with: what this place has of its own, laid over FILE; what
                                                  would change is shown first (diff: and not taken)
  dialpost settings undo NAME                     what a set --with has taken goes back to what was before
  dialpost backup DIR [--without-passwords]       while Dialpost runs or not; DIR is empty or not there yet
  dialpost restore DIR [--send]                   with Dialpost stopped; --send: what may have gone since goes at once
  dialpost export postfix DIR                     the settings as files of Postfix, for who outgrows one machine
  dialpost sign-in CONNECTOR [--device] [--yes]   with Microsoft, Google and others; --device: by a code typed on a phone
           [--hang-up | --typed]                  a code, and the line down while it is typed; then: it was typed
  dialpost sign-out CONNECTOR                     forgets it here, and takes it back there where the provider lets us
  dialpost update                                 looks for a newer version, or says that the next call is to
  dialpost test ADDRESS [--connector ID]          queue a test message
  dialpost diagnose dns DOMAIN [--server ADDRESS] [--address OURS]
           [--situation provider-dialup|provider-permanent|own-dns|front-servers]
  dialpost diagnose smtp HOST[:PORT] [--security S] [--login stored|NAME]
  dialpost diagnose collect HOST[:PORT]           how the provider would release held mail; the same options
  dialpost diagnose imap|pop3 HOST[:PORT]         does the mailbox let us in; the same options
  dialpost diagnose link [ID] [--yes]             dials and hangs up; --yes: without asking about the price
  dialpost diagnose relay [LISTENER] | diagnose computer
  dialpost diagnose reach [--server ADDRESS]      can the provider bring mail to us: what must be open, what was seen
  dialpost log [diagnostic] [--subject S] [--level L] [--search TEXT] [--limit N]
  dialpost log protocol [--site LISTENER|outbound] [--search TEXT] [--limit N]
  dialpost report [FILE.zip]                      settings without passwords, logs, last calls: for a technician
  dialpost service install|remove|status          the relay starts with the computer; needs an administrator's rights
           install [--data DIR] [--user WHO]     takes the app's folder as it lies, or this computer's own
           show [--system S] [--dials D] [--program PATH…]   prints what install would write
  dialpost call METHOD [JSON]                     any method; answers JSON

Everywhere: --data DIR (default: the desktop app's folder), --json for machines.
`,
  practising: 'Practising: mail goes nowhere. Set up for real with the window, or with: dialpost settings set FILE',
  signIn: {
    whose: (username: string) => `Signing in as ${username}.`,
    device: (address: string, code: string) =>
      `On any phone or computer, open ${address} and type this code:\n\n  ${code}\n`,
    browser: 'Open this address in a browser, and sign in there:',
    paste:
      'Its last page will not open; that is as it should be. Copy the address of that page, paste it here, and press Enter.',
    pasteIfElsewhere:
      'On another computer the last page will not open: copy its address, paste it here, and press Enter.',
    until: (time: string) => `Waiting until ${time}; Ctrl+C ends it.`,
    notIt:
      'That is not the answer of this sign-in. Copy the whole address of the last page, with everything behind the "?".',
    /** The line is dialled for it. */
    dialling: (line: string) => `Going online by ${line} to sign in; Ctrl+C hangs up.`,
    lineIsHeld: 'The line is held until the sign-in is done, a quarter of an hour at most.',
    /** `command`: what goes on with it. */
    lineIsDown: (time: string, command: string) =>
      `The line is hung up meanwhile; the code holds until ${time}. When it is typed: ${command}`,
    goOn: (time: string, command: string) => `Until ${time} you can ask again: ${command}`,
    /** Behind what became of it. */
    callGoesOn: 'The line stays up until what waits has gone; then it is hung up.',
    /** `text`: without a capital and a full stop. */
    sentence: (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
  },
  /** What would be right. */
  wrong: {
    command: (name: string) => `there is no command "${name}"; dialpost --help lists them`,
    option: (name: string) => `there is no option ${name}; dialpost --help lists them`,
    noValue: (name: string) => `${name} takes a value, and there is none`,
    device: (path: string, device: string) =>
      `${path}: Windows keeps the name ${device} for a device, so nothing can be kept there. Choose another name`,
    value: (name: string) => `${name} takes no value`,
    number: (name: string, text: string) => `${name} takes a whole number, not "${text}"`,
    call: 'call takes a method and its parameters as JSON: dialpost call queue.list \'{"limit":5}\'',
    parameters: (why: string) => `The parameters are not JSON: ${why}.`,
    backup: 'backup takes a folder that is empty or not there yet: dialpost backup /media/stick/2026-11-29',
    restore: 'restore takes the folder of a backup: dialpost restore /media/stick/2026-11-29',
    typed: '--typed goes on with a code that is there: leave out --device and --hang-up',
    signIn: (command: string) => `${command} takes the id of a provider: dialpost ${command} isp`,
    historyShow: 'history show needs the id of a letter: dialpost history show ID',
    sessionsShow: 'sessions show takes the id of a call',
    until: (text: string) =>
      `--until takes a time such as 18:00, or a day and a time such as "2026-11-30 08:00"; not "${text}"`,
    forOrUntil: 'pause takes --for or --until, not both',
    test: 'test takes an address: dialpost test someone@example.org',
    queueShow: 'queue show takes a queue id',
    queueSave: 'queue save takes a queue id and, if you like, a file',
    queue: (known: readonly string[], word: string) => `queue knows ${known.join(', ')}; not "${word}"`,
    queuePriority: (known: readonly string[]) => `queue priority takes ${known.join(', ')}, then one or more queue ids`,
    queueIds: (action: string) => `queue ${action} takes one or more queue ids`,
    settings: (word: string) => `settings knows get, check FILE, set FILE, diff FILE and undo NAME; not "${word}"`,
    settingsFile: (action: string) => `settings ${action} takes a file with a settings document`,
    log: (kind: string) => `log knows diagnostic and protocol; not "${kind}"`,
    /** `kind`: what was asked for, "" for nothing. */
    diagnose: (kind: string) =>
      `diagnose knows dns DOMAIN, smtp HOST[:PORT], link [ID], relay [LISTENER], collect HOST[:PORT], imap|pop3 HOST[:PORT], reach and computer${kind === '' ? '' : `; not "${kind}"`}`,
    domain: 'diagnose dns takes a domain: dialpost diagnose dns clinic.example [--server ADDRESS]',
    host: 'a host is missing: dialpost diagnose smtp smtp.isp.example:587 [--security starttls] [--login stored|NAME]',
    password:
      '--login NAME takes the password from the environment: DIALPOST_PASSWORD=… dialpost diagnose smtp …; or use --login stored',
  },
  done: {
    cut: 'The line is cut. What was not sent is waiting; a message that was under way goes again and may arrive twice.',
    hungUp: 'The line is going down. What was not sent is waiting.',
    nothingHungUp: 'There is no call, so nothing was hung up.',
    paused: 'Paused: mail is accepted, nothing is dialled.',
    pausedUntil: (time: string) => `Paused until ${time}: mail is accepted, nothing is dialled.`,
    resumed: 'Resumed.',
    stopped: 'Stopped. What waits is safe in the queue and goes when Dialpost runs again.',
    queued: (id: string) => `Queued as ${id}.`,
    messages: (count: number) => `${count} done.`,
    notPossible: (ids: readonly string[]) => `Not in the queue, or not possible in its present state: ${ids.join(' ')}`,
    report: (path: string) =>
      `Saved as ${path}. It holds no passwords and no content of messages, but names and addresses: hand it only to somebody you trust.`,
    saved: (path: string) => `Saved as ${path}.`,
    savedDamaged: (path: string) =>
      `Saved as ${path}, but it was damaged on the disk: this is not what was received. It was set aside, and its sender was told to send it again.`,
    settingsRight: (file: string) => `${file} is right.`,
  },
  relay: {
    folderNotMade: (dir: string, why: string) =>
      `The data folder ${dir} cannot be made: ${why}. Choose another with --data.`,
    firstSteps: (server: string, dir: string) =>
      `
The practice provider runs beside the relay. Send a first letter from another terminal:
  swaks --server ${server} --from me@office.example --to echo@practice.example
  dialpost send-receive --wait --data ${dir}
The answer lies in the mailbox of me@office.example, below
  ${dir}/mailboxes
In this checkout "dialpost" is: node out/main/cli.js

`,
    notRunning: (dir: string) =>
      `Dialpost is not running with the folder ${dir}. Start it (the app, or "dialpost serve --data ${dir}") and try again.`,
    stillRuns: (dir: string) =>
      `Dialpost still runs with the folder ${dir}. If its window is open it has taken the folder over: quit it from the tray. What waits in the queue is safe.`,
    noFolder: (dir: string) => `There is no data folder ${dir}. Name it with --data.`,
    stopFirst: (dir: string) =>
      `Dialpost runs with the folder ${dir}. End it first (dialpost stop, or quit it from the tray); then put the backup back.`,
    nothingSetUp: 'nothing is set up yet',
    noSession: (id: string) => `There is no call ${id}. "dialpost sessions" lists them.`,
    hangingUp: (lines: readonly string[], seconds: number) =>
      `Waiting for ${lines.join(' and ')} to hang up, at most ${seconds} seconds.`,
    stillUp: (lines: readonly string[]) =>
      `${lines.join(' and ')} did not hang up. The call may still be costing money: hang it up by hand.`,
  },
  /** Before a call by a line with a tariff. */
  price: {
    call: (of: {
      readonly cost: string;
      readonly messages: number;
      readonly fetches: boolean;
      readonly signsIn: boolean;
      readonly minutes: string;
      readonly line: string;
    }) => `About ${of.cost} for ${callIsFor(of)}, ${of.minutes} min by ${of.line}.`,
    /** Dialling a line and hanging up, to see whether it comes up. */
    trial: (cost: string, minutes: string, line: string) =>
      `About ${cost} for dialling and hanging up, ${minutes} min by ${line}.`,
    /** `budget`: null where there is none. */
    month: (spent: string, budget: string | null) =>
      `This month ${spent}${budget === null ? ' so far' : ` of ${budget}`}.`,
    overBudget: 'That is used up: calls by themselves wait, this one goes if you say so.',
    passesBudget: 'With this call the month passes it: calls by themselves then wait, this one goes if you say so.',
    thenAsked: (second: string, held: string) =>
      `When the code is typed, a second call asks for about ${second}; in one call with the line held it would be about ${held}.`,
    hungUp: (first: string, second: string) =>
      `With --hang-up the line is down while the code is typed: about ${first} now, and about ${second} for a second call.`,
    largeStays: (messages: number, size: string, cost: string) =>
      `${countText(messages, 'large letter')} (${size}, about ${cost} more) ${messages === 1 ? 'stays' : 'stay'}; --large sends ${messages === 1 ? 'it' : 'them'}.`,
    question: 'Go online? [Y/n] ',
    yes: ['y', 'yes'],
    stayed: 'Not gone online. Everything waits as before.',
  },
  session: {
    joined: (id: string) => `Call ${id} is on, and takes along what waits.`,
    started: (id: string) => `Call ${id} has started.`,
    wentAway: 'Dialpost went away during the call. What was not sent is in the queue.',
    /** `left`: what is still to be sent, null for nothing; sizes, times and costs as they are shown. */
    progress: (
      phase: string,
      s: { readonly link: string; readonly sent: number; readonly received: number },
      left: { readonly messages: number; readonly size: string } | null,
      spent: { readonly online: string; readonly cost: string },
    ) =>
      `${s.link}: ${phase}, sent ${s.sent}${left ? `, ${left.messages} to go (${left.size})` : ''}, received ${s.received}, ${spent.online} online, ${spent.cost}`,
    /** `why`: '' where something else says it. */
    left: (messages: number, why: string) =>
      `${countText(messages, 'message')} did not go${why === '' ? '.' : `. ${why}`}`,
    /** `at`: null where it goes by a person's word only. */
    largeLeft: (messages: number, at: string | null) =>
      `${countText(messages, 'large message')} left to ${messages === 1 ? 'its' : 'their'} own time: ${at ?? 'only when a person says so (--large)'}.`,
    /** `cost`: null where it cost nothing. */
    verdict: (
      result: 'ok' | 'partly' | 'failed',
      s: { readonly sent: number; readonly received: number; readonly failed: number; readonly deferred: number },
      spent: { readonly seconds: number; readonly cost: string | null },
    ) =>
      `${{ ok: 'Done', partly: 'Partly done', failed: 'Failed' }[result]}: ${counts(s.sent, s.received)}, failed ${s.failed}, to be tried again ${s.deferred}, ${spent.seconds} s online${spent.cost === null ? '' : `, ${spent.cost}`}.`,
  },
  status: {
    running: (version: string, since: string) => `Dialpost ${version}, running since ${since}`,
    /** `until`: null where somebody must resume. */
    paused: (version: string, since: string, until: string | null) =>
      `Dialpost ${version}, running since ${since}, PAUSED${until === null ? '' : ` until ${until}`}: nothing is dialled`,
    queue: (
      waiting: number,
      q: { readonly incoming: number; readonly active: number; readonly deferred: number; readonly hold: number },
      size: string,
      damaged: number,
    ) =>
      `${waiting} waiting (${q.incoming} incoming, ${q.active} active, ${q.deferred} deferred), ${q.hold} held, ${size}, ${damaged} damaged`,
    noSession: 'No call now.',
    severity: { error: 'ERROR', warning: 'WARNING', info: 'INFO' },
  },
  none: {
    waiting: 'Nothing is waiting.',
    sessions: 'There was no call yet.',
    history: 'Nothing was delivered or returned yet.',
    tries: 'Not tried yet.',
    letter: (id: string) =>
      `History knows no letter "${id}". One that still waits is shown by: dialpost queue show ${id}`,
  },
  putOff: 'to be tried again',
  triesUntold: (count: number) => `${count} more ${count === 1 ? 'try is' : 'tries are'} not kept.`,
  more: (count: number) => `… and ${count} more (--offset, --limit)`,
  nullSender: '(null sender)',
  columns: {
    signIns: ['SIGNED IN AS', 'WITH', 'FOR', 'STATE', 'SINCE', 'LAST RENEWED', 'ENDS'],
    queue: ['ID', 'STATE', 'FROM', 'TO', 'SIZE', 'SINCE', 'TRIES', 'GOES', 'WHY', 'SUBJECT'],
    recipients: ['RECIPIENT', 'STATUS', 'LAST REPLY'],
    routing: ['RECIPIENT', 'PROVIDER', 'WHY THIS ONE'],
    tries: ['AT', 'PROVIDER', 'HOST', 'RECIPIENT', 'RESULT', 'REPLY'],
    sessions: ['ID', 'WHEN', 'WHY', 'LINE', 'ONLINE', 'SENT', 'RECEIVED', 'FAILED', 'BYTES', 'COST', 'RESULT', ''],
    history: ['AT', 'RESULT', 'FROM', 'TO', 'SIZE', 'HOST', 'REPLY'],
    story: ['FIRST', 'LAST', 'TRIES', 'LAST CALL', 'HOST', 'RECIPIENT', 'RESULT', 'REPLY'],
    listeners: ['LISTENER', 'ADDRESS', 'STATE', ''],
    links: ['LINE', 'STATE', 'SINCE', 'ONLINE THIS MONTH', 'COST THIS MONTH'],
    next: ['NEXT', 'PROVIDER', 'WHY'],
    offers: ['WAY', 'HOST', 'PORT', 'SECURITY', 'SAID'],
    dns: ['RECORD', 'VALUE', 'TTL', 'POINTS BACK TO'],
    doors: ['LISTENER', 'ADDRESS', 'STATE', 'LAST FROM OUTSIDE'],
    tests: ['TEST', '', 'FROM', 'TO', 'ANSWER', 'WHAT'],
  },
  /** Where a message goes at no time that is known. */
  nextWhy: { schedule: 'schedule', large: 'large mail', collect: 'collect', retry: 'retry' },
  goes: {
    now: 'now',
    schedule: '-',
    large: '-',
    retry: '-',
    held: 'held',
    person: 'by hand',
    line: 'no line',
  },
  message: {
    id: 'id',
    state: 'state',
    from: 'from',
    subject: 'subject',
    size: 'size',
    arrived: 'arrived',
    handedIn: 'handed in',
    priority: 'priority',
    goes: 'goes',
    nextAttempt: 'next attempt',
    why: 'why',
  },
  probe: {
    severity: { error: 'ERROR', warning: 'WARNING', note: 'note', good: 'good' },
    check: { pass: 'pass', fail: 'FAIL', unknown: 'unknown' },
    asked: (servers: readonly string[]) => `Asked: ${servers.join(', ')}`,
    inDns: (title: string) => `What should stand in DNS (${title}):`,
    address: 'address',
    host: {
      banner: 'banner',
      extensions: 'extensions',
      encryption: 'encryption',
      certificate: 'certificate',
      login: 'login',
      times: 'times',
      steps: { dns: 'dns', connect: 'connect', tls: 'tls', greeting: 'greeting', ehlo: 'ehlo', auth: 'auth' },
    },
    unencrypted: 'none',
    certificateInOrder: 'certificate in order',
    certificate: (names: readonly string[], issuer: string, until: string, daysLeft: number) =>
      `${names.join(', ')}; by ${issuer}; until ${until} (${daysLeft} days)`,
    loginsOffered: (methods: readonly string[]) => `offered: ${methods.join(', ') || 'none'}`,
    door: { open: 'open', closed: 'closed' },
    published: (name: string, addresses: readonly string[]) =>
      `${name}: ${addresses.join(', ') || 'no address in DNS'}`,
    thisComputer: (addresses: readonly string[]) => `this computer: ${addresses.join(', ') || '-'}`,
    stepTaken: 'ok',
    stepNotTaken: 'not',
    taken: 'TAKEN',
    refused: 'refused',
  },
});
