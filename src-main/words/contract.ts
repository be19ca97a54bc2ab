// What the contract says of a document that does not fit: what would be right, place by
// place, and what settings of an earlier version mean by now. Each sentence follows the
// name of its place, which each door says in its own way: "listeners[0].port: expected 1 to
// 65535" at a terminal, the field's label in the window. So no sentence names a place itself.
import { page } from './page';

/** What a value should have been, by the name the schemas have for it. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of settings',
  record: 'a group of settings',
};

const known = (ids: readonly string[]): string => (ids.length > 0 ? ids.map((id) => `"${id}"`).join(', ') : 'none');
const expectedKind = (kind: string): string => `expected ${KINDS[kind] ?? kind}`;

export const contractWords = page({
  /** Of any value, where its schema has no sentence of its own. */
  value: {
    kind: expectedKind,
    missing: (kind: string) => `is missing; ${expectedKind(kind)}`,
    oneOf: (values: readonly string[]) => `expected ${values.join(' or ')}`,
    noSuchSetting: (name: string) => `no setting is called "${name}"; check the spelling or remove it`,
    noneListed: 'expected at least one',
    empty: 'expected something here; it is empty',
    atLeast: (least: string) => `expected at least ${least}`,
    atMost: (most: string) => `expected at most ${most}`,
    tooLong: (most: string) => `expected at most ${most} characters`,
    tooMany: (most: string) => `expected at most ${most} of them`,
    url: 'expected an address such as "https://login.example/token"',
    unfit: 'does not fit here; look into the description of the settings',
  },
  between: (min: number, max: number) => `expected ${min} to ${max}`,
  numberFrom: (min: number) => `expected a number of at least ${min}`,
  oneOfFew: (values: readonly (number | string)[]) => `expected one of ${values.join(', ')}`,
  id: 'expected an id such as "office"',
  idForm: 'expected up to 40 letters, digits, ".", "_" or "-", e.g. "office"',
  domain: 'expected a domain such as "clinic.example"',
  address: 'expected an address such as "postmaster@clinic.example"',
  pattern: 'expected "*", "*.example" or "example"',
  host: 'expected a host name or an address',
  hostForm: 'expected a host name such as "smtp.isp.example" or an IP address',
  ip: 'expected an IP address',
  ipForm: 'expected an IP address such as "127.0.0.1"',
  nameServer: 'expected the address of a name server',
  nameServerForm: 'expected a name server\'s address such as "192.0.2.53" or "192.0.2.53:5353"',
  circle: (listener: string) =>
    `is this computer, whose listener "${listener}" takes mail at that port: it would go round in a circle; expected the host of your provider`,
  network: 'expected an address or a network such as "192.168.1.0/24"',
  password: 'expected a password',
  loginName: 'expected a login name',
  argument: 'expected a program or argument, not an empty text',
  version: 'expected 1, the version this program knows',
  organizationDomains: 'expected at least one domain, such as "clinic.example"',
  logDevice: 'Windows keeps that name for a device; expected another folder',
  timeOfDay: 'expected a quarter hour such as "07:00"',
  feed: 'expected the address of a folder that begins with https://, without a login, "?" or "#", such as "https://updates.example/dialpost/"',
  certificate: 'expected "self-signed", or a certificate file and its key file',
  collectDomain: 'expected a domain, "@domain" or "#queue"',
  command: 'expected a program and its arguments',
  pauseEnd: 'expected forMinutes or until, not both',
  dateTime: 'expected a date and time such as "2026-11-30T08:00:00Z"',
  queueSelection: 'expected ids, a search, a state, a connector, or {"all":true}',
  callForNothing: 'expected at least one id, or {"fetch":true}: a call for nothing is not made',
  signIn: {
    tenant: 'expected an organization\'s id or domain, such as "clinic.example"',
    issuer: 'expected an address that begins with "https://", such as "https://login.example"',
    noWay: 'expected a password, or a sign-in with the provider',
    googleDevice: 'Google gives no consent for mail by a code on another device; choose the browser',
    noDevice: 'this provider knows no code for another device; choose the browser',
    noClient: 'only Microsoft, or a provider of your own, lets a program sign in without a person; choose the browser',
    clientNeeds: 'signing in without a person needs a client secret or a client certificate',
    noTenant: 'only Microsoft has tenants; leave it empty',
    /** `provider`: whose sign-in stands beside it; `usual`: a host of that one. */
    otherHost: (provider: string, usual: string) =>
      `is no mail host of ${provider}, and the sign-in of ${provider} is shown to no other; expected one such as "${usual}", or another provider to sign in with`,
  },
  tokenUrl:
    'expected an address that begins with "https://", such as "https://login.example/token" ("http://" only for this computer, e.g. "http://127.0.0.1:8080/token"), without a name or password in it',
  connector: {
    noHost: 'expected at least one host that mail is sent to',
    noRetry: 'expected at least one delay in minutes',
    listeners: 'expected "all" or a list of listener ids',
    neverLarge: (limit: number) =>
      `expected at most ${limit}: the provider carries nothing larger, so no mail could ever be large`,
  },
  link: {
    currency: 'expected three capital letters such as "EUR"',
    noPriority: 'expected at least one of "low", "normal", "high"',
    noProgram: 'a line of this kind needs the program that connects, such as "/usr/local/bin/dial"',
    noEntry: 'a line of this kind needs the name of its entry in the system',
  },
  schedule: {
    range: 'expected quarter hours such as "08:00-09:30", at the latest "24:00"',
    backwards: 'the range must end after it begins',
    overlaps: (range: string) => `overlaps "${range}"; join the two`,
    neverOpen: 'this schedule never opens; choose "never" if that is meant',
  },
  /** Between places: what must be there, and what must not be there twice. */
  twice: {
    id: (id: string) => `another one is already called "${id}"; choose another`,
    port: (port: number, listener: string) =>
      `${port} is already taken by the listener "${listener}"; choose another port or address`,
    link: (id: string) => `"${id}" is named twice; name each line once`,
    mailbox: (address: string, mailbox: string) =>
      `${address} already belongs to the mailbox ${mailbox}; an address has one mailbox`,
    mailboxAccount: (name: string, mailbox: string) =>
      `"${name}" already fetches the mailbox ${mailbox}; a mail program fetches one mailbox with one login`,
  },
  nowhere: {
    link: (id: string, ids: readonly string[]) => `no line is called "${id}"; known: ${known(ids)}`,
    listener: (id: string, ids: readonly string[]) => `no listener is called "${id}"; known: ${known(ids)}`,
    account: (name: string, names: readonly string[]) => `no login is called "${name}"; known: ${known(names)}`,
    mailboxAccount: (name: string) => `no login is called "${name}"; add it under Logins first`,
    catchAll: (address: string) =>
      `${address} is none of the mailboxes; expected the address or an alias of one that is listed`,
  },
  tooManyForwards: (most: number) => `expected at most ${most} addresses`,
  /** Of settings that an earlier version stored: what it means and what to do. */
  stored: {
    price: (line: string, amount: number) =>
      `The line ${line} was given an amount of ${amount} by an earlier version, with which nobody can reckon: what a call costs is not told rightly. In Lines → ${line}, type what the bill says.`,
    tokenUrl: (connector: string, host: string) =>
      `${connector} does not sign in at ${host}: its token address was stored by an earlier version and would carry the login in the clear. Mail for it waits safely. In Providers → ${connector}, write an address there that begins with "https://".`,
    otherHost: (connector: string, host: string, provider: string) =>
      `${connector} does not sign in at ${host}: that is no mail host of ${provider}, and the sign-in of ${provider} is shown to no other. Mail for it waits safely. In Providers → ${connector}, correct the host, or choose another provider to sign in with.`,
    field: (field: string) =>
      `The protocol log was told by an earlier version to write a field "${field}", and there is no such field; it is left out. Save the settings once in the window, or take it out of the list of fields in settings.json.`,
    logDevice: (folder: string) =>
      `The protocol log is to be written to ${folder}, and Windows keeps that name for a device: its lines are lost there. Choose another folder under General.`,
    circle: (connector: string, host: string, listener: string) =>
      `${connector} hands its mail to ${host}, and there our own listener "${listener}" answers: each letter comes back until it is returned as going in a circle. In Providers → ${connector}, write the host of your provider.`,
    network: (door: string, written: string, taken: string) =>
      `${door} lets in or keeps out ${taken}, for "${written}" says more than a network has. Write there what is meant, such as 192.168.1.0/24.`,
    alike: (one: string, other: string) =>
      `The login names "${one}" and "${other}" differ in capital letters only, so each is taken only as it is written here. Give one of them another name under Logins.`,
  },
  alikeAccounts: (other: string) =>
    `differs from "${other}" in capital letters only, and people write login names either way; choose another`,
  /** Names that a practice office begins with; they are written into its settings. */
  practice: {
    organization: 'Practice office',
    listener: 'Office computers',
    line: 'Practice line',
    provider: 'Practice provider',
    mailboxes: 'Mailboxes here',
  },
});
