// Opening a port so that what comes to it comes to us. Windows and macOS let two programs
// have one port, the one at every address, the other at this computer's own: mail then goes
// to either, in silence. So whoever answers there already is asked for first.
import { connect, type Server } from 'node:net';
import { systemCode } from '../base/durable';

export interface PortAt {
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
}

/**
 * Why a port does not open. `reserved`: Windows keeps it, or lets another program have it for itself alone; its ports
 * below 1024 need no rights.
 */
export type PortTrouble = 'EADDRINUSE' | 'EACCES' | 'reserved' | 'EADDRNOTAVAIL' | 'other';

export class PortError extends Error {
  override readonly name = 'PortError';

  constructor(
    readonly trouble: PortTrouble,
    error: Error,
  ) {
    super(error.message, { cause: error });
  }
}

/** Milliseconds; a program on this computer answers at once, and Windows says "refused" only after seconds. */
const ANSWERS_WITHIN = 300;

/** Resolves when `server` takes connections at `door`. Rejects PortError; nothing is open then. */
export async function openPort(server: Server, door: PortAt): Promise<void> {
  if (await isTaken(door)) throw portError(takenBefore(door));
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error): void => reject(portError(error));
    server.once('error', failed);
    server.listen({ port: door.port, host: door.address, exclusive: true }, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

const portError = (error: Error): PortError => new PortError(portTrouble(error), error);

/** As the systems say it that refuse. */
function takenBefore({ address, port }: PortAt): Error {
  const code = 'EADDRINUSE';
  return Object.assign(new Error(`listen ${code}: ${address}:${port}`), { code });
}

/** How a door says why it did not open, of `where` ("… cannot open 127.0.0.1 port 25"). */
interface PortWords extends Readonly<Record<Exclude<PortTrouble, 'other'>, (where: string) => string>> {
  readonly other: (where: string, trouble: string) => string;
}

/** The sentence for what openPort rejected with. */
export function whyPortClosed(error: unknown, where: string, words: PortWords): string {
  const trouble = error instanceof PortError ? error.trouble : 'other';
  if (trouble !== 'other') return words[trouble](where);
  return words.other(where, error instanceof Error ? error.message : String(error));
}

async function isTaken({ address, port }: PortAt): Promise<boolean> {
  if (port === 0) return false;
  const answers = await Promise.all(reachedAt(address).map((host) => isAnswered(host, port)));
  return answers.includes(true);
}

/** Where a program that comes to `address` from this computer knocks. */
function reachedAt(address: string): readonly string[] {
  if (address === '::') return ['::1', '127.0.0.1'];
  return [address === '0.0.0.0' ? '127.0.0.1' : address];
}

function isAnswered(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const done = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(ANSWERS_WITHIN, () => done(false));
    socket.once('error', () => done(false));
    socket.once('connect', () => done(true));
  });
}

/** `platform`: as process.platform has it. */
export function portTrouble(error: Error, platform: string = process.platform): PortTrouble {
  const code = systemCode(error);
  if (code === 'EACCES') return platform === 'win32' ? 'reserved' : 'EACCES';
  return code === 'EADDRINUSE' || code === 'EADDRNOTAVAIL' ? code : 'other';
}
