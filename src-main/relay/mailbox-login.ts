// Testing whether a mailbox lets us in: as fetching logs in, by what is typed or stored. A
// stored password or sign-in goes only to the very host and port it was stored for.
import type { Clock } from '../base/clock';
import { CollectMethod, collectMethods } from '../contract/collect';
import type { DiagnoseMailbox, MailboxProbe } from '../contract/diagnose/mailbox';
import { ContractError } from '../contract/errors';
import type { Settings } from '../contract/settings';
import type { Grant } from '../contract/sign-in/grant';
import type { MailboxMethod } from '../collect/host';
import { tryLogin } from '../collect/try-login';
import { PORTS } from '../diagnose/collect-probe';
import { keptOut, letIn } from '../diagnose/mailbox-findings';
import type { AskToken, Token } from '../smtp/auth/token';
import { createTranscript } from '../smtp/transcript';
import { collectTestWords } from '../words/diagnose/tests';
import { relayWords } from '../words/relay';

export interface MailboxLoginDeps {
  readonly clock: Clock;
  settings(): Settings;
  readonly dnsServers: readonly string[];
  /** A token for a sign-in as it is typed or stored, to be shown to `host`. */
  tokenFor(grant: Grant, host: string, signal: AbortSignal, refused?: string): Promise<Token>;
}

/** Throws ContractError 'refused' where nothing is stored for the host, or nobody's login was named. */
export async function probeLogin(ask: DiagnoseMailbox, deps: MailboxLoginDeps): Promise<MailboxProbe> {
  const method = methodOf(ask, deps.settings());
  const { host, port, username } = method;
  const signal = AbortSignal.timeout(ask.timeoutSeconds * 1000);
  const transcript = createTranscript();
  let tokenless = false;
  const token: AskToken = async (grant, until, refused) => {
    const given = await deps.tokenFor(grant, host, until, refused);
    tokenless ||= !given.ok;
    return given;
  };
  const { clock, dnsServers } = deps;
  const tried = await tryLogin(method, { clock, transcript, reach: { dnsServers, token } }, signal);
  const place = `${host}:${port}`;
  const by = method.signIn === null ? 'password' : 'token';
  const late = signal.aborted ? { text: collectTestWords.tooSlow, why: 'silent' as const } : {};
  const finding = tried.ok
    ? letIn(place, username, by)
    : keptOut({ place, by, text: tried.text, tokenless, ...tried.refusal, ...late });
  return {
    ok: tried.ok,
    tried: tokenless ? null : by,
    findings: [finding],
    transcript: transcript.text(),
  };
}

function methodOf(ask: DiagnoseMailbox, settings: Settings): MailboxMethod {
  const stored = storedMailbox(ask, settings);
  const { method, host, security, auth, verifyCertificate = stored?.verifyCertificate ?? true } = ask;
  const folder = method === 'imap' && ask.mailbox !== undefined ? { mailbox: ask.mailbox } : {};
  const port = ask.port ?? stored?.port ?? USUAL[method][security];
  // Only mailboxes have these names.
  const typed = (login: object): MailboxMethod =>
    CollectMethod.parse({ method, host, port, security, verifyCertificate, ...folder, ...login }) as MailboxMethod;
  switch (auth.kind) {
    case 'none':
      throw new ContractError('refused', collectTestWords.noLogin);
    case 'stored':
      if (!stored) throw new ContractError('refused', relayWords.missing.password(host, port));
      // What is stored goes to the very host alone; whose mailbox, and which folder, is asked for there as typed.
      return { ...stored, ...folder, username: ask.username ?? stored.username, after: 'leave' };
    case 'password':
      return typed({ username: auth.username, password: auth.password });
    case 'oauth2': {
      const { kind: _kind, username, ...signIn } = auth;
      return typed({ username, signIn });
    }
  }
}

const USUAL = {
  imap: { implicit: PORTS.imaps, starttls: PORTS.imap, none: PORTS.imap },
  pop3: { implicit: PORTS.pop3s, starttls: PORTS.pop3, none: PORTS.pop3 },
} as const;

function storedMailbox(
  { method, host, port, username }: DiagnoseMailbox,
  { connectors }: Settings,
): MailboxMethod | undefined {
  const there = connectors
    .flatMap(({ collect }) => collectMethods(collect))
    .filter((one): one is MailboxMethod => one.method === method)
    .filter((one) => one.host.toLowerCase() === host.toLowerCase() && (port === undefined || one.port === port));
  return there.find((one) => one.username === username) ?? there[0];
}
