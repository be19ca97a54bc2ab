// What a link (the line itself) can be told: how it goes up and down, and what it costs.
import { z } from 'zod';
import { argv, atLeast, id, ipAddress, password, whole } from './fields';

const tariff = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'expected three capital letters such as "EUR"' }).default('EUR'),
  perMinute: atLeast(0).default(0),
  perCall: atLeast(0).default(0),
  perMegabyte: atLeast(0).default(0),
  billingSeconds: whole(1, 3600).default(1),
});
export type Tariff = z.output<typeof tariff>;

export const LINK_KINDS = ['always-on', 'on-demand', 'ras', 'pppd', 'networkmanager', 'command'] as const;

const fields = z.strictObject({
  id,
  name: z.string().default(''),
  kind: z.enum(LINK_KINDS).default('always-on'),
  entry: z.string().default(''),
  username: z.string().default(''),
  password: password.nullable().default(null),
  connectCommand: argv.default([]),
  disconnectCommand: argv.default([]),
  statusCommand: argv.default([]),
  dialAttempts: whole(1, 100).default(3),
  redialDelaySeconds: whole(0, 3600).default(60),
  dialTimeoutSeconds: whole(1, 3600).default(120),
  maxOnlineMinutes: whole(1, 10_080).nullable().default(null),
  dnsServers: z.array(ipAddress).default([]),
  tariff: tariff.prefault({}),
  monthlyBudget: atLeast(0).nullable().default(null),
});

export const Link = fields.superRefine((link, context) => {
  const need = (path: string, message: string): void => void context.addIssue({ code: 'custom', path: [path], message });
  if (link.kind === 'command' && link.connectCommand.length === 0) {
    need('connectCommand', 'a link of kind "command" needs the program that connects, e.g. ["/usr/local/bin/dial"]');
  }
  if ((link.kind === 'ras' || link.kind === 'pppd' || link.kind === 'networkmanager') && link.entry === '') {
    need('entry', `a link of kind "${link.kind}" needs the name of its entry in the system`);
  }
});
export type Link = z.output<typeof Link>;

/** True for links that are dialled: mail waits for a session's time instead of going at once. */
export function isDialled(link: Pick<Link, 'kind'>): boolean {
  return link.kind !== 'always-on' && link.kind !== 'on-demand';
}
