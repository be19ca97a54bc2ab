// What practising is: mail for practice.example goes to the practice provider inside this
// program, and that is all it may ever get. A real letter handed to a pretend provider
// would be called delivered and be gone. Pure; asked by routing, by the provider and by
// what the window shows.
import { domainOf } from '../mail/address';
import type { Connector } from './connector';
import type { Settings } from './settings';

export const PRACTICE_DOMAIN = 'practice.example';

/**
 * Whether the practice provider may have mail for `address`: not for a subdomain, and however the domain is spelled.
 */
export function isForPractice(address: string): boolean {
  return domainOf(address) === PRACTICE_DOMAIN;
}

const HERE = /^(localhost|127(\.\d{1,3}){3}|\[?(::1|::ffff:127(\.\d{1,3}){3})\]?|0\.0\.0\.0|::)\.?$/i;

/** Whether the practice provider, listening on `port` of this computer, is all that this connector leads to. */
function leadsToPractice({ route }: Connector, port: number): boolean {
  return (
    route.kind === 'smart-host' &&
    route.hosts.length > 0 &&
    route.hosts.every(({ host, port: at }) => at === port && HERE.test(host))
  );
}

/** The ids of the connectors that lead to the practice provider; `always`: it runs whatever the settings say. */
export function practiceConnectors({ practice, connectors }: Settings, always = false): ReadonlySet<string> {
  const found =
    practice.enabled || always ? connectors.filter((connector) => leadsToPractice(connector, practice.port)) : [];
  return new Set(found.map(({ id }) => id));
}

/** True while mail leaves for the practice provider only: nothing real is set up. */
export function isPractising(settings: Settings, always = false): boolean {
  const practice = practiceConnectors(settings, always);
  const real = settings.connectors.some(
    ({ id, enabled, route }) => enabled && route.kind !== 'mailboxes' && !practice.has(id),
  );
  return practice.size > 0 && !real;
}

/** What the practice provider answered to a letter of ours. */
export interface PracticeAnswer {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly subject: string;
  /** Its first lines. */
  readonly text: string;
}
