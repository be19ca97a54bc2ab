// The words of the command line, read into a command with its options. Wrong
// words are answered with a UsageError: what is wrong and what would be right.
import { parseArgs } from 'node:util';
import { commandLineWords as W } from '../words/ways-in/command-line';

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Arguments {
  /** "queue", "send-receive" …; "help" when none was given. */
  readonly command: string;
  /** What follows the command. */
  readonly words: readonly string[];
  readonly data: string | null;
  readonly settings: string | null;
  /** settings set, check, diff: what a place has of its own, file by file over the one named first. */
  readonly withFiles: readonly string[];
  readonly practice: boolean;
  /** serve: whoever is in the group of the user it runs as may steer it. */
  readonly groupAccess: boolean;
  /** serve: it is the service of this computer, and goes on without anybody. Others: the service is meant. */
  readonly asDaemon: boolean;
  /** service: whom it runs as, what it needs for dialling, what runs it, and of which system it is shown. */
  readonly user: string | null;
  readonly dials: string | null;
  readonly program: readonly string[];
  readonly system: string | null;
  readonly json: boolean;
  /** history: everything found, for spreadsheets. */
  readonly csv: boolean;
  readonly wait: boolean;
  /** hang-up: what is under way is cut off; queue retry: in a call for just these. */
  readonly now: boolean;
  readonly connectors: readonly string[];
  /** send-receive: by this line, whatever it costs. */
  readonly link: string | null;
  /** send-receive: large mail too, nothing but these letters, without being asked about the price. */
  readonly large: boolean;
  readonly only: readonly string[];
  readonly yes: boolean;
  /** sign-in: by a code that is typed on another device. */
  readonly device: boolean;
  /** sign-in: the same, and the line is hung up while the code is typed; then, that it was. */
  readonly hangUp: boolean;
  readonly typed: boolean;
  /** queue hand-over: held letters too; no mail is taken meanwhile. */
  readonly held: boolean;
  readonly pause: boolean;
  /** backup: passwords and keys are left out. restore: letters that may have gone since go at once. */
  readonly withoutPasswords: boolean;
  readonly send: boolean;
  /** pause: for so many minutes, or to a time. */
  readonly forMinutes: number | null;
  readonly until: string | null;
  /** Name servers to ask. */
  readonly servers: readonly string[];
  /** diagnose dns: how the office gets its mail, and its fixed address. */
  readonly situation: string | null;
  readonly address: string | null;
  readonly security: string | null;
  /** "stored", or a login name. */
  readonly login: string | null;
  readonly state: string | null;
  readonly search: string | null;
  /** log: only lines of this subject, up to this level, of this listener. */
  readonly subject: string | null;
  readonly level: string | null;
  readonly site: string | null;
  readonly limit: number;
  readonly offset: number;
}

const OPTIONS = {
  data: { type: 'string' },
  settings: { type: 'string' },
  with: { type: 'string', multiple: true },
  practice: { type: 'boolean' },
  'group-access': { type: 'boolean' },
  service: { type: 'boolean' },
  user: { type: 'string' },
  dials: { type: 'string' },
  program: { type: 'string', multiple: true },
  system: { type: 'string' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  wait: { type: 'boolean' },
  now: { type: 'boolean' },
  connector: { type: 'string', multiple: true },
  link: { type: 'string' },
  large: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  yes: { type: 'boolean' },
  device: { type: 'boolean' },
  'hang-up': { type: 'boolean' },
  typed: { type: 'boolean' },
  held: { type: 'boolean' },
  pause: { type: 'boolean' },
  'without-passwords': { type: 'boolean' },
  send: { type: 'boolean' },
  for: { type: 'string' },
  until: { type: 'string' },
  server: { type: 'string', multiple: true },
  situation: { type: 'string' },
  address: { type: 'string' },
  security: { type: 'string' },
  login: { type: 'string' },
  state: { type: 'string' },
  search: { type: 'string' },
  subject: { type: 'string' },
  level: { type: 'string' },
  site: { type: 'string' },
  limit: { type: 'string' },
  offset: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const isOn = (value: boolean | undefined): boolean => value ?? false;

function orNull<T>(value: T | undefined): T | null {
  return value ?? null;
}

function commandOf({ help, version }: { readonly help?: boolean; readonly version?: boolean }, first: string): string {
  if (help) return 'help';
  return version ? 'version' : first;
}

/** Reads `argv` (without node and script). Throws UsageError. */
export function readCommandLine(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [first = 'help', ...words] = positionals;
  return {
    command: commandOf(values, first),
    words,
    data: orNull(values.data),
    settings: orNull(values.settings),
    withFiles: values.with ?? [],
    practice: isOn(values.practice),
    groupAccess: isOn(values['group-access']),
    asDaemon: isOn(values.service),
    ...daemonWordsIn(values),
    json: isOn(values.json),
    csv: isOn(values.csv),
    wait: isOn(values.wait),
    now: isOn(values.now),
    connectors: values.connector ?? [],
    link: orNull(values.link),
    large: isOn(values.large),
    only: values.only ?? [],
    yes: isOn(values.yes),
    device: isOn(values.device),
    hangUp: isOn(values['hang-up']),
    typed: isOn(values.typed),
    held: isOn(values.held),
    pause: isOn(values.pause),
    withoutPasswords: isOn(values['without-passwords']),
    send: isOn(values.send),
    forMinutes: values.for === undefined ? null : wholeNumber('--for', values.for, 0),
    until: orNull(values.until),
    servers: values.server ?? [],
    situation: orNull(values.situation),
    address: orNull(values.address),
    security: orNull(values.security),
    login: orNull(values.login),
    state: orNull(values.state),
    search: orNull(values.search),
    subject: orNull(values.subject),
    level: orNull(values.level),
    site: orNull(values.site),
    limit: wholeNumber('--limit', values.limit, 100),
    offset: wholeNumber('--offset', values.offset, 0),
  };
}

function daemonWordsIn({ user, dials, program = [], system }: ReturnType<typeof parse>['values']) {
  return { user: orNull(user), dials: orNull(dials), program, system: orNull(system) };
}

function parse(argv: readonly string[]) {
  const wanted = { args: [...argv], options: OPTIONS, allowPositionals: true } as const;
  try {
    return parseArgs(wanted);
  } catch (error) {
    throw new UsageError(wrongOption(argv) ?? (error instanceof Error ? error.message : String(error)));
  }
}

/** What Node refuses, in our words: it says them in English only. */
function wrongOption(argv: readonly string[]): string | null {
  for (const token of tokensOf(argv)) {
    if (token.kind !== 'option') continue;
    const known: { readonly type: string } | undefined = Object.hasOwn(OPTIONS, token.name)
      ? OPTIONS[token.name as keyof typeof OPTIONS] // it is one of its own keys
      : undefined;
    if (!known) return W.wrong.option(token.rawName);
    if (known.type === 'boolean' && token.value !== undefined) return W.wrong.value(token.rawName);
    const isLacking = token.value === undefined || (!token.inlineValue && token.value.startsWith('-'));
    if (known.type === 'string' && isLacking) return W.wrong.noValue(token.rawName);
  }
  return null;
}

/** The folder that `argv` names, whatever else is wrong about it. */
export function folderIn(argv: readonly string[]): string | null {
  const named = argv.findLast((word, i) => argv[i - 1] === '--data' || word.startsWith('--data='));
  return named?.replace(/^--data=/, '') || null;
}

/** The exit code of trouble: 2 where 1 says that there are differences, as with diff (POSIX). */
export function troubleCode(argv: readonly string[]): number {
  const [command, what] = tokensOf(argv).flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  return command === 'settings' && what === 'diff' ? 2 : 1;
}

/** `argv` as it can be read without judging it. */
function tokensOf(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: false, tokens: true }).tokens;
}

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(W.wrong.number(name, text));
  return Number(text);
}
