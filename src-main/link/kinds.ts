// Which dialler serves which kind of link. Always-on and on-demand lines have
// nothing to dial: they are there, or the first connection brings them up.
import { assertNever } from '../base/never';
import type { Link } from '../contract/link';
import { commandDialer } from './command';
import { unknownMetered, type Dialer, type DialerDeps } from './dialer';

const nothingToDial: Dialer = {
  dial: () => Promise.resolve({ ok: true }),
  hangUp: () => Promise.resolve({ ok: true }),
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
    case 'networkmanager':
    case 'ras':
      return nothingToDial;
    default:
      return assertNever(link.kind);
  }
}
