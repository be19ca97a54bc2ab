// Sending without waiting, for hosts with PIPELINING and CHUNKING (RFC 3030):
// RSET, MAIL, RCPT…, BDAT n [LAST], content, letter after letter, while replies are read as
// they come. Large content goes in several chunks, so that a refusal which arrives
// meanwhile saves the rest. RSET stands before each letter whose forerunner is not
// known to have ended well: a failed BDAT leaves the state open (RFC 3030 §2), and
// a pipelined MAIL would otherwise fall into the failed transaction.
//
// A host that offers CHUNKING and does not know BDAT takes the content for commands, and
// answers them: from that refusal on no reply can be believed. The line is cut at once,
// and that letter and all behind it count as not tried. By DATA, when nothing else is under
// way, goes a letter that a connection died over, and one whose header ends without an empty
// line: Exim 4.100 waits for that line for ever where BDAT LAST has ended the letter before.
import { type Reply, replyText } from '../../mail/reply';
import { sendDotted } from './dotted';
import { type Fitting, HostTone, LetterFittings, toReset } from '../fitting';
import { mailCommand, rcptCommand, sameForAll, type Message, type RecipientResult } from '../message';
import { objectionTo } from '../objection';
import { isDone, resultsOf } from '../results';
import { cutReply, SmtpRun, unreadable, type LoadedMessage } from '../run';
import type { Chunk } from './content';
import { smtpWords } from '../../words/smtp';

/** The refusals of a host that does not know BDAT (RFC 5321 §4.2.4), or lets it pass at no place. */
const NOT_KNOWN: ReadonlySet<number> = new Set([500, 501, 502, 503, 504]);

/** A letter under way and the replies it has had so far. */
class Flight {
  mail: Reply | null = null;
  readonly rcpts: Reply[] = [];
  midway: Reply | null = null;
  end: Reply | null = null;
  /** The last byte was handed to the line. */
  left = false;
  unreadable: Reply | null = null;
  begun = 0;
  handed = 0;
  confirmed = 0;
  readonly awaited: Promise<unknown>[] = [];
  readonly fittings: LetterFittings;

  /** `bdat` is shared by the letters of a connection. */
  constructor(
    readonly message: Message,
    readonly bdat: Bdat,
  ) {
    this.fittings = new LetterFittings(message, bdat.tone);
  }

  /** The host waits for content: all of the envelope is answered, and some of it taken. */
  get mayFollow(): boolean {
    return this.mail !== null && !this.lost && this.rcpts.length === this.message.recipients.length;
  }

  /** True when no recipient can be served any more. */
  get lost(): boolean {
    if (this.midway || (this.mail && !isDone(this.mail))) return true;
    return this.rcpts.length === this.message.recipients.length && !this.rcpts.some(isDone);
  }

  /** The host took the envelope, and fell silent or hung up in the midst of the content. */
  get brokeOff(): boolean {
    const silent = (reply: Reply | null): boolean => reply === null || reply.code === 0 || reply.code === 421;
    return (
      this.unreadable === null &&
      this.mail !== null &&
      isDone(this.mail) &&
      this.rcpts.some(isDone) &&
      silent(this.midway) &&
      silent(this.end)
    );
  }

  get wentWell(): boolean {
    return this.end !== null && isDone(this.end);
  }
}

/** What BDAT has come to on this connection. */
interface Bdat {
  readonly tone: HostTone;
  taken: boolean;
  /** Why nothing counts any more that is heard for later letters. */
  refused: Reply | null;
  /** The connection ended over it; the letters behind were only behind. */
  blamed: boolean;
}

/** Sends until the source has nothing due and nothing is in flight, or the connection ends. */
export async function runChunked(run: SmtpRun): Promise<void> {
  const { window, habits } = run.carriage;
  const bdat: Bdat = { tone: new HostTone(), taken: false, refused: null, blamed: false };
  let forerunner: Forerunner = null;
  while (!run.over) {
    const message = window.hasRoom() ? run.next() : null;
    if (message && habits.dotted(message.id)) forerunner = await departDotted(run, message, forerunner);
    else if (message) forerunner = await depart(run, new Flight(message, bdat), forerunner);
    else if (run.idle) break;
    else await run.change();
  }
  await run.finish();
}

/** The letter before; 'open': it has left a transaction open. */
type Forerunner = Flight | 'open' | null;

const needsReset = (forerunner: Forerunner): boolean =>
  forerunner === 'open' || (forerunner !== null && !forerunner.wentWell);

/** All of a letter, with no empty line that ends its header. */
function hasBareHeader({ bytes, last }: Chunk): boolean {
  return last && !bytes.includes('\r\n\r\n') && bytes.indexOf('\r\n') !== 0;
}

async function departDotted(run: SmtpRun, message: Message, forerunner: Forerunner): Promise<Forerunner> {
  while (!run.idle && !run.over) await run.change();
  const open = await sendDotted(run, { pipelined: true, replyPerRecipient: false }, message, needsReset(forerunner));
  return open ? 'open' : null;
}

/** Sends one letter whole; resolves when its last byte has left. */
async function depart(run: SmtpRun, flight: Flight, forerunner: Forerunner): Promise<Forerunner> {
  const { message } = flight;
  const loaded = await run.load(message);
  if (!loaded) return forerunner;
  if (run.over) {
    void loaded.rest.return();
    run.settle(message, sameForAll(message, 'cut', cutReply(run.carriage.wire)));
    return forerunner;
  }
  if (hasBareHeader(loaded.first)) {
    void loaded.rest.return();
    return departDotted(run, message, forerunner);
  }
  run.carriage.sending(message);
  run.carriage.window.messageOut();
  // Counted as under way from the first byte; the replies may all be there before the last chunk has left.
  run.background(fly(run, flight, loaded, needsReset(forerunner)));
  await flight.awaited[0];
  return flight;
}

async function fly(run: SmtpRun, flight: Flight, loaded: LoadedMessage, reset: boolean): Promise<void> {
  let departed: () => void = () => undefined;
  flight.awaited.push(new Promise<void>((resolve) => (departed = resolve)));
  await sendAll(run, flight, loaded, reset);
  departed();
  await Promise.all(flight.awaited);
  const { window } = run.carriage;
  const broke = flight.brokeOff && flight.bdat.refused === null;
  run.settle(flight.message, resultsFor(run, flight), broke ? run.brokenOff(flight.message, flight) : null);
  window.messageAnswered();
}

function resultsFor(run: SmtpRun, flight: Flight): readonly RecipientResult[] {
  const { message, unreadable: why, bdat } = flight;
  if (why) return sameForAll(message, 'local', why);
  // Replies come in order: who is not answered before it is not answered at all.
  return bdat.refused
    ? sameForAll(message, 'cut', bdat.refused)
    : resultsOf(message, answersOf(run, flight), cutReply(run.carriage.wire));
}

function answersOf(run: SmtpRun, flight: Flight) {
  const { wire } = run.carriage;
  const left = flight.left && !wire.announced;
  // What it heard before the line ended over that was about something else.
  if (wire.garbled && (flight.end?.code ?? 0) === 0)
    return { mail: cutReply(wire), rcpts: [], midway: null, ends: [], left };
  const { mail, rcpts, midway, end } = flight;
  return { mail: mail ?? cutReply(wire), rcpts, midway, ends: end ? [end] : [], left };
}

async function sendAll(run: SmtpRun, flight: Flight, loaded: LoadedMessage, reset: boolean): Promise<void> {
  const { wire } = run.carriage;
  let sent: Promise<boolean> = Promise.resolve(false);
  wire.together(() => {
    sendEnvelope(run, flight, loaded.message, reset);
    sent = sendChunk(run, flight, loaded.first);
  });
  if (!(await sent)) return void loaded.rest.return();
  try {
    for await (const chunk of loaded.rest) {
      if (flight.lost) return abandon(run, flight);
      if (!(await sendChunk(run, flight, chunk))) return;
    }
  } catch (error) {
    flight.unreadable = unreadable(error);
    abandon(run, flight);
  }
}

function sendEnvelope(run: SmtpRun, flight: Flight, message: Message, reset: boolean): void {
  const { wire, timeouts } = run.carriage;
  const offered = run.offeredFor(message);
  const ask = (line: string, fits: Fitting, about?: string): Promise<Reply> => {
    const reply = wire.expect({ label: line.slice(0, 4), timeoutMs: timeouts.command, about, fits });
    wire.send(line, about);
    return reply;
  };
  if (reset) flight.awaited.push(ask('RSET', flight.fittings.toReset));
  const mail = ask(mailCommand(message, offered), flight.fittings.toMail, message.id);
  flight.awaited.push(mail.then((reply) => (flight.mail = reply)));
  for (const recipient of message.recipients) {
    const rcpt = ask(rcptCommand(recipient, offered), flight.fittings.toRcpt(recipient.address), message.id);
    flight.awaited.push(rcpt.then((reply) => flight.rcpts.push(reply)));
  }
}

/** One BDAT with its bytes; false when the line broke before they were handed over. */
async function sendChunk(run: SmtpRun, flight: Flight, chunk: Chunk): Promise<boolean> {
  const { wire, window, clock, timeouts } = run.carriage;
  const at = clock.monotonic();
  const bytes = chunk.bytes.length;
  flight.begun ||= at;
  const heard = (reply: Reply): void => {
    if (reply.code !== 0) window.bytesAnswered(bytes, clock.monotonic() - at);
    if (isDone(reply)) flight.confirmed += bytes;
    noteBdat(run, flight, reply);
    if (chunk.last) flight.end = reply;
    else if (!isDone(reply)) flight.midway ??= reply;
  };
  const timeoutMs = chunk.last ? timeouts.dataEnd : timeouts.block;
  const asked = { label: 'BDAT', timeoutMs, about: flight.message.id, fits: flight.fittings.toChunk };
  flight.awaited.push(wire.expect(asked).then(heard));
  window.bytesOut(bytes);
  wire.send(`BDAT ${bytes}${chunk.last ? ' LAST' : ''}`, flight.message.id);
  const left = await wire.sendContent(chunk.bytes);
  if (left) flight.handed += bytes;
  if (chunk.last) flight.left = left;
  return left;
}

/** What a reply to BDAT, or none (code 0), says about BDAT itself. */
function noteBdat(run: SmtpRun, { message, bdat, mayFollow }: Flight, reply: Reply): void {
  const { habits, stopped } = run.carriage;
  if (bdat.refused || !mayFollow) return;
  if (isDone(reply)) {
    bdat.taken = true;
    habits.chunkTaken();
  } else if (reply.code === 0 && !stopped() && !run.failed && !bdat.blamed) {
    bdat.blamed = true;
    habits.diedAt(message.id);
  } else if (NOT_KNOWN.has(reply.code) && !bdat.taken && !speaksOfForm(reply)) {
    bdat.refused = reply;
    habits.chunkRefused();
    run.breakOff(smtpWords.line.noBdat(replyText(reply)));
  }
}

/** "500 Line too long" is about the content: BDAT was understood. */
function speaksOfForm(reply: Reply): boolean {
  return objectionTo('data', reply) !== null;
}

/** Ends a transaction that leads nowhere; the next letter finds a clean state. */
function abandon(run: SmtpRun, flight: Flight): void {
  const { wire, timeouts } = run.carriage;
  flight.awaited.push(wire.expect({ label: 'RSET', timeoutMs: timeouts.command, fits: toReset }));
  wire.send('RSET');
}
