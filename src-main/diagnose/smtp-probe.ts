// Looks at an SMTP host as a delivery would, step by step: name, port, greeting,
// extensions, TLS with its certificate, login. Sends no mail and never rejects; what
// it saw and what that means stands in the answer. A password or token is only handed to a
// host that is encrypted and proves who it is, unless the settings say that this
// connection is not encrypted at all or not to be verified.
import type { Socket } from 'node:net';
import type { Clock } from '../base/clock';
import type { OpeningStep, SmtpProbe } from '../contract/diagnose/diagnose';
import { noReply, type Reply, replyText } from '../mail/reply';
import { parseExtensions } from '../smtp/extensions';
import type { Token } from '../smtp/auth/token';
import { maskOf } from '../smtp/mask';
import { resolveHost } from '../smtp/resolve';
import { createTranscript } from '../smtp/transcript';
import { tlsFacts } from './certificate';
import { type Credentials, logInByToken, logInToProbe, type TokenLogin } from './login';
import { smtpFindings } from './smtp-findings';
import type { ProbeTarget, Seen, SignedIn } from './smtp-seen';
import { dialTcp, encryptTalk, isReply, Talk, type TalkDeps } from './talk';
import { hostTestWords } from '../words/diagnose/tests';
import { smtpWords } from '../words/smtp';

export interface ProbeDeps {
  readonly clock: Clock;
  /** What we call ourselves in EHLO. */
  readonly hostname: string;
  readonly dnsServers: readonly string[];
  /** For each step, milliseconds. */
  readonly timeoutMs: number;
  /** Authorities to trust instead of the system's (PEM). */
  readonly ca?: string;
}

type Login = Credentials | TokenLogin;

/** Resolves soon after `signal` is aborted. */
export async function probeSmtp(target: ProbeTarget, deps: ProbeDeps, signal: AbortSignal): Promise<SmtpProbe> {
  const { credentials } = target;
  const probe =
    credentials && 'token' in credentials
      ? await probeByToken(target, credentials, deps, signal)
      : await probed(target, credentials, deps, signal);
  const { seen } = probe;
  const findings = smtpFindings(seen, target);
  return {
    ok: seen.failed === null && !findings.some((f) => f.severity === 'error'),
    address: seen.address,
    banner: seen.banner,
    extensions: seen.extensions,
    tls: seen.tls,
    auth: { methods: seen.methods, tried: seen.tried, ok: seen.loginOk, reply: seen.loginReply },
    timings: seen.timings,
    findings,
    transcript: probe.transcript.text(),
  };
}

async function probed(target: ProbeTarget, login: Login | null, deps: ProbeDeps, signal: AbortSignal): Promise<Probe> {
  const probe = new Probe(target, login, deps, signal);
  await probe.run();
  return probe;
}

/** As in a session: a token that is refused is replaced once, on a connection of its own. */
async function probeByToken(
  target: ProbeTarget,
  { username, token: ask }: SignedIn,
  deps: ProbeDeps,
  signal: AbortSignal,
): Promise<Probe> {
  const { host, port } = target;
  const by = async (token: Token): Promise<Probe> => {
    const login = token.ok ? { username, token: token.token, host, port } : null;
    const probe = await probed(target, login, deps, signal);
    if (!token.ok) probe.seen.noToken = token.reply.signIn?.text ?? replyText(token.reply);
    return probe;
  };
  const first = await ask(signal);
  const probe = await by(first);
  const { failed } = probe.seen;
  const isRefused = failed?.step === 'auth' && (failed.reply.code >= 500 || failed.reply.code === 334);
  return first.ok && isRefused && !signal.aborted ? by(await ask(signal, first.token)) : probe;
}

class Probe {
  readonly transcript = createTranscript();
  readonly seen: Seen = {
    address: null,
    banner: null,
    greetedAt: 0,
    extensions: [],
    starttls: false,
    tls: null,
    methods: [],
    tried: null,
    loginOk: null,
    loginReply: null,
    loginSpared: false,
    noToken: null,
    failed: null,
    timings: [],
  };
  private readonly talkDeps: TalkDeps & { readonly ca?: string };

  constructor(
    private readonly target: ProbeTarget,
    private readonly credentials: Login | null,
    private readonly deps: ProbeDeps,
    private readonly signal: AbortSignal,
  ) {
    const { clock, timeoutMs, ca } = deps;
    const secret = credentials && ('token' in credentials ? credentials.token : credentials.password);
    const mask = maskOf([secret ?? ''], [credentials?.username ?? '']);
    this.talkDeps = { clock, timeoutMs, transcript: this.transcript, mask, ...(ca === undefined ? {} : { ca }) };
  }

  async run(): Promise<void> {
    const { security, host } = this.target;
    let socket = await this.reach();
    if (!socket) return;
    if (security === 'implicit') socket = await this.secure(socket);
    if (!socket) return;
    let talk: Talk | null = new Talk(socket, this.talkDeps, this.signal);
    if (!(await this.greet(talk)) || !(await this.hello(talk))) return talk.close();
    if (security === 'starttls' || (security === 'opportunistic' && this.seen.starttls))
      talk = await this.startTls(talk);
    if (!talk) return;
    await this.login(talk);
    this.transcript.note(hostTestWords.over(host));
    talk.close();
  }

  /** Runs one step, keeps its time, and its reply where it failed. */
  private async step<T>(step: OpeningStep, work: Promise<T | Reply>): Promise<T | null> {
    const began = this.deps.clock.monotonic();
    const result = await work;
    this.seen.timings.push({ step, milliseconds: Math.round(this.deps.clock.monotonic() - began) });
    if (!isReply(result)) return result;
    this.seen.failed = { step, reply: result };
    this.transcript.note(`${step}: ${replyText(result)}`);
    return null;
  }

  private async reach(): Promise<Socket | null> {
    const { host, port } = this.target;
    const addresses = await this.step(
      'dns',
      resolveHost(host, this.deps.dnsServers, this.deps.timeoutMs).then((r) => (r.ok ? r.addresses : r.reply)),
    );
    if (!addresses) return null;
    return this.step('connect', this.connectAny(addresses, port));
  }

  private async connectAny(addresses: readonly string[], port: number): Promise<Socket | Reply> {
    let last: Socket | Reply = noReply(smtpWords.noHost.noAddress, 'no-address');
    for (const address of addresses) {
      this.transcript.note(smtpWords.connect.trying(this.target.host, address, port));
      last = await dialTcp(address, port, this.talkDeps, this.signal);
      if (isReply(last)) continue;
      this.seen.address = address;
      return last;
    }
    return last;
  }

  private async secure(socket: Socket): Promise<Socket | null> {
    const tls = await this.step(
      'tls',
      encryptTalk(
        socket,
        this.target.host,
        { ...this.talkDeps, implicit: this.target.security === 'implicit' },
        this.signal,
      ),
    );
    if (!tls) return null;
    this.seen.tls = tlsFacts(tls, this.target.host, this.deps.clock.now());
    this.transcript.note(
      `${this.seen.tls.protocol} ${this.seen.tls.cipher}, ${this.seen.tls.problem ?? hostTestWords.tls.inOrder}`,
    );
    return tls;
  }

  private async greet(talk: Talk): Promise<boolean> {
    const reply = await this.step('greeting', talk.read().then(orFailure));
    this.seen.greetedAt = this.deps.clock.now();
    if (reply) this.seen.banner = replyText(reply.good);
    return reply !== null;
  }

  private async hello(talk: Talk): Promise<boolean> {
    const reply = await this.step('ehlo', talk.ask(`EHLO ${this.deps.hostname}`).then(orFailure));
    if (!reply) return false;
    const offered = parseExtensions(reply.good.lines);
    this.seen.extensions = reply.good.lines.slice(1).map((line) => line.trim());
    this.seen.starttls = offered.keywords.has('STARTTLS');
    this.seen.methods = [...new Set(offered.auth)];
    return true;
  }

  private async startTls(talk: Talk): Promise<Talk | null> {
    const go = await this.step('tls', talk.ask('STARTTLS').then(orFailure));
    if (!go) return (talk.close(), null);
    talk.release();
    const socket = await this.secure(talk.socket);
    if (!socket) return null;
    // RFC 3207 §4.2: what was said before counts no more.
    const secret = new Talk(socket, this.talkDeps, this.signal);
    if (await this.hello(secret)) return secret;
    secret.close();
    return null;
  }

  private async login(talk: Talk): Promise<void> {
    const { credentials } = this;
    const { security, verifyCertificate } = this.target;
    if (!credentials) return;
    const { tls } = this.seen;
    const safe = tls ? tls.trusted || !verifyCertificate : security === 'none';
    if (!safe) return void (this.seen.loginSpared = true);
    const { methods } = this.seen;
    const result = await ('token' in credentials
      ? logInByToken(talk, methods, credentials)
      : logInToProbe(talk, methods, credentials, tls !== null));
    Object.assign(this.seen, { tried: result.tried, loginOk: result.ok, loginReply: replyText(result.reply) });
    if (!result.ok) this.seen.failed = { step: 'auth', reply: result.reply };
    else await this.widen(talk);
  }

  /** Some things are offered only to who has logged in (TURN); a host that will not say so again is no failure. */
  private async widen(talk: Talk): Promise<void> {
    const reply = await talk.ask(`EHLO ${this.deps.hostname}`);
    if (reply.code !== 250) return;
    this.seen.extensions = [...new Set([...this.seen.extensions, ...reply.lines.slice(1).map((line) => line.trim())])];
  }
}

/** A refusal is the step's failure; a good reply is wrapped so that it is not taken for one. */
function orFailure(reply: Reply): Reply | { readonly good: Reply } {
  return reply.code >= 200 && reply.code < 300 ? { good: reply } : reply;
}
