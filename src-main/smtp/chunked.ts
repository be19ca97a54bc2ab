// Sending without waiting, for hosts with PIPELINING and CHUNKING (RFC 3030):
// RSET, MAIL, RCPT…, BDAT n [LAST], content, letter after letter, while replies are read as
// they come. Large content goes in several chunks, so that a refusal which arrives
// meanwhile saves the rest. RSET stands before each letter whose forerunner is not
// known to have ended well: a failed BDAT leaves the state open (RFC 3030 §2), and
// a pipelined MAIL would otherwise fall into the failed transaction.
import type { Reply } from '../mail/reply';
import { mailCommand, rcptCommand, sameForAll, type Letter } from './letter';
import { isDone, resultsOf } from './results';
import { cutReply, Run, unreadable, type Loaded } from './run';
import type { Chunk } from './content';

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

  constructor(readonly letter: Letter) {}

  /** True when no recipient can be served any more. */
  get lost(): boolean {
    if (this.midway || (this.mail && !isDone(this.mail))) return true;
    return this.rcpts.length === this.letter.recipients.length && !this.rcpts.some(isDone);
  }

  /** The host took the envelope, and fell silent or hung up in the midst of the content. */
  get brokeOff(): boolean {
    const silent = (reply: Reply | null): boolean => reply === null || reply.code === 0 || reply.code === 421;
    return this.unreadable === null && this.mail !== null && isDone(this.mail) && this.rcpts.some(isDone) && silent(this.midway) && silent(this.end);
  }

  get wentWell(): boolean {
    return this.end !== null && isDone(this.end);
  }
}

/** Sends until the source has nothing due and nothing is in flight, or the connection ends. */
export async function runChunked(run: Run): Promise<void> {
  const { source, window } = run.carriage;
  let forerunner: Flight | null = null;
  while (!run.over) {
    const letter = window.hasRoom() ? source.next() : null;
    if (letter) forerunner = await depart(run, letter, forerunner);
    else if (run.idle) break;
    else await run.change();
  }
  await run.finish();
}

/** Sends one letter whole; resolves when its last byte has left. */
async function depart(run: Run, letter: Letter, forerunner: Flight | null): Promise<Flight | null> {
  const loaded = await run.load(letter);
  if (!loaded) return forerunner;
  if (run.over) {
    void loaded.rest.return();
    run.settle(letter, sameForAll(letter, 'cut', cutReply(run.carriage.wire)));
    return forerunner;
  }
  const flight = new Flight(letter);
  run.carriage.sending(letter);
  run.carriage.window.messageOut();
  // Counted as under way from the first byte; the replies may all be there before the last chunk has left.
  run.background(fly(run, flight, loaded, forerunner !== null && !forerunner.wentWell));
  await flight.awaited[0];
  return flight;
}

async function fly(run: Run, flight: Flight, loaded: Loaded, reset: boolean): Promise<void> {
  let departed: () => void = () => undefined;
  flight.awaited.push(new Promise<void>((resolve) => (departed = resolve)));
  await sendAll(run, flight, loaded, reset);
  departed();
  await Promise.all(flight.awaited);
  const { wire, window } = run.carriage;
  const results = flight.unreadable
    ? sameForAll(flight.letter, 'local', flight.unreadable)
    : resultsOf(flight.letter, answersOf(run, flight), cutReply(wire));
  run.settle(flight.letter, results, flight.brokeOff ? run.brokenOff(flight.letter, flight) : null);
  window.messageAnswered();
}

function answersOf(run: Run, flight: Flight) {
  const { mail, rcpts, midway, end, left } = flight;
  return { mail: mail ?? cutReply(run.carriage.wire), rcpts, midway, ends: end ? [end] : [], left };
}

async function sendAll(run: Run, flight: Flight, loaded: Loaded, reset: boolean): Promise<void> {
  const { wire } = run.carriage;
  let sent: Promise<boolean> = Promise.resolve(false);
  wire.together(() => {
    sendEnvelope(run, flight, loaded.letter, reset);
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

function sendEnvelope(run: Run, flight: Flight, letter: Letter, reset: boolean): void {
  const { wire, extensions, timeouts } = run.carriage;
  const ask = (line: string, heard: (reply: Reply) => void, about?: string): void => {
    flight.awaited.push(wire.expect(line.slice(0, 4), timeouts.command, about).then(heard));
    wire.send(line, about);
  };
  if (reset) ask('RSET', () => undefined);
  ask(mailCommand(letter, extensions), (reply) => (flight.mail = reply), letter.id);
  for (const recipient of letter.recipients) {
    ask(rcptCommand(recipient, extensions), (reply) => flight.rcpts.push(reply), letter.id);
  }
}

/** One BDAT with its bytes; false when the line broke before they were handed over. */
async function sendChunk(run: Run, flight: Flight, chunk: Chunk): Promise<boolean> {
  const { wire, window, clock, timeouts } = run.carriage;
  const at = clock.monotonic();
  const bytes = chunk.bytes.length;
  flight.begun ||= at;
  const heard = (reply: Reply): void => {
    if (reply.code !== 0) window.bytesAnswered(bytes, clock.monotonic() - at);
    if (isDone(reply)) flight.confirmed += bytes;
    if (chunk.last) flight.end = reply;
    else if (!isDone(reply)) flight.midway ??= reply;
  };
  flight.awaited.push(wire.expect('BDAT', chunk.last ? timeouts.dataEnd : timeouts.block, flight.letter.id).then(heard));
  window.bytesOut(bytes);
  wire.send(`BDAT ${bytes}${chunk.last ? ' LAST' : ''}`, flight.letter.id);
  const left = await wire.sendContent(chunk.bytes);
  if (left) flight.handed += bytes;
  if (chunk.last) flight.left = left;
  return left;
}

/** Ends a transaction that leads nowhere; the next letter finds a clean state. */
function abandon(run: Run, flight: Flight): void {
  const { wire, timeouts } = run.carriage;
  flight.awaited.push(wire.expect('RSET', timeouts.command));
  wire.send('RSET');
}
