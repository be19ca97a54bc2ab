// Rules that settings stored by an earlier version may break, because that version had
// none: such settings load all the same, whatever is named here does without, and a person
// is told. New settings must keep them. A rule that becomes stricter goes here, not into a
// schema: a schema that refuses stored settings keeps a whole office from its mail.
import { z } from 'zod';
import { isWholeNetwork } from '../fields';
import { type Account, alikeAccounts, isEverywhere, isLoopback, type Listener } from '../listener';
import type { AttentionAction } from '../attention';
import { deviceIn } from '../device-name';
import type { Issue } from '../errors';
import { PROTOCOL_FIELDS } from '../protocol-fields';
import type { Collect } from '../collect';
import type { GrantProvider } from '../sign-in/grant';
import { isHostOf, usualHostOf } from '../sign-in/hosts';
import type { Link } from '../link';
import { isSafeTokenUrl } from './token-url';
import { signInWords } from '../../words/cases/sign-in';
import { contractWords } from '../../words/contract';

export interface NewerIssue extends Issue {
  /** The same for the same thing at the same owner, wherever it stands in the document. */
  readonly about: string;
  /** For people, where settings hold it that were stored before: what it means and what to do. */
  told(): string;
  /** False: it must be put right when something else is saved, too. */
  readonly mayStay: boolean;
  /** null: nothing in the window leads there. */
  readonly action: AttentionAction | null;
}

interface Document {
  readonly listeners: readonly (Pick<Listener, 'id' | 'name' | 'access' | 'enabled' | 'address' | 'port'> & {
    readonly relay: Pick<Listener['relay'], 'allow'>;
  })[];
  readonly links: readonly Pick<Link, 'id' | 'name' | 'tariff' | 'monthlyBudget' | 'doNotAskUnder'>[];
  readonly pop3: { readonly access: Listener['access'] };
  readonly accounts: readonly Account[];
  readonly log: { readonly protocol: { readonly folder: string | null } };
  readonly connectors: readonly {
    readonly id: string;
    readonly name: string;
    readonly route: {
      readonly kind: string;
      readonly hosts?: readonly {
        readonly host: string;
        readonly port: number;
        readonly auth: {
          readonly kind: string;
          readonly tokenUrl?: string | null;
          readonly provider?: GrantProvider;
        };
      }[];
    };
    readonly collect: Collect;
  }[];
}

/** Of `document` (as it was written) and `settings` (what the schema made of it). Never throws. */
export function newerIssues(document: unknown, settings: Document): readonly NewerIssue[] {
  return [
    ...settings.connectors.flatMap(tokenIssues),
    ...settings.connectors.flatMap(hostIssues),
    ...settings.connectors.flatMap((connector, at) => circleIssues(connector, at, settings.listeners)),
    ...settings.links.flatMap(priceIssues),
    ...fieldIssues(document),
    ...accountIssues(settings.accounts),
    ...logIssues(settings.log.protocol.folder),
    ...settings.listeners.flatMap(({ id, name, access, relay }, at) =>
      networkIssues(
        { place: `listeners[${at}]`, name: name || id, opens: { kind: 'open', screen: 'listeners', id } },
        { ...accessLists(access), 'relay.allow': relay.allow },
      ),
    ),
    ...networkIssues({ place: 'pop3', name: 'POP3', opens: null }, accessLists(settings.pop3.access)),
  ];
}

/** Beyond this amounts cannot be added up to the last cent, and far beyond not at all. */
const MOST_MONEY = 1_000_000_000;

function priceIssues({ id, name, tariff, ...link }: Document['links'][number], at: number): readonly NewerIssue[] {
  const { perMinute, perCall, perMegabyte } = tariff;
  const { monthlyBudget, doNotAskUnder } = link;
  const amounts = {
    'tariff.perMinute': perMinute,
    'tariff.perCall': perCall,
    'tariff.perMegabyte': perMegabyte,
    monthlyBudget: monthlyBudget ?? 0,
    doNotAskUnder,
  };
  return Object.entries(amounts).flatMap(([place, amount]): readonly NewerIssue[] =>
    amount <= MOST_MONEY
      ? []
      : [
          {
            path: `links[${at}].${place}`,
            message: contractWords.between(0, MOST_MONEY),
            mayStay: true,
            about: JSON.stringify(['price', id, place, amount]),
            action: { kind: 'open', screen: 'links', id },
            told: () => contractWords.stored.price(name || id, amount),
          },
        ],
  );
}

function tokenIssues({ id, name, route }: Document['connectors'][number], at: number): readonly NewerIssue[] {
  return (route.hosts ?? []).flatMap(({ host, auth }, i) => {
    const url = auth.kind === 'oauth2' ? (auth.tokenUrl ?? null) : null;
    if (url === null || isSafeTokenUrl(url)) return [];
    const path = `connectors[${at}].route.hosts[${i}].auth.tokenUrl`;
    return [
      {
        path,
        message: contractWords.tokenUrl,
        mayStay: true,
        about: JSON.stringify(['token', id, host, url]),
        action: { kind: 'open', screen: 'connectors', id },
        // Never the address itself: it may hold a password.
        told: () => contractWords.stored.tokenUrl(name || id, host),
      },
    ];
  });
}

/** A sign-in beside a host that is none of its provider's: its token is shown to no such host. */
function hostIssues({ id, name, route, collect }: Document['connectors'][number], at: number): readonly NewerIssue[] {
  const sending = (route.hosts ?? []).map(({ host, auth }, i) => ({
    host,
    provider: auth.kind === 'oauth2' ? auth.provider : undefined,
    place: `route.hosts[${i}]`,
    use: 'smtp' as const,
  }));
  const fetching = [collect].flat().flatMap((method, i) =>
    'signIn' in method
      ? {
          host: method.host,
          provider: method.signIn?.provider,
          place: Array.isArray(collect) ? `collect[${i}]` : 'collect',
          use: method.method === 'atrn' ? ('smtp' as const) : method.method,
        }
      : [],
  );
  return [...sending, ...fetching].flatMap(({ host, provider = 'other', place, use }): readonly NewerIssue[] => {
    if (provider === 'other' || isHostOf(provider, host)) return [];
    return [
      {
        path: `connectors[${at}].${place}.host`,
        message: contractWords.signIn.otherHost(signInWords.providers[provider], usualHostOf(provider, use)),
        mayStay: true,
        about: JSON.stringify(['host', id, host, provider]),
        action: { kind: 'open', screen: 'connectors', id },
        told: () => contractWords.stored.otherHost(name || id, host, signInWords.providers[provider]),
      },
    ];
  });
}

/**
 * Our own listener as the host that mail goes to: each letter comes back as one more. By another name of this computer
 * it is seen when it is called (session/ourselves).
 */
function circleIssues(
  { id, name, route }: Document['connectors'][number],
  at: number,
  listeners: Document['listeners'],
): readonly NewerIssue[] {
  return (route.hosts ?? []).flatMap(({ host, port }, i): readonly NewerIssue[] => {
    const door = listeners.find((one) => one.enabled && one.port === port && answersAt(one.address, host));
    if (!door) return [];
    return [
      {
        path: `connectors[${at}].route.hosts[${i}].host`,
        message: contractWords.circle(door.name || door.id),
        mayStay: true,
        about: JSON.stringify(['circle', id, host, port]),
        action: { kind: 'open', screen: 'connectors', id },
        told: () => contractWords.stored.circle(name || id, host, door.name || door.id),
      },
    ];
  });
}

/** `address`: where a listener is bound. */
function answersAt(address: string, host: string): boolean {
  const said = host.toLowerCase().replace(/\.$/, '');
  const meant = said === 'localhost' ? ['127.0.0.1', '::1'] : [said];
  return meant.some((one) => one === address || (isEverywhere(address) && isLoopback(one)));
}

const WithFields = z.object({ log: z.object({ protocol: z.object({ fields: z.array(z.string()) }) }) });

function fieldIssues(document: unknown): readonly NewerIssue[] {
  const { data } = WithFields.safeParse(document);
  const known: readonly string[] = PROTOCOL_FIELDS;
  return (data?.log.protocol.fields ?? []).flatMap((field, i) =>
    known.includes(field)
      ? []
      : [
          {
            path: `log.protocol.fields[${i}]`,
            message: contractWords.oneOfFew(PROTOCOL_FIELDS),
            mayStay: true,
            about: JSON.stringify(['field', field]),
            action: { kind: 'open', screen: 'general', id: null },
            told: () => contractWords.stored.field(field),
          },
        ],
  );
}

function accountIssues(accounts: readonly Account[]): readonly NewerIssue[] {
  return alikeAccounts(accounts).map(({ at, first }) => {
    const [one, other] = [accounts[first]?.username ?? '', accounts[at]?.username ?? ''];
    return {
      path: `accounts[${at}].username`,
      mayStay: false,
      about: JSON.stringify(['alike', one, other]),
      action: null,
      message: contractWords.alikeAccounts(one),
      told: () => contractWords.stored.alike(one, other),
    };
  });
}

/** On Unix a folder may be called so. */
function logIssues(folder: string | null): readonly NewerIssue[] {
  if (folder === null || folder.startsWith('/') || deviceIn(folder) === null) return [];
  return [
    {
      path: 'log.protocol.folder',
      mayStay: true,
      about: JSON.stringify(['log-device', folder]),
      action: { kind: 'open', screen: 'general', id: null },
      message: contractWords.logDevice,
      told: () => contractWords.stored.logDevice(folder),
    },
  ];
}

interface Door {
  readonly place: string;
  readonly name: string;
  readonly opens: AttentionAction | null;
}

function accessLists({ allow, deny }: Listener['access']): Readonly<Record<string, readonly string[]>> {
  return { 'access.allow': allow, 'access.deny': deny };
}

/** What stands behind a second "/" was never read: the first number of bits decides who is let in. */
function networkIssues(
  { place, name, opens }: Door,
  lists: Readonly<Record<string, readonly string[]>>,
): readonly NewerIssue[] {
  return Object.entries(lists).flatMap(([list, networks]) =>
    networks.flatMap((network, i): readonly NewerIssue[] =>
      isWholeNetwork(network)
        ? []
        : [
            {
              path: `${place}.${list}[${i}]`,
              mayStay: true,
              about: JSON.stringify(['network', name, list, network]),
              action: opens,
              message: contractWords.network,
              told: () => contractWords.stored.network(name, network, network.split('/', 2).join('/')),
            },
          ],
    ),
  );
}
