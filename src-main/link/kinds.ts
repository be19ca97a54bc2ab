// Which dialler serves which kind of link, which programs of the system it runs, and
// what brings them where they are missing. Always-on and on-demand lines have nothing
// to dial: they are there, or the first connection brings them up.
import { assertNever } from '../base/never';
import type { Link } from '../contract/link';
import { linkWords } from '../words/link';
import { commandDialer } from './command';
import { unknownMetered, type Dialer, type DialerDeps, type LinkCommands } from './dialer';
import { networkManagerDialer, nmCommands } from './networkmanager';
import { pppdCommands, pppdDialer } from './pppd';
import { rasCommands, rasDialer } from './ras';

const nothingToDial: Dialer = {
  dial: () => Promise.resolve({ ok: true }),
  hangUp: () => Promise.resolve({ ok: true }),
  hangUpCommand: null,
  status: null,
  metered: unknownMetered,
};

export function dialerFor(link: Link, deps: DialerDeps): Dialer {
  switch (link.kind) {
    case 'always-on':
    case 'on-demand':
      return nothingToDial;
    case 'command':
      return commandDialer(link, deps);
    case 'pppd':
      return pppdDialer(link, deps);
    case 'networkmanager':
      return networkManagerDialer(link, deps);
    case 'ras':
      return rasDialer(link, deps);
    default:
      return assertNever(link.kind);
  }
}

/** What a link runs, word for word; passwords as ***. */
export function commandsOf(link: Link): LinkCommands {
  switch (link.kind) {
    case 'always-on':
    case 'on-demand':
      return { connect: [], hangUp: [], status: [] };
    case 'command':
      return { connect: link.connectCommand, hangUp: link.disconnectCommand, status: link.statusCommand };
    case 'pppd':
      return pppdCommands(link);
    case 'networkmanager':
      return nmCommands(link);
    case 'ras':
      return rasCommands(link, '***');
    default:
      return assertNever(link.kind);
  }
}

export interface LinkPrograms {
  readonly programs: readonly string[];
  readonly mend: string;
}

export function programsOf(
  link: Pick<Link, 'kind' | 'connectCommand' | 'disconnectCommand' | 'statusCommand'>,
): LinkPrograms {
  switch (link.kind) {
    case 'always-on':
    case 'on-demand':
      return { programs: [], mend: '' };
    case 'ras':
      return {
        programs: ['rasdial'],
        mend: linkWords.mend.ras,
      };
    case 'pppd':
      return {
        programs: ['pon', 'poff'],
        mend: linkWords.mend.pppd,
      };
    case 'networkmanager':
      return {
        programs: ['nmcli'],
        mend: linkWords.mend.networkmanager,
      };
    case 'command':
      return {
        programs: [
          ...new Set(
            [link.connectCommand, link.disconnectCommand, link.statusCommand].flatMap(([program]) => program ?? []),
          ),
        ],
        mend: linkWords.mend.command,
      };
    default:
      return assertNever(link.kind);
  }
}
