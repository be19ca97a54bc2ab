// What something new is before anything is typed: every key there, with what the
// contract would put in its place, so that the form shows what would hold. Pure.
// The contract's schemas are asked for what they put where there is nothing, and never
// whether a value is right: that needs Node's own modules, which the window has not.
import type { z } from 'zod';
import { CollectMethod } from '../../src-main/contract/collect';
import { Connector, Route, SmartHost } from '../../src-main/contract/connector';
import { Link } from '../../src-main/contract/link';
import { Account } from '../../src-main/contract/listener';
import { freshId, listAt, textAt } from '../form/document';
import { Mailbox } from '../../src-main/contract/mailboxes';

type Thing = Readonly<Record<string, unknown>>;

/** The contract's default at every key; where it has none, something must be typed: `blanks`, or an empty text. */
export function defaultsOf(shape: Readonly<Record<string, z.ZodType>>, blanks: Thing = {}): Thing {
  const standing = (key: string, schema: z.ZodType): unknown => {
    const read = schema.safeParse(undefined);
    if (read.success) return read.data;
    return key in blanks ? blanks[key] : '';
  };
  return Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, standing(key, schema)]));
}

export const NEW_HOST = defaultsOf(SmartHost.shape);
export const NEW_MAILBOX = defaultsOf(Mailbox.shape);

/** A route of the kind; to a smart host where nobody knows the kind. */
export function freshRoute(kind: string): object {
  const [smartHost] = Route.options;
  const { shape } = Route.options.find((route) => route.shape.kind.value === kind) ?? smartHost;
  return { ...defaultsOf(shape, { hosts: [NEW_HOST] }), kind: shape.kind.value };
}

/** A line that is always there and costs nothing. */
export function freshLink(name: string): Thing {
  return { ...defaultsOf(Link.shape), id: 'line', name };
}

/** A connector to the world over the line `link`. */
export function freshConnector(link: string): Thing {
  return { ...defaultsOf(Connector.shape), id: 'connector', link, route: freshRoute('smart-host') };
}

/** Mailboxes here for every address of the office, on the first line. */
export function freshMailboxes(document: unknown, name: string): Thing {
  const taken = listAt(document, 'connectors').map((connector) => textAt(connector, 'id'));
  return {
    ...freshConnector(textAt(document, 'links[0].id')),
    id: freshId('local', taken),
    name,
    addressSpaces: listAt(document, 'organization.domains').map((pattern) => ({ pattern, cost: 1 })),
    route: freshRoute('mailboxes'),
  };
}

export function freshAccount(): Thing {
  return { ...defaultsOf(Account.shape), username: 'account' };
}

/** What a way of fetching needs; `host` is the one mail is sent to. */
export function freshCollect(method: string, host: string, schedule: unknown): object {
  const way = CollectMethod.options.find(({ shape }) => shape.method.value === method);
  const blanks = { host, port: 25, password: null, command: [] };
  return { ...(way && defaultsOf(way.shape, blanks)), method, schedule };
}
