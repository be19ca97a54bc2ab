// Tries the classic open-relay tests on one of our own listeners, as a stranger who
// does not log in: connects, names sender and recipient, and leaves. No content is
// sent, so no mail arises whatever the listener says. Each test has a connection of
// its own, one after the other. Never rejects. Limit: it comes from this computer;
// an address on the listener's relay list is no stranger, and that is said.
import type { Clock } from '../base/clock';
import type { Finding, RelayProbe, RelayTest } from '../contract/diagnose';
import { networkList } from '../contract/fields';
import type { Listener } from '../contract/listener';
import { replyText } from '../mail/reply';
import { createTranscript } from '../smtp/transcript';
import { dialTcp, encrypt, Talk, type TalkDeps } from './talk';
import { relayTricks, type RelayTrick } from './relay-tests';

export interface RelayProbeTarget {
  /** The listener's settings, and where it is open. */
  readonly listener: Listener;
  readonly host: string;
  readonly port: number;
  /** One of our domains, and what the listener calls itself. */
  readonly ownDomain: string;
  readonly name: string;
}

export interface RelayProbeDeps {
  readonly clock: Clock;
  readonly timeoutMs: number;
}

/** Resolves soon after `signal` is aborted, with the tests made until then. */
export async function probeRelay(target: RelayProbeTarget, deps: RelayProbeDeps, signal: AbortSignal): Promise<RelayProbe> {
  const tricks = relayTricks({ own: target.ownDomain, host: target.name, address: target.host });
  const tests: RelayTest[] = [];
  let trouble: string | null = null;
  for (const [i, trick] of tricks.entries()) {
    const tried = await tryOne(target, trick, deps, signal);
    if (!tried.ok) {
      trouble = tried.trouble;
      break;
    }
    tests.push({ number: i + 1, what: trick.what, sender: `<${trick.sender}>`, recipient: trick.recipient, reply: tried.reply, taken: tried.taken });
  }
  const taken = tests.filter((t) => t.taken);
  return {
    listener: target.listener.id,
    address: target.host,
    port: target.port,
    closed: taken.length > 0 ? false : trouble === null ? true : null,
    tests,
    findings: findings(target, tests, trouble),
  };
}

type Tried = { readonly ok: true; readonly taken: boolean; readonly reply: string } | { readonly ok: false; readonly trouble: string };

async function tryOne({ listener, host, port }: RelayProbeTarget, trick: RelayTrick, deps: RelayProbeDeps, signal: AbortSignal): Promise<Tried> {
  const talkDeps: TalkDeps = { ...deps, transcript: createTranscript(8192) };
  const tcp = await dialTcp(host, port, talkDeps, signal);
  if (!('bytesRead' in tcp)) return { ok: false, trouble: tcp.lines.join(' ') };
  const socket = listener.tls === 'implicit' ? await encrypt(tcp, host, talkDeps, signal) : tcp;
  if (!('bytesRead' in socket)) return { ok: false, trouble: socket.lines.join(' ') };
  const talk = new Talk(socket, talkDeps, signal);
  try {
    const greeting = await talk.read();
    if (greeting.code !== 220) return { ok: false, trouble: replyText(greeting) };
    const hello = await talk.ask('EHLO relay-test.example');
    if (hello.code !== 250) return { ok: false, trouble: replyText(hello) };
    const mail = await talk.ask(`MAIL FROM:<${trick.sender}>`);
    const last = mail.code < 300 && mail.code > 0 ? await talk.ask(`RCPT TO:${trick.recipient}`) : mail;
    if (last.code === 0) return { ok: false, trouble: replyText(last) };
    return { ok: true, taken: last.code < 300, reply: replyText(last) };
  } finally {
    talk.close();
  }
}

function findings({ listener, host, port }: RelayProbeTarget, tests: readonly RelayTest[], trouble: string | null): readonly Finding[] {
  const name = listener.name || listener.id;
  const found: Finding[] = [];
  const taken = tests.filter((t) => t.taken);
  if (onRelayList(listener, host)) {
    found.push({ severity: 'note', code: 'relay-not-a-stranger', text: `This computer (${host}) stands on the relay list of "${name}", so it is no stranger there and mail is taken from it on purpose. The tests say nothing about real strangers; take the address off the list for a moment to see.` });
  }
  if (taken.length > 0) {
    found.push({ severity: 'error', code: 'relay-open', text: `"${name}" takes mail from strangers for strangers (${taken.length} of ${tests.length} tests: ${taken.map((t) => t.what).slice(0, 5).join('; ')}). It would soon send other people's junk at your cost and be put on block lists. Look at the relay list of this listener.` });
  } else if (trouble === null) {
    found.push({ severity: 'good', code: 'relay-closed', text: `"${name}" refused all ${tests.length} tests: it relays for no stranger.` });
  }
  if (trouble !== null) found.push({ severity: 'error', code: 'relay-untested', text: `The tests of "${name}" at ${host} port ${port} could not be finished: ${trouble}. Nothing is known of the rest. Is the listener open, and may this computer connect?` });
  return found;
}

function onRelayList(listener: Listener, host: string): boolean {
  return networkList(listener.relay.allow).check(host, host.includes(':') ? 'ipv6' : 'ipv4');
}
