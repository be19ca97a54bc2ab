// Sending with DATA, for hosts without CHUNKING and for LMTP (RFC 2033). With
// PIPELINING a letter costs one round trip: its envelope leaves right behind the
// last dot of the one before (RFC 2920 §3.1). Without, every command waits for its
// reply. The body never leaves before 354; a 354 that comes although nobody was
// accepted is answered with a lone dot, so that nothing is delivered to nobody.
// The last guard: whatever lies in the spool, lines leave with CR LF and nothing else,
// so that no host, however lenient, finds the end of a letter before its end.
import { LineEnds } from '../../mail/line-ends';
import type { Reply } from '../../mail/reply';
import { DotStuffing, type Chunk } from './content';
import { toContent, toBegin, toEnvelope, toReset } from '../fitting';
import { mailCommand, rcptCommand, sameForAll, type Message } from '../message';
import { isDone, resultsOf, type Answers } from '../results';
import { cutReply, SmtpRun, unreadable, type LoadedMessage, type Headway } from '../run';
import type { AskedReply } from '../wire';
import { smtpWords } from '../../words/smtp';

export interface DottedOptions {
  readonly pipelined: boolean;
  /** LMTP answers the content once for each accepted recipient. */
  readonly replyPerRecipient: boolean;
}

interface Envelope {
  readonly mail: Reply;
  readonly rcpts: readonly Reply[];
  /** null: DATA was not said. */
  readonly data: Reply | null;
}

/** Sends until the source has nothing due and nothing is in flight, or the connection ends. */
export async function runDotted(run: SmtpRun, options: DottedOptions): Promise<void> {
  let reset = false;
  while (!run.over) {
    const message = run.next();
    if (message) reset = await sendDotted(run, options, message, reset);
    else if (run.idle) break;
    else await run.change();
  }
  await run.finish();
}

/** Sends one letter; resolves once its last byte has left, true when the transaction is still open at the host. */
export async function sendDotted(
  run: SmtpRun,
  options: DottedOptions,
  message: Message,
  reset: boolean,
): Promise<boolean> {
  const loaded = await run.load(message);
  if (!loaded) return reset;
  if (run.over) {
    void loaded.rest.return();
    run.settle(message, sameForAll(message, 'cut', cutReply(run.carriage.wire)));
    return reset;
  }
  run.carriage.sending(message);
  const envelope = await (options.pipelined ? envelopeAtOnce : envelopeInSteps)(run, loaded.message, reset);
  const accepted = envelope.rcpts.filter(isDone).length;
  if (envelope.data?.code !== 354 || accepted === 0 || !isDone(envelope.mail)) {
    void loaded.rest.return();
    return withoutContent(run, message, envelope);
  }
  const content = sendContent(run, loaded, options.replyPerRecipient ? accepted : 1);
  run.background(content.ended.then((end) => settleContent(run, message, envelope, end)));
  await content.left;
  if (!options.pipelined) await content.ended;
  return false;
}

interface Ending {
  readonly came: Headway;
  readonly ends: readonly Reply[];
  readonly left: boolean;
  readonly unreadable: Reply | null;
}

function settleContent(run: SmtpRun, message: Message, envelope: Envelope, end: Ending): void {
  const answers: Answers = { ...envelope, midway: null, ends: end.ends, left: end.left };
  if (!run.carriage.stopped())
    run.carriage.habits.withoutChunks(
      message.id,
      end.ends.some(({ code }) => code === 0),
    );
  const results = end.unreadable
    ? sameForAll(message, 'local', end.unreadable)
    : resultsOf(message, answers, cutReply(run.carriage.wire));
  const brokeOff = end.unreadable === null && end.ends.every(({ code }) => code === 0);
  run.settle(message, results, brokeOff ? run.brokenOff(message, end.came) : null);
}

/** Refused before the content: settles, and leaves the host at a known place. */
async function withoutContent(run: SmtpRun, message: Message, envelope: Envelope): Promise<boolean> {
  const { wire, timeouts } = run.carriage;
  const answers: Answers = { ...envelope, midway: envelope.data, ends: [], left: false };
  run.settle(message, resultsOf(message, answers, cutReply(wire)));
  if (envelope.data?.code !== 354) return isDone(envelope.mail);
  const answer = wire.expect({ label: smtpWords.asked.loneDot, timeoutMs: timeouts.dataEnd });
  wire.send('.');
  return !isDone(await answer);
}

function envelopeLines(run: SmtpRun, message: Message): { readonly mail: string; readonly rcpts: readonly string[] } {
  const offered = run.offeredFor(message);
  return { mail: mailCommand(message, offered), rcpts: message.recipients.map((r) => rcptCommand(r, offered)) };
}

/** Says `line` and waits for what it is answered. */
function ask(run: SmtpRun, line: string, asked: Omit<AskedReply, 'label'>): Promise<Reply> {
  const reply = run.carriage.wire.expect({ label: line.slice(0, 4), ...asked });
  run.carriage.wire.send(line, asked.about);
  return reply;
}

const askReset = (run: SmtpRun): Promise<Reply> =>
  ask(run, 'RSET', { timeoutMs: run.carriage.timeouts.command, fits: toReset });

async function envelopeAtOnce(run: SmtpRun, message: Message, reset: boolean): Promise<Envelope> {
  const { wire } = run.carriage;
  const lines = envelopeLines(run, message);
  const replies: Promise<Reply>[] = [];
  wire.together(() => {
    if (reset) void askReset(run);
    for (const line of [lines.mail, ...lines.rcpts]) replies.push(askEnvelope(run, message, line));
    replies.push(askData(run, message));
  });
  const heard = await Promise.all(replies);
  const [mail = cutReply(wire), ...rest] = heard;
  const envelope = { mail, rcpts: rest.slice(0, -1), data: rest.at(-1) ?? null };
  await makeSure(run, envelope);
  // Some of these answers were about something else.
  return wire.garbled ? { mail: cutReply(wire), rcpts: [], data: null } : envelope;
}

/**
 * DATA refused though one of several was accepted may be the refusal of another, heard one place too late. Asks for
 * what has but one answer: the next in line is then the one that DATA really got.
 */
async function makeSure(run: SmtpRun, { mail, rcpts, data }: Envelope): Promise<void> {
  const refused = data !== null && data.code >= 400 && data.code !== 421;
  if (refused && rcpts.length > 1 && isDone(mail) && rcpts.some(isDone)) await askReset(run);
}

async function envelopeInSteps(run: SmtpRun, message: Message, reset: boolean): Promise<Envelope> {
  const lines = envelopeLines(run, message);
  if (reset) await askReset(run);
  const mail = await askEnvelope(run, message, lines.mail);
  if (!isDone(mail)) return { mail, rcpts: [], data: null };
  const rcpts: Reply[] = [];
  for (const line of lines.rcpts) rcpts.push(await askEnvelope(run, message, line));
  const data = rcpts.some(isDone) ? await askData(run, message) : null;
  return { mail, rcpts, data };
}

function askEnvelope(run: SmtpRun, { id }: Message, line: string): Promise<Reply> {
  return ask(run, line, { timeoutMs: run.carriage.timeouts.command, about: id, fits: toEnvelope });
}

function askData(run: SmtpRun, { id }: Message): Promise<Reply> {
  return ask(run, 'DATA', { timeoutMs: run.carriage.timeouts.dataStart, about: id, fits: toBegin });
}

/** Streams the body behind 354. `left` resolves when it is handed to the line, `ended` at the last reply. */
function sendContent(
  run: SmtpRun,
  loaded: LoadedMessage,
  replies: number,
): { readonly left: Promise<boolean>; readonly ended: Promise<Ending> } {
  const { wire, timeouts, clock } = run.carriage;
  const came = { begun: clock.monotonic(), handed: 0, confirmed: null };
  let whole = false;
  const label = smtpWords.asked.endOfContent;
  const fits = toContent(() => whole);
  const ends = Array.from({ length: replies }, async () => {
    const reply = await wire.expect({ label, timeoutMs: timeouts.dataEnd, about: loaded.message.id, fits });
    return isDone(reply) && !whole ? cutReply(wire) : reply;
  });
  let trouble: Reply | null = null;
  const handed = (bytes: number): void => void (came.handed += bytes);
  const left = stuffed(run, loaded, handed, () => (whole = true)).catch((error: unknown) => {
    // Nothing but the end of the connection stops a DATA halfway without delivering half a message.
    trouble = unreadable(error);
    wire.breakOff(smtpWords.line.ownCopy);
    return false;
  });
  const ended = Promise.all([left, ...ends]).then(([away, ...heard]) => ({
    came,
    left: away,
    ends: heard,
    unreadable: trouble,
  }));
  return { left, ended };
}

/** `last`: its end goes now. */
async function stuffed(
  run: SmtpRun,
  { first, rest }: LoadedMessage,
  handed: (bytes: number) => void,
  last: () => void,
): Promise<boolean> {
  const { wire } = run.carriage;
  const lines = new LineEnds();
  const dots = new DotStuffing();
  const send = async (chunk: Chunk): Promise<boolean> => {
    const body = dots.stuff(lines.take(chunk.bytes));
    if (chunk.last && !wire.broken) last();
    const away = await wire.sendContent(chunk.last ? Buffer.concat([body, dots.stuff(lines.end()), dots.end()]) : body);
    if (away) handed(chunk.bytes.length);
    return away;
  };
  if (!(await send(first))) return (void rest.return(), false);
  for await (const chunk of rest) if (!(await send(chunk))) return false;
  return true;
}
