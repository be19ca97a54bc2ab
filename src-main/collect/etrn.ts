// ETRN (RFC 1985): asks the provider to start a queue run for our domains. Its mail
// then comes over connections of its own to our listener; a 250 promises nothing
// about when. Asked in lock-step and outside a transaction, domain by domain, at the
// first smart host that lets us in. One domain refused does not stop the others.
import type { CollectMethod } from '../contract/collect';
import type { SmartHost } from '../contract/connector';
import { type Reply, replyText } from '../mail/reply';
import {
  type CollectDeps,
  type CollectResult,
  type CollectRefusal,
  type CommandConnection,
  type OpenedConnection,
  refusalBy,
} from './method';
import { collectWords } from '../words/collect';

type Etrn = Extract<CollectMethod, { method: 'etrn' }>;
type Answer = Pick<CollectResult, 'kind' | 'text' | 'messages' | 'refusal'>;

/** Starting a queue run is quick; RFC 5321 §4.5.3.2 gives other commands five minutes. */
const PATIENCE = 300_000;

/** Which hosts to ask: the one named, or the connector's own. */
export function etrnHosts(method: Etrn, smartHosts: readonly SmartHost[]): readonly SmartHost[] {
  if (method.host === null)
    return smartHosts.map((host) => (method.port === null ? host : { ...host, port: method.port }));
  return [
    {
      host: method.host,
      port: method.port ?? 25,
      security: 'opportunistic',
      verifyCertificate: false,
      helo: false,
      auth: { kind: 'none' },
    },
  ];
}

/** One reply to ETRN in words (RFC 1985 §5.3 and what real servers add). */
export function etrnAnswer(node: string, host: string, reply: Reply): Answer {
  const W = collectWords.etrn;
  const said = replyText(reply);
  switch (reply.code) {
    case 250:
      return { kind: 'requested', text: W.begins(host, node, said), ...announced(reply) };
    case 251:
      return { kind: 'nothing', text: W.none(host, node, said), messages: 0 };
    case 252:
      return { kind: 'requested', text: W.aboutTo(host, node, said) };
    case 253:
      return {
        kind: 'requested',
        text: W.aboutTo(host, node, said),
        ...announced(reply),
      };
    case 458:
      // Exim says this also while a run is under way, so mail may be coming all the same.
      return {
        kind: 'failed',
        text: W.notNow(host, node, said),
      };
    case 459:
      return {
        kind: 'failed',
        text: W.notAllowed(host, node, said),
      };
    case 500:
    case 502:
      return { kind: 'unsupported', text: W.unknown(host, said) };
    case 501:
      return {
        kind: 'failed',
        text: W.badDomain(host, node, said),
      };
    case 503:
      return { kind: 'failed', text: W.elseFirst(host, said) };
    case 530:
    case 535:
      return {
        kind: 'failed',
        text: W.loginFirst(host, said),
      };
    case 0:
      return {
        kind: 'failed',
        text: W.broke(host, node, said),
      };
    default:
      return isYes(reply)
        ? { kind: 'requested', text: W.took(host, node, said) }
        : { kind: 'failed', text: W.refused(host, node, said) };
  }
}

/** 220 and 221 are a greeting and a goodbye, and no answer to this. */
function isYes({ code }: Reply): boolean {
  return code >= 250 && code < 300;
}

/** RFC 1985: "253 OK, 14 pending messages for node x started"; others say "250 OK, 16 messages" or "16 pending". */
function announced(reply: Reply): { readonly messages?: number } {
  const count = /(?<![.\d])(\d{1,9})\s+(?:(?:pending|queued|waiting|held)\b|(?:e-?mails?|mails?|messages?)\b)/i.exec(
    reply.lines.join(' '),
  )?.[1];
  return count === undefined ? {} : { messages: Number(count) };
}

export async function collectByEtrn(method: Etrn, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const hosts = etrnHosts(method, deps.smartHosts);
  if (hosts.length === 0)
    return {
      method: 'etrn',
      kind: 'failed',
      text: collectWords.etrn.noHost,
    };
  const opened = await openFirst(hosts, deps, signal);
  if (!opened.ok)
    return {
      method: 'etrn',
      kind: 'failed',
      text: collectWords.etrn.nobody(opened.text),
      ...(opened.refusal ? { refusal: opened.refusal } : {}),
    };
  const { connection } = opened;
  try {
    const nodes = method.domains.length > 0 ? method.domains : deps.domains;
    return { method: 'etrn', ...joinAnswers(await askAll(connection, nodes, signal)) };
  } finally {
    await connection.quit();
  }
}

async function openFirst(
  hosts: readonly SmartHost[],
  deps: CollectDeps,
  signal: AbortSignal,
): Promise<OpenedConnection> {
  const texts: string[] = [];
  const refusals: CollectRefusal[] = [];
  for (const host of hosts) {
    const opened = await deps.open(host, signal);
    if (opened.ok) return opened;
    texts.push(opened.text);
    if (opened.refusal) refusals.push(opened.refusal);
    if (signal.aborted) break;
  }
  return { ok: false, text: texts.join(' '), refusal: worst(refusals) };
}

/** Of several hosts: a login that one refuses is worth more than that others are not there. */
function worst(refusals: readonly CollectRefusal[]): CollectRefusal {
  const told = refusals.find(({ fault }) => fault === 'login') ?? refusals[0];
  return { said: '', ...told, hosts: refusals.flatMap(({ hosts }) => hosts ?? []) };
}

async function askAll(
  connection: CommandConnection,
  nodes: readonly string[],
  signal: AbortSignal,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const node of nodes) {
    if (signal.aborted) break;
    const reply = await connection.ask(`ETRN ${node}`, PATIENCE);
    // 503: something else is wanted first, which mostly is a login.
    const refusal = refusalBy(reply, reply.code === 503 ? 'login' : undefined);
    answers.push({ ...etrnAnswer(node, connection.host, reply), refusal });
    // 421 and silence end the line; a server that does not know ETRN does not know it for the next domain either.
    if (reply.code === 0 || reply.code === 421 || answers.at(-1)?.kind === 'unsupported') break;
  }
  return answers;
}

/** What asking for several domains came to: the best of it, all sentences kept. */
function joinAnswers(answers: readonly Answer[]): Answer {
  const order = ['requested', 'failed', 'nothing', 'unsupported'] as const;
  const kind = order.find((k) => answers.some((a) => a.kind === k));
  if (!kind) return { kind: 'failed', text: collectWords.etrn.stopped };
  const counts = answers.flatMap((a) => (a.messages === undefined ? [] : [a.messages]));
  const text = answers.map((a) => a.text).join(' ');
  const refusal = answers.find((a) => a.kind === kind)?.refusal;
  const answer = { kind, text, ...(refusal ? { refusal } : {}) };
  return counts.length === answers.length ? { ...answer, messages: counts.reduce((sum, n) => sum + n, 0) } : answer;
}
