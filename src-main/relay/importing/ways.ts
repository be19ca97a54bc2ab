// Where mail would go that goes nowhere near there today: another host, or the same one
// less safely, straight to each domain, or as a copy to somebody else. Pure.
import type { NewWay } from '../../contract/importing/compared';
import type { Connector, SmartHost } from '../../contract/connector';
import type { Settings } from '../../contract/settings';

export function newWays(today: Settings | null, next: Settings): readonly NewWay[] {
  const known = new Set((today?.connectors ?? []).flatMap(waysOf).map(placeOf));
  return next.connectors.flatMap(waysOf).filter((way) => !known.has(placeOf(way)));
}

function waysOf({ id, name, route }: Connector): readonly NewWay[] {
  const whose = name || id;
  switch (route.kind) {
    case 'smart-host':
      return route.hosts.map((host) => hostWay(whose, host));
    case 'direct':
      return [{ kind: 'direct', whose }];
    case 'mailboxes':
      return route.mailboxes.flatMap(({ address, forwardTo }) =>
        forwardTo.map((to) => ({ kind: 'forward', whose: address, to }) as const),
      );
  }
}

function hostWay(whose: string, { host, port, security, verifyCertificate }: SmartHost): NewWay {
  const open = security === 'none' || security === 'opportunistic';
  return { kind: 'smart-host', whose, host, port, open, unchecked: !open && !verifyCertificate };
}

/** By which provider it goes there does not matter; whose mailbox is copied does. */
function placeOf(way: NewWay): string {
  return JSON.stringify(way.kind === 'forward' ? way : { ...way, whose: '' });
}
