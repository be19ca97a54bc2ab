// The sentences of the settings' four screens and of the log: the fifth page of
// words.ts.

export const P = {
  connectors: 'Connectors', listeners: 'Listeners', links: 'Lines', accounts: 'Accounts',
  noConnectors: 'No connector: mail has no way out', noListeners: 'No listener: no program can hand in mail', noLinks: 'No line', noAccounts: 'Nobody logs in',
  addConnector: 'Add a connector', addPeople: 'Add: mail programs and people', addPrinters: 'Add: printers and machines', addServer: 'Add: another mail server', addLink: 'Add a line', addAccount: 'Add an account',
  here: 'Office computers', people: 'Mail programs and people', printers: 'Printers and machines', server: 'Another mail server', line: 'Line',
  nothingSetUp: 'Nothing is set up yet', nothingSetUpDetail: 'Choose Set up; afterwards every detail can be changed here.',
  hasIssue: 'does not fit',
  remove: 'Remove this one',
  general: 'General', carries: 'Which mail it carries', times: 'When it calls, waits and tries again', money: 'What it costs',
  spaces: 'Address spaces', spacesHint: 'One a line: *, *.example or example, and after it a cost from 1 to 100 where it is not 1. The most specific wins, then the cheapest.',
  toSchedule: 'Its times stand on the Schedule screen',
  hostNumber: (n: number) => (n === 1 ? 'Host' : `Host ${n}`),
  addHost: 'Add a host', removeHost: 'Remove this host',
  testRelay: 'Test: would it relay for strangers?', testReach: 'Test: can the provider reach us?', testLink: 'Test: dial and hang up', testing: 'Testing…', saveFirst: 'Save first; the test uses what is saved.',

  log: 'Log', protocol: 'Protocol', diagnostic: 'Diagnostic', logKind: 'Which log', logSearch: 'Only lines with', logEmpty: 'No lines yet', logLines: 'Lines', logLevel: 'How much', logSubject: 'About',
  everyLevel: 'Everything written', onlyFaults: 'Faults only', noDetail: 'Without details', everySubject: 'Every subject',
  logPause: 'Pause', logGoOn: 'Go on', logPaused: (n: number) => `Paused at ${n === 1 ? '1 line' : `${n} lines`}`, copyLine: 'Copy the line', lineCopied: 'The line is copied.', openFolder: 'Open the folder',
  logWhere: (folder: string) => `Its files lie in ${folder}.`, protocolWhere: (folder: string) => `Its files lie in ${folder}, one folder for each listener and one for outbound.`, protocolOff: (folder: string) => `Nothing is written at present; what there is lies in ${folder}.`, logSettings: 'What is written',
  logEmptyDetail: 'Where nothing else is set, only faults are written.', protocolOffDetail: 'The protocol log is off until the settings turn it on.', lines: (n: number) => (n === 1 ? '1 line' : `${n} lines`),
  chartTitle: 'This month by day', chartMinutes: 'Minutes', chartBytes: 'Megabytes', chartCost: 'Cost', chartWhat: 'Show', chartNone: 'No call this month yet.', chartLine: 'Line',
} as const;
