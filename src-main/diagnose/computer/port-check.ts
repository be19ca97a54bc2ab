// Whether a door of ours can open: by opening it for a moment. A port Dialpost itself
// holds for this very door passes. Who holds a taken one is told where it can be
// known. Never rejects.
import { createServer } from 'node:net';
import { systemCode } from '../../base/durable';
import type { ComputerCheck } from '../../contract/diagnose/computer';
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
  const about = `${door.address} port ${door.port}`;
  if (door.port === 0)
    return pass('port', about, 'port-any', 'Any free port is taken for this door; the overview shows which.');
  if (open.some((mine) => mine.port === door.port && sameAddress(mine.address, door.address)))
    return pass('port', about, 'port-ours', `Dialpost listens at ${about} already.`);
  const trouble = await opens(door);
  return trouble === null
    ? pass('port', about, 'port-free', `${about} is free.`)
    : failure(about, door, trouble, await holder(door.port));
}

/** Doors on one port whose addresses meet. */
function sameAddress(a: string, b: string): boolean {
  return a === b || [a, b].some((one) => one === '0.0.0.0' || one === '::');
}

/** Null where it opens; else the error. */
function opens({ address, port }: WantedDoor): Promise<Error | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

function failure(about: string, { address, port }: WantedDoor, error: Error, holder: PortHolder | null): ComputerCheck {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return taken(about, port, holder);
    case 'EACCES':
      return fail('port', about, 'port-forbidden', {
        text: `The system does not let Dialpost open port ${port}; ports below 1024 need special rights.`,
        mend: 'Choose a port above 1023, for example 2525, and type the same into the mail programs.',
      });
    case 'EADDRNOTAVAIL':
      return fail('port', about, 'port-address', {
        text: `This computer does not have the address ${address} now.`,
        mend: 'Choose 127.0.0.1 for this computer only, 0.0.0.0 for every address it has, or an address it has.',
      });
    default:
      return unknown('port', about, 'port-unknown', {
        text: `Whether ${about} can be opened cannot be known: ${error.message}.`,
      });
  }
}

function taken(about: string, port: number, holder: PortHolder | null): ComputerCheck {
  if (holder?.pid === process.pid)
    return fail('port', about, 'port-taken', {
      text: `Port ${port} is used by Dialpost itself for something else (another listener, the practice provider or the mailboxes).`,
      mend: 'Choose another port for one of them.',
    });
  const who = holder
    ? `the program ${holder.name} (process ${holder.pid})`
    : 'another program; which one the system does not tell us';
  return fail('port', about, 'port-taken', {
    text: `${about} is taken by ${who}. No mail could be handed in there.`,
    mend: 'Stop that program, or choose another port and type it into the mail programs.',
  });
}
