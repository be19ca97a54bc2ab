// An IMAP connection by imapflow: the host is looked up by the name servers of the
// link, its addresses are tried one after the other, and the dialogue goes to the
// transcript and the protocol log, without passwords, message content and the tags.
// Whatever the far side does wrong is a HostTrouble with a sentence, so that our own
// disk's errors stay apart. No answer is endless: not in bytes, not in lines, and not in
// time, however slowly the host drips. A stop closes the connection at any moment.
import { isIP } from 'node:net';
import { ImapFlow } from 'imapflow';
import type { Clock, Timer } from '../../base/clock';
import { type NoReplyWhy, replyText } from '../../mail/reply';
import type { Peer } from '../../smtp/client';
import { type Mask, maskOf } from '../../smtp/mask';
import { connectSaid, connectWhy } from '../../smtp/reach';
import { resolveHost } from '../../smtp/resolve';
import { HIDDEN_WAYS, SaslTrouble, withoutProof } from '../../smtp/auth/sasl';
import { inTlsWords, tlsWhy } from '../../smtp/tls-trouble';
import { type Ear, overheardBy } from '../../smtp/transcript';
import type { CollectRefusal, MailboxLineDeps } from '../method';
import { HostTrouble, HOST_SILENCE, SLOWEST } from '../host';
import { type MailboxLogin, notNow } from '../sign-in';
import { hiddenWay, takesPlain, teachHiddenWays, waysOffered } from './login';
import { collectWords } from '../../words/collect';

/** The host said NO or BAD to one command; the line goes on. */
export class ImapRefusal extends HostTrouble {}

export interface ImapTarget {
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'implicit';
  readonly verifyCertificate: boolean;
  readonly login: MailboxLogin;
}

/** A connection that is watched: bounded in what it may bring without a word of ours. */
export interface ImapConnection {
  readonly client: ImapFlow;
  /** What `work` on the client comes to; rejects with HostTrouble, or ImapRefusal. */
  far<T>(work: Promise<T>): Promise<T>;
  /** The next answers may have so many lines more than others. */
  expectLines(count: number): void;
  /** Why a line that serves no more has ended. */
  end(): HostTrouble;
  close(): void;
}

const RESOLVE_PATIENCE = 60_000;
/**
 * Of one line, of one literal, and of an answer with both: a good host gives what it is asked for, one without
 * partial fetch a whole letter.
 */
const LIMITS = { maxLineLength: 1_048_576, maxLiteralSize: 67_108_864, maxResponseSize: 75_497_472 };
/** Answers to one command. */
const MOST_LINES = 10_000;

/** Connects and logs in. `signal` closes it, also later on. Rejects with HostTrouble. */
export async function openImap(
  target: ImapTarget,
  deps: MailboxLineDeps,
  signal: AbortSignal,
): Promise<ImapConnection> {
  const resolved = await resolveHost(target.host, deps.reach?.dnsServers ?? [], RESOLVE_PATIENCE);
  if (!resolved.ok) throw new HostTrouble(replyText(resolved.reply), { said: '', why: resolved.reply.why });
  let last: unknown = new HostTrouble(collectWords.stopped);
  for (const address of resolved.addresses) {
    if (signal.aborted) break;
    const connection = lineTo(address, target, deps);
    const { client } = connection;
    const stop = (): void => client.close();
    signal.addEventListener('abort', stop, { once: true });
    client.once('close', () => signal.removeEventListener('abort', stop));
    try {
      await connection.far(client.connect());
      return connection;
    } catch (error) {
      last = error;
      connection.close();
      // It was reached: another address would say the same, and wrong passwords are counted.
      if (client.serverInfo || client.greeting) break;
    }
  }
  throw last;
}

function lineTo(address: string, target: ImapTarget, deps: MailboxLineDeps): ImapConnection {
  const { host, port, security, verifyCertificate } = target;
  const { username, password, token } = target.login;
  let over: HostTrouble | null = null;
  const mask = maskOf([password, token ?? ''], [username]);
  const said = (error: unknown): string => mask.text(inWords(error, address, target));
  const breakOff = (trouble: string): void => {
    over ??= new HostTrouble(trouble);
    watch.stop();
    client.close();
  };
  const watch = watchLine(deps.clock, () => client.stats().received, breakOff);
  const news = lineNews(breakOff);
  const words = overheardBy(
    deps.transcript,
    deps.logTap?.(
      peerOf(address, target, () =>
        client.tls !== undefined && client.tls !== false ? (client.tls.version ?? 'TLS') : null,
      ),
    ),
  );
  const client: ImapFlow = new ImapFlow({
    host: address,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    secure: security === 'implicit',
    doSTARTTLS: security === 'starttls',
    auth: { user: username, ...(token === null ? { pass: password } : { accessToken: token }) },
    tls: { rejectUnauthorized: verifyCertificate, ...(deps.reach?.ca === undefined ? {} : { ca: deps.reach.ca }) },
    logger: eavesdropper(words, { heard: [watch.heard, news.heard], said: watch.said }, mask),
    disableAutoIdle: true,
    ...LIMITS,
  });
  if (token === null) teachHiddenWays(client, { username, password });
  // It also rejects what is under way; without a listener it would end the program.
  client.on('error', (error: Error) => {
    deps.transcript.note(mask.text(error.message));
    over ??= new HostTrouble(said(error), refusalIn(error, mask));
  });
  client.once('close', () => watch.stop());
  return {
    client,
    async far(work) {
      try {
        return await work;
      } catch (error) {
        const kept = keptOut(error, client.capabilities, target, mask) ?? over;
        if (kept !== null) throw kept;
        const refusal = { ...refusalIn(error, mask), code: news.code() };
        throw client.usable && isRefusal(error)
          ? new ImapRefusal(said(error), refusal)
          : new HostTrouble(said(error), refusal);
      }
    },
    expectLines: watch.expect,
    end: () => over ?? news.goodbye(),
    close: () => breakOff(collectWords.line.ours),
  };
}

interface LineNews {
  heard(line: string): void;
  /** In brackets behind the last NO or BAD. */
  code(): string | undefined;
  /** The end of the line, with the words of its BYE where it said one. */
  goodbye(): HostTrouble;
}

/** What of the host's lines counts beyond the command that they answer; `end` ends the line. */
function lineNews(end: (trouble: string) => void): LineNews {
  let validity: number | null = null;
  let code: string | undefined;
  let goodbye: string | null = null;
  return {
    heard(line) {
      const now = Number(/^\* OK \[UIDVALIDITY (\d{1,10})\]/i.exec(line)?.[1] ?? NaN);
      // RFC 9051 §2.3.1.1: every UID heard so far may name another letter now.
      if (validity !== null && now !== validity && !Number.isNaN(now)) end(collectWords.line.renumbered);
      if (!Number.isNaN(now)) validity = now;
      const refused = /^[^*+ ]\S* (?:NO|BAD)\b(?: \[([A-Z-]+)\b)?/i.exec(line);
      if (refused) code = refused[1];
      goodbye = /^\* BYE (?:\[[^\]]*\] ?)?(\S.*)$/i.exec(line)?.[1] ?? goodbye;
    },
    code: () => code,
    goodbye: () => new HostTrouble(collectWords.line.hostClosed(goodbye), { said: goodbye ?? '' }),
  };
}

interface LineWatch {
  /** The host said a line, and we a command. */
  heard(): void;
  said(): void;
  expect(count: number): void;
  stop(): void;
}

/** Ends a line by `end` where a command is answered without end, or drop by drop. */
function watchLine(clock: Clock, received: () => number, end: (trouble: string) => void): LineWatch {
  let [lines, most, commands, before] = [0, MOST_LINES, 0, { commands: 0, received: 0 }];
  const look = (): void => {
    const now = { commands, received: received() };
    if (now.commands === before.commands && now.received - before.received < SLOWEST)
      return end(collectWords.line.dripping);
    before = now;
    timer = clock.after(HOST_SILENCE, look);
  };
  let timer: Timer = clock.after(HOST_SILENCE, look);
  return {
    heard: () => void (++lines > most && end(collectWords.line.endlessAnswers)),
    said() {
      lines = 0;
      commands++;
    },
    expect: (count) => void (most = MOST_LINES + count),
    stop: () => timer.cancel(),
  };
}

/** Why nobody can log in whatever his password is; null where we know a way that the host takes. */
function wayMissing(offered: ImapFlow['capabilities'], { security, login }: ImapTarget): string | null {
  if (login.token !== null) {
    const ways = waysOffered(offered);
    return takesTokens(ways) ? null : collectWords.login.noTokens(ways);
  }
  if (takesPlain(offered) || hiddenWay(offered) !== null) return null;
  const ways = waysOffered(offered);
  if (security === 'none' && offered.has('STARTTLS')) return collectWords.login.tooOpen;
  if (takesTokens(ways)) return collectWords.login.onlyTokens(ways);
  return collectWords.login.imapWays(ways, HIDDEN_WAYS);
}

function takesTokens(ways: readonly string[]): boolean {
  return ways.some((way) => way.startsWith('XOAUTH') || way === 'OAUTHBEARER');
}

/** imapflow's word where it knows none of the host's ways. */
function isNoWay(error: unknown): boolean {
  return error instanceof Error && /^Unsupported auth/.test(error.message);
}

function isLoginRefusal(error: unknown): boolean {
  return error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
}

/** Why no login of ours is taken; null where it is name or password, or no matter of logging in. */
function keptOut(
  error: unknown,
  offered: ImapFlow['capabilities'],
  target: ImapTarget,
  mask: Mask,
): HostTrouble | null {
  const passing = isLoginRefusal(error) ? forNow(error, mask) : null;
  if (passing) return passing;
  const way = isLoginRefusal(error) || isNoWay(error) ? wayMissing(offered, target) : null;
  return way === null ? null : new HostTrouble(way, { said: '', fault: 'login', noWay: true });
}

/** null where it is the login that the host refuses. */
function forNow(error: unknown, mask: Mask): HostTrouble | null {
  const said = mask.text((error instanceof Error ? textOf(error) : null) ?? '');
  const code =
    error instanceof Error && 'serverResponseCode' in error && typeof error.serverResponseCode === 'string'
      ? error.serverResponseCode
      : null;
  return notNow(said, code);
}

function refusalIn(error: unknown, mask: Mask): CollectRefusal {
  const why = error instanceof Error ? whyOf(error) : undefined;
  const words = error instanceof Error && why === undefined ? (textOf(error) ?? goodbyeOf(error)) : null;
  const said = mask.text(words ?? '');
  const login = isLoginRefusal(error) || error instanceof SaslTrouble;
  return { said, fault: login ? 'login' : undefined, why };
}

function whyOf(error: Error): NoReplyWhy | undefined {
  const isSilent = 'code' in error && /^(?:CONNECT_TIMEOUT|GREETING_TIMEOUT|ETIMEOUT)$/.test(String(error.code));
  return isSilent ? 'silent' : (connectWhy(error) ?? tlsWhy(error));
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    'responseStatus' in error &&
    (error.responseStatus === 'NO' || error.responseStatus === 'BAD')
  );
}

function peerOf(address: string, { host, port }: ImapTarget, tls: () => string | null): Peer {
  return { host, address, port, local: '', tls };
}

/**
 * imapflow tells of every line said and heard: {src: 'c' | 's', msg}. What it hides is hidden, and more; rows of
 * FETCH, told as traces, are counted only.
 */
function eavesdropper(
  words: Ear,
  on: { readonly heard: readonly ((line: string) => void)[]; said(): void },
  mask: Mask,
): Record<'trace' | 'debug' | 'info' | 'warn' | 'error', (told: unknown) => void> {
  const hear = (told: unknown, ear: Ear | null): void => {
    if (
      typeof told !== 'object' ||
      told === null ||
      !('src' in told) ||
      !('msg' in told) ||
      typeof told.msg !== 'string'
    )
      return;
    const line = told.msg.replace(/[\r\n]+$/, '');
    if (told.src === 's') {
      for (const listen of on.heard) listen(line);
      ear?.in(withoutProof(mask.text(line)));
    }
    if (told.src === 'c') {
      on.said();
      ear?.out(shown(line));
    }
  };
  const aloud = (told: unknown): void => hear(told, words);
  return { trace: (told) => hear(told, null), debug: aloud, info: () => undefined, warn: aloud, error: aloud };
}

/** A command without what follows LOGIN or AUTHENTICATE; the later steps of a login are no commands. */
function shown(line: string): string {
  const command = /^\S+ +((?:LOGIN|AUTHENTICATE)\b|(?:UID )?[A-Z]{3,})(.*)$/is.exec(line);
  if (!command) return '***';
  const [, verb = '', rest = ''] = command;
  return /^(LOGIN|AUTHENTICATE)/i.test(verb) ? `${verb} ***` : `${verb}${rest}`;
}

function inWords(error: unknown, address: string, { port, security }: ImapTarget): string {
  if (!(error instanceof Error)) return String(error);
  if (connectWhy(error)) return connectSaid(error, address, port);
  if (error instanceof SaslTrouble) return error.words;
  const code = 'code' in error ? String(error.code) : '';
  const end = ENDS.find(([known]) => known.test(code))?.[1];
  if (end === 'endlessAnswers') return collectWords.line.endlessAnswers;
  const said = textOf(error);
  if (isLoginRefusal(error)) return collectWords.login.wrong(said);
  if (said !== null) return said;
  if (end === 'hostClosed') return collectWords.line.hostClosed(goodbyeOf(error));
  return end ? collectWords.line[end] : inTlsWords(error, { protocol: 'IMAP', implicit: security === 'implicit' });
}

/** imapflow's codes, by what they say of the host. */
const ENDS: readonly (readonly [RegExp, 'endlessAnswers' | 'hostClosed' | 'silent' | 'beforeTls' | 'noImap'])[] = [
  [/TooLarge$/, 'endlessAnswers'],
  [/^(?:NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect.*)$/, 'hostClosed'],
  [/^(?:CONNECT_TIMEOUT|GREETING_TIMEOUT|ETIMEOUT)$/, 'silent'],
  [/^STARTTLS_INJECTION$/, 'beforeTls'],
  [/^(?:InvalidResponse|UnexpectedTag|MissingTag|ParserError.*)$/, 'noImap'],
];

/** The text behind its NO or BAD. */
function textOf(error: Error): string | null {
  return 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : null;
}

/** Why the host left, by its BYE; null where it did not say: imapflow has words of its own for that. */
function goodbyeOf(error: Error): string | null {
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : '';
  return reason === '' || /^Server closed connection$/.test(reason) ? null : reason;
}
