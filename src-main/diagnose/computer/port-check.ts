// Whether a door of ours can open: by opening it for a moment. A port Dialpost itself
// holds for this very door passes. Who holds a taken one is told where it can be
// known. Never rejects.
import { isEverywhere } from '../../contract/listener';
import { createServer } from 'node:net';
import { openPort, PortError } from '../../access/open-port';
import { assertNever } from '../../base/never';
import type { ComputerCheck } from '../../contract/diagnose/computer';
import { computerWords } from '../../words/diagnose/computer';
import { fail, pass, unknown } from './check';
import { type PortHolder, portHolder } from './port-holder';

export interface WantedDoor {
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
}

export interface PortDeps {
  /** Doors of ours that are open now. */
  readonly open: readonly WantedDoor[];
  /** Who listens; left out: as the kernel says. */
  readonly holder?: (port: number) => Promise<PortHolder | null>;
}

export async function checkPort(door: WantedDoor, { open, holder = portHolder }: PortDeps): Promise<ComputerCheck> {
  const { address, port } = door;
  const about = computerWords.door(address, port);
  const { good } = computerWords;
  if (port === 0) return pass('port', about, 'port-any', good['port-any']);
  if (open.some((mine) => mine.port === port && sameAddress(mine.address, address)))
    return pass('port', about, 'port-ours', good['port-ours'](address, port));
  const trouble = await opens(door);
  return trouble === null
    ? pass('port', about, 'port-free', good['port-free'](address, port))
    : failure(about, door, trouble, await holder(port));
}

/** Doors on one port whose addresses meet. */
function sameAddress(a: string, b: string): boolean {
  return a === b || [a, b].some(isEverywhere);
}

/** Null where it opens. */
async function opens(door: WantedDoor): Promise<PortError | null> {
  const server = createServer();
  try {
    await openPort(server, door);
  } catch (error) {
    if (error instanceof PortError) return error;
    throw error;
  }
  await new Promise((closed) => server.close(closed));
  return null;
}

function failure(about: string, door: WantedDoor, error: PortError, holder: PortHolder | null): ComputerCheck {
  const { address, port } = door;
  const { bad } = computerWords;
  switch (error.trouble) {
    case 'EADDRINUSE':
      return taken(about, door, holder);
    case 'EACCES':
      return fail('port', about, 'port-forbidden', bad['port-forbidden'](port));
    case 'reserved':
      return fail('port', about, 'port-reserved', bad['port-reserved'](port));
    case 'EADDRNOTAVAIL':
      return fail('port', about, 'port-address', bad['port-address'](address));
    case 'other':
      return unknown(
        'port',
        about,
        'port-unknown',
        computerWords.unknown['port-unknown'](address, port, error.message),
      );
    default:
      return assertNever(error.trouble);
  }
}

function taken(about: string, { address, port }: WantedDoor, holder: PortHolder | null): ComputerCheck {
  const said =
    holder?.pid === process.pid ? computerWords.portTakenBySelf(port) : computerWords.portTaken(address, port, holder);
  return fail('port', about, 'port-taken', said);
}
