// What a host offers and does not keep, remembered so that the same trouble is not run into at every call.
// BDAT that it does not know though it offered CHUNKING, or that something on the way (a firewall, a broken
// server) breaks the line at: DATA from then on. A login method that it offers and refuses: the one that
// opened the door comes first. Parameters to MAIL and RCPT that it refuses: none from then on. One letter that
// a connection died over at BDAT goes by DATA next, whatever the host. A letter whose form it refused goes in
// another one. A host whose replies cannot be read, or fit nothing that it was asked, is asked one thing at a
// time: no letter has left then before it is wanted. Remembered while the process lives, for some days at
// most, and until the host greets with other words. Wrongly remembered it costs round trips, never mail; what
// a cut line alone makes suspect, and lock-step, for a day only.
import type { Clock } from '../base/clock';
import type { Reply } from '../mail/reply';
import type { Extensions } from './extensions';

export interface HostHabits {
  /** Is this letter to go without parameters to MAIL and RCPT? */
  bare(letter: string): boolean;
  /** It refused this letter, it may be for its parameters; false: it had before. */
  parametersRefused(letter: string): boolean;
  /** It took one without them. */
  bareTaken(): void;
  /** May letters go by BDAT here? */
  readonly chunks: boolean;
  /** One command, one reply: its replies could not be told apart. */
  readonly inStep: boolean;
  /** The login method that opened the door last time. */
  readonly login: string | null;
  /** BDAT was answered as it should be. */
  chunkTaken(): void;
  /** BDAT is not known here. */
  chunkRefused(): void;
  /** It said what is no reply, or one more than it was asked for. */
  garbled(): void;
  /** The connection ended while this letter's BDAT was waited for. */
  diedAt(letter: string): void;
  /** This letter was sent without BDAT to its end; or its connection died so as well: BDAT was not to blame. */
  withoutChunks(letter: string, died: boolean): void;
  /** Is this letter to go by DATA? */
  dotted(letter: string): boolean;
  /** It refused this letter for its lines or its 8-bit letters (objection.ts). */
  objected(letter: string, reply: Reply): void;
  /** With what words; null: it did not. */
  objection(letter: string): Reply | null;
  loggedIn(method: string): void;
}

export interface KnownHosts {
  /** `name`: "mail.isp.example:587"; `greeting`: its first words, without the time in them. */
  at(name: string, greeting: string): HostHabits;
}

/** Whether the host was told who wants to hear of this letter, and says so itself. */
export function nextHopOf(
  { extensions, habits }: { readonly extensions: Extensions; readonly habits: HostHabits },
  letter: string,
): 'dsn' | 'plain' {
  return extensions.dsn && !habits.bare(letter) ? 'dsn' : 'plain';
}

type Chunking = 'untried' | 'sound' | 'refused' | 'suspect';

interface Known {
  readonly greeting: string;
  /** Elapsed time. */
  readonly since: number;
  chunking: Chunking;
  chunkingSince: number;
  garbledAt: number | null;
  login: string | null;
  bare: boolean;
}

const DAY = 86_400_000;
const REMEMBERED = 3 * DAY;
const SUSPECTED = DAY;
const MOST_HOSTS = 1000;
const MOST_LETTERS = 10_000;

export function openKnownHosts(clock: Pick<Clock, 'elapsed'>): KnownHosts {
  const hosts = new Map<string, Known>();
  const letters = new Set<string>();
  const refused = refusedForms();
  const recall = (name: string, greeting: string): Known => {
    const known = hosts.get(name);
    if (known && known.greeting === greeting && clock.elapsed() - known.since < REMEMBERED) return known;
    const fresh = unknown(greeting, clock.elapsed());
    hosts.delete(name);
    hosts.set(name, fresh);
    dropOldest(hosts, MOST_HOSTS);
    return fresh;
  };
  return {
    at(name, greeting) {
      const known = recall(name, lasting(greeting));
      const became = (chunking: Chunking): void => {
        known.chunking = chunking;
        known.chunkingSince = clock.elapsed();
      };
      return {
        ...refused(name),
        bare: (letter) => known.bare || refused(name).bare(letter),
        bareTaken: () => void (known.bare = true),
        get chunks() {
          if (known.chunking === 'suspect' && clock.elapsed() - known.chunkingSince >= SUSPECTED) became('untried');
          return known.chunking === 'untried' || known.chunking === 'sound';
        },
        get inStep() {
          return known.garbledAt !== null && clock.elapsed() - known.garbledAt < SUSPECTED;
        },
        get login() {
          return known.login;
        },
        chunkTaken: () => (known.chunking === 'sound' ? undefined : became('sound')),
        chunkRefused: () => became('refused'),
        garbled: () => void (known.garbledAt = clock.elapsed()),
        diedAt(letter) {
          letters.add(letter);
          dropOldest(letters, MOST_LETTERS);
          // A host that has taken BDAT before lost a line like any other.
          if (known.chunking === 'untried') became('suspect');
        },
        withoutChunks(letter, died) {
          letters.delete(letter);
          if (died && known.chunking === 'suspect') became('untried');
        },
        dotted: (letter) => letters.has(letter),
        loggedIn: (method) => void (known.login = method),
      };
    },
  };
}

type RefusedForms = Pick<HostHabits, 'bare' | 'parametersRefused' | 'objected' | 'objection'>;

/** By the host's name: the letters that it refused for their form, or it may be for their parameters. */
function refusedForms(): (name: string) => RefusedForms {
  const objections = new Map<string, Reply>();
  const bared = new Set<string>();
  return (name) => ({
    bare: (letter) => bared.has(`${letter} ${name}`),
    parametersRefused(letter) {
      const isNew = !bared.has(`${letter} ${name}`);
      bared.add(`${letter} ${name}`);
      dropOldest(bared, MOST_LETTERS);
      return isNew;
    },
    objected(letter, reply) {
      objections.set(`${letter} ${name}`, reply);
      dropOldest(objections, MOST_LETTERS);
    },
    objection: (letter) => objections.get(`${letter} ${name}`) ?? null,
  });
}

function unknown(greeting: string, since: number): Known {
  return { greeting, since, chunking: 'untried', chunkingSince: since, garbledAt: null, login: null, bare: false };
}

/** Hosts greet with the time, a counter or an id: what has a digit in it changes by itself. */
function lasting(greeting: string): string {
  return greeting
    .split(/\s+/)
    .filter(
      (word) =>
        !/\d/.test(word) &&
        !/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec),?$/.test(word),
    )
    .join(' ');
}

function dropOldest(kept: Map<string, unknown> | Set<string>, most: number): void {
  for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
}
