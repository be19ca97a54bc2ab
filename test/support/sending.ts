// What the tests of smart-host delivery share: pretend hosts that are closed after
// each test, a route to them, and one run of delivery with its transcript.
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../src-main/base/clock';
import { silentLog } from '../../src-main/base/log';
import { SmartHost } from '../../src-main/contract/connector';
import { deliverDirect, type DirectRoute } from '../../src-main/delivery/direct';
import { deliverSmartHost, type SmartHostRoute } from '../../src-main/delivery/smart-host';
import type { Source, Summary } from '../../src-main/delivery/source';
import { deliverSwapped } from '../../src-main/delivery/swapped';
import { openKnownHosts } from '../../src-main/smtp/host-habits';
import type { Timeouts } from '../../src-main/smtp/timeouts';
import { createTranscript } from '../../src-main/smtp/transcript';
import type { TestSource } from './letters';
import { startNameServer } from './name-server';
import { startPretendHost, type PretendHost, type PretendOptions } from './pretend-host';

export const CHUNKING = ['PIPELINING', 'SIZE 1000000', '8BITMIME', 'CHUNKING', 'SMTPUTF8', 'DSN'];
export const PIPELINING = CHUNKING.filter((word) => word !== 'CHUNKING');
/** The three ways of sending, and what a host offers to get them. */
export const MANNERS: readonly (readonly [string, readonly string[]])[] = [
  ['without waiting', CHUNKING],
  ['one round trip a letter', PIPELINING],
  ['in lock-step', ['8BITMIME', 'SIZE']],
];

/** What hosts were seen to do; forgotten after each test, for the next one's host may have the port of one before. */
let knownHosts = openKnownHosts(systemClock);

/** Closed when the test has ended. */
export async function startHost(options: PretendOptions = {}): Promise<PretendHost> {
  const host = await startPretendHost(options);
  onTestFinished(async () => {
    await host.close();
    knownHosts = openKnownHosts(systemClock);
  });
  return host;
}

type HostFields = { readonly port: number } & Partial<SmartHost>;

/** Hosts on loopback without TLS unless they say otherwise. */
export function routeTo(hosts: readonly HostFields[], fields: Partial<SmartHostRoute> = {}): SmartHostRoute {
  const list = hosts.map(({ port, security = 'none', verifyCertificate, helo, auth, host = '127.0.0.1' }) =>
    SmartHost.parse({ host, port, security, verifyCertificate, helo, auth }),
  );
  return {
    kind: 'smart-host',
    hosts: list,
    order: 'failover',
    maxConnections: 2,
    pipelining: 'auto',
    protocol: 'smtp',
    rateLimit: null,
    ...fields,
  };
}

export interface Sent extends Summary {
  readonly transcript: string;
  readonly bytes: { readonly out: number; readonly in: number };
}

export async function send(
  route: SmartHostRoute,
  source: TestSource,
  signal = new AbortController().signal,
  timeouts: Partial<Timeouts> = {},
): Promise<Sent> {
  const transcript = createTranscript();
  const bytes = { out: 0, in: 0 };
  const deps = {
    clock: systemClock,
    log: silentLog,
    transcript,
    hostname: 'mail.clinic.example',
    name: 'Internet',
    timeouts,
    pauseMs: 1,
    knownHosts,
    progress: (event: { readonly kind: string; readonly out?: number; readonly in?: number }) => {
      bytes.out += event.out ?? 0;
      bytes.in += event.in ?? 0;
    },
  };
  const summary = await deliverSmartHost(route, source, deps, signal);
  return { ...summary, transcript: transcript.text(), bytes };
}

export function idsOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `m${i}`);
}

/** Directly, to far.example whose only mail server is `host`, over one connection. */
export async function sendDirectly(host: PretendHost, source: Source): Promise<Summary> {
  const dns = await startNameServer({
    'far.example': { mx: ['10 mx.far.example'] },
    'mx.far.example': { a: ['127.0.0.1'] },
  });
  onTestFinished(() => dns.close());
  const route: DirectRoute = {
    kind: 'direct',
    dnsServers: [dns.address],
    port: host.port,
    maxConnections: 1,
    pipelining: 'auto',
  };
  const deps = {
    clock: systemClock,
    log: silentLog,
    transcript: createTranscript(),
    progress: () => undefined,
    hostname: 'mail.clinic.example',
    name: 'Internet',
    ourNames: [],
    isOurs: () => false,
    knownHosts,
  };
  return deliverDirect(route, source, deps, new AbortController().signal);
}

/** Over a line whose roles were swapped; why it ended, null: in order. */
export function sendSwapped(host: PretendHost, source: Source): Promise<string | null> {
  const deps = {
    clock: systemClock,
    transcript: createTranscript(),
    hostname: 'mail.clinic.example',
    name: 'branch by ATRN',
    knownHosts,
  };
  return deliverSwapped(connect(host.port, '127.0.0.1'), source, deps, new AbortController().signal);
}
