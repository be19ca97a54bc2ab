// Which dialler serves which kind of link. Always-on and on-demand lines have
// nothing to dial: they are there, or the first connection brings them up.
import { assertNever } from '../base/never';
import type { Link } from '../contract/link';
import { commandDialer } from './command';
import { unknownMetered, type Dialer, type DialerDeps } from './dialer';
import { networkManagerDialer } from './networkmanager';
import { pppdDialer } from './pppd';
import { rasDialer } from './ras';

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
