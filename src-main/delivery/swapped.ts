// Delivery over a line that the other side opened and whose roles were swapped (ATRN,
// TURN): we wait for its greeting and send what the source holds by the same pipelined
// sender as everywhere. One line, one pass: what is cut off is put back, what was sent
// without an answer is tried again. Rejects only when settling does: our own disk.
import type { Socket } from 'node:net';
import type { Clock } from '../base/clock';
import { replyText } from '../mail/reply';
import { nextHopOf } from '../smtp/host-habits';
import { type ClientDeps, connectOver } from '../smtp/client';
import { runPipeline } from '../smtp/pipeline';
import type { Timeouts } from '../smtp/timeouts';
import type { Transcript } from '../smtp/transcript';
import { openBrake } from './brake';
import { openHostSource } from './host-source';
import type { Source } from './source';

export interface SwappedDeps {
  readonly clock: Clock;
  readonly transcript: Transcript;
  /** What we call ourselves in EHLO. */
  readonly hostname: string;
  /** What the other side is called in records. */
  readonly name: string;
  /** What it is called from one call to the next; absent: as in records. */
  readonly lasting?: string;
  readonly timeouts?: Partial<Timeouts>;
  readonly logTap?: ClientDeps['logTap'];
  readonly knownHosts?: ClientDeps['knownHosts'];
  readonly moved?: ClientDeps['moved'];
}

/** Resolves with null when all went and goodbye was said, else with why it ended. */
export async function deliverSwapped(
  socket: Socket,
  source: Source,
  deps: SwappedDeps,
  signal: AbortSignal,
): Promise<string | null> {
  const { name, lasting = name, ...rest } = deps;
  const connected = await connectOver(socket, name, rest, signal);
  if (!connected.ok) {
    socket.destroy();
    return replyText(connected.reply);
  }
  const { connection } = connected;
  const brake = source.brake ?? openBrake();
  const letters = openHostSource({
    next: () => source.next(),
    source,
    host: name,
    brake: brake.at(lasting),
    nextHop: (letter) => nextHopOf(connection, letter),
  });
  const { broken } = await runPipeline(connection, letters, { pipelining: 'auto', protocol: 'smtp' }, signal);
  connection.quit();
  // One call, one pass: nothing more comes that could prove it otherwise.
  await brake.believe();
  const said = letters.hostTrouble()?.reply ?? broken;
  return said ? replyText(said) : null;
}
