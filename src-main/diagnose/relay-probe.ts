// Tries the classic open-relay tests on one of our own listeners, as a stranger who
// does not log in: connects, names sender and recipient, and leaves. No content is
// sent, so no mail arises whatever the listener says. Each test has a connection of
// its own, one after the other. Never rejects. Limit: it comes from this computer,
// from an address that may not relay where it has one; else that is said, and mail
// taken from somebody who may send is never called a fault.
import type { Clock } from '../base/clock';
import type { Finding, RelayProbe, RelayTest } from '../contract/diagnose/diagnose';
import type { Listener } from '../contract/listener';
import { replyText } from '../mail/reply';
import { createTranscript } from '../smtp/transcript';
import { dialTcp, encryptTalk, isReply, Talk, type TalkDeps } from './talk';
import { relayTricks, type RelayTrick } from './relay-tests';
import { listsTheWorld, onRelayList, strangerAddress } from './stranger';
import { relayTestWords } from '../words/diagnose/tests';

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
export async function probeRelay(
  target: RelayProbeTarget,
  deps: RelayProbeDeps,
  signal: AbortSignal,
): Promise<RelayProbe> {
  const tricks = relayTricks({ own: target.ownDomain, host: target.name, address: target.host });
  const from = await workingStranger(target, tricks, deps, signal);
  const tests: RelayTest[] = [];
  let trouble: string | null = null;
  for (const [i, trick] of tricks.entries()) {
    const tried = await tryOne(target, trick, { ...deps, ...from }, signal);
    if (!tried.ok) {
      trouble = tried.trouble;
      break;
    }
    tests.push({
      number: i + 1,
      what: relayTestWords.trick[trick.what],
      sender: `<${trick.sender}>`,
      recipient: trick.recipient,
      reply: tried.reply,
      taken: tried.taken,
    });
  }
  const stranger = from.localAddress !== undefined || !onRelayList(target.listener, target.host);
  return {
    listener: target.listener.id,
    address: target.host,
    port: target.port,
    closed: verdict(target.listener, stranger, tests, trouble),
    tests,
    findings: findings(target, stranger ? (from.localAddress ?? target.host) : null, tests, trouble),
  };
}

type From = { readonly localAddress?: string };

/** Where to come from; a stand-in that the system or the listener's access list turns away is none. */
async function workingStranger(
  target: RelayProbeTarget,
  tricks: readonly RelayTrick[],
  deps: RelayProbeDeps,
  signal: AbortSignal,
): Promise<From> {
  const localAddress = strangerAddress(target.listener, target.host);
  const [first] = tricks;
  if (localAddress === undefined || first === undefined) return {};
  return (await tryOne(target, first, { ...deps, localAddress }, signal)).ok ? { localAddress } : {};
}

/** Who is no stranger proves nothing by what is taken from him; the list itself may still say enough. */
function verdict(
  listener: Listener,
  stranger: boolean,
  tests: readonly RelayTest[],
  trouble: string | null,
): boolean | null {
  if (listsTheWorld(listener) || (stranger && tests.some((t) => t.taken))) return false;
  return stranger && trouble === null ? true : null;
}

type Tried =
  | { readonly ok: true; readonly taken: boolean; readonly reply: string }
  | { readonly ok: false; readonly trouble: string };

async function tryOne(
  { listener, host, port }: RelayProbeTarget,
  trick: RelayTrick,
  deps: RelayProbeDeps & From,
  signal: AbortSignal,
): Promise<Tried> {
  const talkDeps: TalkDeps & From = { ...deps, transcript: createTranscript(8192) };
  const tcp = await dialTcp(host, port, talkDeps, signal);
  if (isReply(tcp)) return { ok: false, trouble: tcp.lines.join(' ') };
  const socket = listener.tls === 'implicit' ? await encryptTalk(tcp, host, talkDeps, signal) : tcp;
  if (isReply(socket)) return { ok: false, trouble: socket.lines.join(' ') };
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

/** `from`: the stranger's address; null: the tests came from somebody who may relay. */
function findings(
  { listener, host, port }: RelayProbeTarget,
  from: string | null,
  tests: readonly RelayTest[],
  trouble: string | null,
): readonly Finding[] {
  const name = listener.name || listener.id;
  const taken = tests.filter((t) => t.taken);
  const found: Finding[] = [];
  if (listsTheWorld(listener)) {
    found.push({
      severity: 'error',
      code: 'relay-open',
      text: relayTestWords.world(name),
    });
  } else if (from === null) {
    found.push({
      severity: 'note',
      code: 'relay-not-a-stranger',
      text: relayTestWords.noStranger(name, host),
    });
  } else if (taken.length > 0) {
    const some = taken.slice(0, 5).map((t) => t.what);
    found.push({
      severity: 'error',
      code: 'relay-open',
      text: relayTestWords.taken(name, from, {
        taken: taken.length,
        made: tests.length,
        some: `${some.join('; ')}${taken.length > 5 ? ' …' : ''}`,
      }),
    });
  } else if (trouble === null) {
    found.push({
      severity: 'good',
      code: 'relay-closed',
      text: relayTestWords.closed(name, tests.length),
    });
    if (from !== host)
      found.push({
        severity: 'note',
        code: 'relay-this-computer',
        text: relayTestWords.thisComputer(from, host, name),
      });
  }
  if (trouble !== null)
    found.push({
      severity: 'error',
      code: 'relay-untested',
      text: relayTestWords.untested(name, host, port, trouble),
    });
  return found;
}
