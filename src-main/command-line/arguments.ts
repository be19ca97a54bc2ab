// The words of the command line, read into a command with its options. Wrong
// words are answered with a UsageError: what is wrong and what would be right.
import { parseArgs } from 'node:util';

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
  readonly practice: boolean;
  readonly json: boolean;
  /** history: everything found, for spreadsheets. */
  readonly csv: boolean;
  readonly wait: boolean;
  readonly connectors: readonly string[];
  /** send-receive: by this line, whatever it costs. */
  readonly link: string | null;
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

export const USAGE = `dialpost: the post office of a place with a thin, costly or part-time line

  dialpost serve [--settings FILE] [--practice]   run the relay without a window, until Ctrl+C
  dialpost status                                 listeners, links, queue, next calls, what needs attention
  dialpost send-receive [--connector ID] [--wait] go online now; --wait shows progress
               [--link ID]                        by this line, whatever it costs and its limits say
  dialpost hang-up | pause | resume | stop        stop: ends the relay in order, and returns when it has ended
  dialpost queue [--state S] [--search TEXT] [--connector ID]
  dialpost queue show ID | queue save ID [FILE]   the content byte for byte, into FILE or ID.eml
  dialpost queue hold|release|retry|remove|bounce ID…
  dialpost sessions | sessions show ID
  dialpost history [--search TEXT] [--csv]         --csv: everything found, for spreadsheets
  dialpost settings get | settings set FILE | settings check FILE
  dialpost test ADDRESS [--connector ID]          queue a test message
  dialpost diagnose dns DOMAIN [--server ADDRESS] [--address OURS]
           [--situation provider-dialup|provider-permanent|own-dns|front-servers]
  dialpost diagnose smtp HOST[:PORT] [--security S] [--login stored|NAME]
  dialpost diagnose collect HOST[:PORT]           how the provider would release held mail; the same options
  dialpost diagnose link [ID] | diagnose relay [LISTENER] | diagnose computer
  dialpost diagnose reach [--server ADDRESS]      can the provider bring mail to us: what must be open, what was seen
  dialpost log [diagnostic] [--subject S] [--level L] [--search TEXT] [--limit N]
  dialpost log protocol [--site LISTENER|outbound] [--search TEXT] [--limit N]
  dialpost report [FILE.zip]                      settings without passwords, logs, last sessions: for a technician
  dialpost call METHOD [JSON]                     any method; answers JSON

Everywhere: --data DIR (default: the desktop app's folder), --json for machines.
`;

const OPTIONS = {
  data: { type: 'string' },
  settings: { type: 'string' },
  practice: { type: 'boolean' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
  wait: { type: 'boolean' },
  connector: { type: 'string', multiple: true },
  link: { type: 'string' },
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
    practice: values.practice ?? false,
    json: values.json ?? false,
    csv: values.csv ?? false,
    wait: values.wait ?? false,
    connectors: values.connector ?? [],
    link: orNull(values.link),
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

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${name} takes a whole number, not "${text}"`);
  return Number(text);
}
