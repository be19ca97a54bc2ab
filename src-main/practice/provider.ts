// The practice provider: a pretend internet provider on this computer's loopback, so that everything can be
// tried with no account and no line. It takes mail (beside the relay for practice.example only) and forgets
// it, except that a message to echo@practice.example is answered; the answer waits until ETRN asks for the
// sender's domain and then comes by SMTP. Certain names misbehave on purpose (behaviour.ts). The login is
// practice/practice. Nobody but this computer may connect, and nothing ever leaves it. What it holds lives in
// memory only and is gone when it stops.
import { isIP, type AddressInfo } from 'node:net';
import type { SMTPServerDataStream, SMTPServerError, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import { openPort } from '../access/open-port';
import { type Clock, sleep } from '../base/clock';
import type { Log } from '../base/log';
import { domainOf } from '../mail/address';
import { newQueueId } from '../mail/queue-id';
import { PRACTICE_DOMAIN } from '../contract/practice';
import { type Behaviour, isDrop, isEcho, isSlow, unwelcome } from './behaviour';
import { PracticeServer } from './connection';
import { echoAnswer } from './echo';
import { answerEtrn, type EtrnAnswer } from './etrn';
import { type HeldMail, releaseHeld, type ReleaseTarget } from './release';
import { PRACTICE_REPLIES } from './replies';
import { practiceWords } from '../words/doors';

/** A message as the practice provider took it. */
export interface Kept {
  /** null: the null sender. */
  readonly sender: string | null;
  readonly recipients: readonly string[];
  /** Byte for byte, dot-stuffing undone. */
  readonly content: Buffer;
  /** False where the line was cut before the reply. */
  readonly answered: boolean;
  /** Which connection it came by. */
  readonly connection: string;
}

export interface PracticeDeps {
  /** Loopback only. */
  readonly host?: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Where held answers go; null while the office has no open listener. Asked at every ETRN. */
  readonly deliverTo: () => ReleaseTarget | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly behaviour?: Behaviour;
  /** For tests: told of every message whose content arrived whole. */
  readonly keep?: (message: Kept) => void;
}

export interface Practice {
  readonly host: string;
  readonly port: number;
  /** Answers held for a domain. */
  held(domain: string): number;
  /** Messages answered with 250 and their bytes. */
  readonly received: { readonly messages: number; readonly bytes: number };
  /** Connections since the start. */
  readonly connections: number;
  close(): Promise<void>;
}

const SIZE = 52_428_800;
const LOGIN = 'practice';

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === '::1';
}

function refusal(code: number, text: string): SMTPServerError {
  return Object.assign(new Error(text), { responseCode: code });
}

/** Everything a running provider remembers. */
class Provider {
  readonly held: HeldMail = new Map();
  readonly received = { messages: 0, bytes: 0 };
  connections = 0;
  private readonly closing = new AbortController();
  private readonly answeredBy = new Map<string, number>();
  private release: Promise<void> = Promise.resolve();
  readonly server: PracticeServer;

  constructor(private readonly deps: PracticeDeps) {
    this.server = new PracticeServer(this.options(), this.behaviour, (argument) => this.etrn(argument));
    this.server.on('error', (error: Error) =>
      this.deps.log.write('relay', 'maximum', practiceWords.log.failed, { trouble: error.message }),
    );
  }

  private get behaviour(): Behaviour {
    return this.deps.behaviour ?? {};
  }

  private options(): SMTPServerOptions {
    return {
      name: PRACTICE_DOMAIN,
      banner: PRACTICE_REPLIES.banner,
      size: SIZE,
      rejectOversized: true,
      hideENHANCEDSTATUSCODES: false,
      hidePIPELINING: this.behaviour.noPipelining === true,
      hideSTARTTLS: true,
      disabledCommands: ['STARTTLS', 'XCLIENT', 'XFORWARD', 'WIZ', 'SHELL', 'KILL'],
      allowInsecureAuth: true,
      authOptional: this.behaviour.requireAuth !== true,
      maxAllowedUnauthenticatedCommands: 1000,
      authRequiredMessage: PRACTICE_REPLIES.logInFirst,
      disableReverseLookup: true,
      logger: false,
      socketTimeout: 300_000,
      closeTimeout: 1,
      onConnect: (session, done) => done(this.greet(session)),
      onAuth: (auth, _session, done) => {
        const good = auth.username === LOGIN && auth.password === LOGIN;
        if (good) done(null, { user: LOGIN });
        else done(refusal(535, PRACTICE_REPLIES.wrongLogin));
      },
      onRcptTo: (address, _session, done) => {
        const no = unwelcome(address.address, this.behaviour);
        done(no ? refusal(no.code, no.text) : null);
      },
      onData: (stream, session, done) => void this.take(stream, session, done),
      onClose: (session) => void this.answeredBy.delete(session.id),
    };
  }

  private greet(session: SMTPServerSession): SMTPServerError | null {
    this.connections++;
    if (!isLoopback(session.remoteAddress)) return refusal(554, PRACTICE_REPLIES.notFromHere);
    return this.behaviour.refuseConnections ? refusal(421, PRACTICE_REPLIES.notInTheMood) : null;
  }

  private async take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: SMTPServerError | null, text?: string) => void,
  ): Promise<void> {
    const envelope = {
      sender: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
      recipients: session.envelope.rcptTo.map((r) => r.address),
    };
    const echo = envelope.recipients.some(isEcho);
    const content = await readContent(stream, echo || this.deps.keep !== undefined);
    if (content === null) return;
    if (envelope.recipients.some(isSlow))
      await sleep(this.deps.clock, this.behaviour.slowMilliseconds ?? 5000, this.closing.signal);
    const answered = this.mayAnswer(session.id) && !envelope.recipients.some(isDrop);
    this.deps.keep?.({ ...envelope, sender: envelope.sender || null, content, answered, connection: session.id });
    if (!answered) return this.server.cut(session.id);
    this.received.messages++;
    this.received.bytes += stream.byteLength;
    const id = newQueueId(this.deps.clock.now());
    if (echo) this.hold(content, envelope.sender, id);
    done(null, PRACTICE_REPLIES.taken(id));
  }

  /** Counts a reply on this connection; false where the behaviour cuts the line instead. */
  private mayAnswer(connection: string): boolean {
    const before = this.answeredBy.get(connection) ?? 0;
    this.answeredBy.set(connection, before + 1);
    return before < (this.behaviour.dropAfterMessages ?? Infinity);
  }

  private hold(raw: Buffer, sender: string, id: string): void {
    const domain = domainOf(sender);
    const content = domain === '' ? null : echoAnswer(raw, sender, id, this.deps.clock.now());
    if (content) this.held.set(domain, [...(this.held.get(domain) ?? []), { to: sender, content }]);
  }

  private etrn(argument: string): EtrnAnswer {
    const target = this.deps.deliverTo();
    const counts = new Map([...this.held].map(([domain, list]) => [domain, list.length]));
    const answer = answerEtrn(argument, counts, target !== null);
    // One run after the other: two would deliver the same answer twice.
    if (target && answer.start.length > 0)
      this.release = this.release.then(() => releaseHeld(this.held, answer.start, target, this.deps.log));
    return answer;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    await this.release;
  }
}

/** Reads a message to its end; null where the line broke before. Without `whole` the bytes are only counted. */
async function readContent(stream: SMTPServerDataStream, whole: boolean): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of stream)
      if (whole) pieces.push(Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece)));
    return Buffer.concat(pieces);
  } catch {
    return null;
  }
}

/** Starts a practice provider. Rejects where the address is not loopback or the port is taken. */
export async function startPractice(deps: PracticeDeps): Promise<Practice> {
  const host = deps.host ?? '127.0.0.1';
  if (isIP(host) === 0 || !isLoopback(host)) throw new Error(practiceWords.loopbackOnly(host));
  const provider = new Provider(deps);
  await openPort(provider.server.server, { address: host, port: deps.port });
  // listen() was given a port, so it is an address and not a pipe.
  const { port } = provider.server.server.address() as AddressInfo;
  return {
    host,
    port,
    held: (domain) => provider.held.get(domain.toLowerCase())?.length ?? 0,
    received: provider.received,
    get connections() {
      return provider.connections;
    },
    close: () => provider.close(),
  };
}
