// `dialpost diagnose …` and `dialpost log …`: which probe is asked, and how what it
// found is told. Exit codes: 0 nothing amiss, 2 a finding is an error. A password is
// never an argument, where every user could read it: it is the stored one, or stands
// in the environment as DIALPOST_PASSWORD.
import { plain } from '../base/visible';
import type { ReachProbe } from '../contract/diagnose/reach';
import type { DnsProbe, Finding, LinkProbe, RelayProbe, SmtpProbe } from '../contract/diagnose/diagnose';
import type { CollectProbe } from '../contract/diagnose/collect';
import type { MailboxProbe } from '../contract/diagnose/mailbox';
import type { ComputerProbe } from '../contract/diagnose/computer';
import { dayText, decimalText } from '../words/amounts';
import { commandLineWords as W } from '../words/ways-in/command-line';
import type { Params } from '../contract/methods';
import type { Asking } from './ask';
import { hostIn } from './host';
import { type Arguments, UsageError } from './arguments';
import { agreeOnTrial } from './call-price';
import { facts, padded, table, whenText } from './print';
import { say as sayOut, sayJson } from './terminal';

export async function diagnose(line: Arguments, ask: Asking): Promise<number> {
  const [kind, what] = line.words;
  switch (kind) {
    case 'dns':
      if (what === undefined) throw new UsageError(W.wrong.domain);
      return told(line, await ask.call('diagnose.dns', dnsAsk(line, what)), dnsText);
    case 'smtp':
      return told(line, await ask.call('diagnose.smtp', smtpAsk(line, what)), smtpText);
    case 'link':
      return link(line, ask, what === undefined ? {} : { link: what });
    case 'relay':
      return told(line, await ask.call('diagnose.relay', what === undefined ? {} : { listener: what }), relayText);
    case 'collect':
      return told(line, await ask.call('diagnose.collect', smtpAsk(line, what)), collectText);
    case 'imap':
    case 'pop3':
      return told(line, await ask.call('diagnose.mailbox', { method: kind, ...smtpAsk(line, what) }), mailboxText);
    case 'reach':
      return told(line, await ask.call('diagnose.reach', { servers: line.servers }), reachText);
    case 'computer':
      return computer(line, await ask.call('diagnose.computer', { servers: line.servers }));
    default:
      throw new UsageError(W.wrong.diagnose(kind ?? ''));
  }
}

/** It dials: on a line that costs, the price comes first. */
async function link(line: Arguments, ask: Asking, which: Params<'diagnose.link'>): Promise<number> {
  if (!(await agreeOnTrial(line, ask, which.link))) return 0;
  return told(line, await ask.call('diagnose.link', which), linkText);
}

export async function log(line: Arguments, ask: Asking): Promise<number> {
  const [kind = 'diagnostic'] = line.words;
  if (kind !== 'diagnostic' && kind !== 'protocol') throw new UsageError(W.wrong.log(kind));
  const filter = Object.entries({
    search: line.search,
    subject: line.subject,
    level: line.level,
    site: line.site,
  }).filter(([, value]) => value !== null);
  const result = await ask.call('log.tail', { kind, limit: line.limit, ...Object.fromEntries(filter) });
  say(line, result, result.lines.map(plain).join('\n'));
  return 0;
}

function dnsAsk({ servers, situation, address }: Arguments, domain: string): object {
  return {
    domain,
    servers,
    ...(situation === null ? {} : { situation }),
    ...(address === null ? {} : { officeAddress: address }),
  };
}

function smtpAsk({ security, login }: Arguments, target: string | undefined): object {
  const asked = hostIn(target);
  if (!asked) throw new UsageError(W.wrong.host);
  return { ...asked, ...(security === null ? {} : { security }), ...(login === null ? {} : { auth: loginOf(login) }) };
}

function loginOf(name: string): object {
  if (name === 'stored') return { kind: 'stored' };
  const password = process.env['DIALPOST_PASSWORD'] ?? '';
  if (password === '') throw new UsageError(W.wrong.password);
  return { kind: 'password', username: name, password };
}

function say({ json }: Arguments, result: object, text: string): void {
  if (json) sayJson(result, 2);
  else if (text !== '') void sayOut(`${text}\n`);
}

function told<T extends { readonly findings: readonly Finding[] }>(
  line: Arguments,
  result: T,
  text: (result: T) => string,
): number {
  const marks = Object.values(W.probe.severity);
  const findings = result.findings
    .map((f) => `${padded(W.probe.severity[f.severity], marks)} ${plain(f.text)}`)
    .join('\n');
  say(line, result, [text(result), findings].filter((part) => part !== '').join('\n\n'));
  return result.findings.some((f) => f.severity === 'error') ? 2 : 0;
}

function computer(line: Arguments, probe: ComputerProbe): number {
  const results = Object.values(W.probe.check);
  const rows = probe.checks.map(({ check, result, text, mend }) => {
    const front = `${padded(W.probe.check[result], results)} ${check.padEnd(9)}`;
    return [`${front}${plain(text)}`, ...(mend === null ? [] : [`${' '.repeat(front.length)}${plain(mend)}`])].join(
      '\n',
    );
  });
  say(line, probe, rows.join('\n'));
  return probe.ok ? 0 : 2;
}

function collectText({ offers }: CollectProbe): string {
  return table(
    W.columns.offers,
    offers.map((o) => [o.method, o.host, String(o.port), o.security, o.said]),
  );
}

function mailboxText({ transcript }: MailboxProbe): string {
  return transcript.split('\n').map(plain).join('\n');
}

function dnsText({ mx, addresses, records, servers }: DnsProbe): string {
  const found = mx.flatMap((m) => [
    ['MX', `${m.preference} ${m.host}`, String(m.ttl), ''],
    ...m.addresses.map((a) => [`  ${W.probe.address}`, a.address, String(a.ttl ?? ''), a.ptr.join(' ') || '-']),
  ]);
  const own = addresses.map((a) => [W.probe.address, a.address, String(a.ttl ?? ''), a.ptr.join(' ') || '-']);
  const advice = records
    .filter((r) => r.chosen)
    .map((r) => [W.probe.inDns(r.title), ...r.lines.map((l) => `  ${l}`), ...r.ask].join('\n'));
  return [W.probe.asked(servers), table(W.columns.dns, [...found, ...own]), ...advice].join('\n\n');
}

function smtpText({ address, banner, extensions, tls, auth, timings, transcript }: SmtpProbe): string {
  const name = W.probe.host;
  return [
    facts([
      [W.probe.address, address ?? '-'],
      [name.banner, banner ?? '-'],
      [name.extensions, extensions.join(', ') || '-'],
      [name.encryption, encryptionText(tls)],
      ...(tls?.certificate ? [[name.certificate, certificateText(tls.certificate)] as const] : []),
      [name.login, auth.tried === null ? W.probe.loginsOffered(auth.methods) : `${auth.tried}: ${auth.reply ?? ''}`],
      [name.times, timings.map((t) => `${name.steps[t.step]} ${t.milliseconds} ms`).join(', ')],
    ]),
    transcript.split('\n').map(plain).join('\n'),
  ].join('\n\n');
}

function encryptionText(tls: SmtpProbe['tls']): string {
  return tls ? `${tls.protocol} ${tls.cipher}, ${tls.problem ?? W.probe.certificateInOrder}` : W.probe.unencrypted;
}

function certificateText(of: NonNullable<NonNullable<SmtpProbe['tls']>['certificate']>): string {
  return W.probe.certificate(of.names, of.issuer, dayText(Date.parse(of.validTo)), of.daysLeft);
}

function reachText({ doors, name, published, own }: ReachProbe): string {
  const rows = doors.map((d) => [
    d.listener,
    `${d.address}:${d.port}`,
    d.open ? W.probe.door.open : W.probe.door.closed,
    d.lastCaller ? `${d.lastCaller.remote} ${whenText(d.lastCaller.at)}` : '-',
  ]);
  return [
    W.probe.published(
      name,
      published.map((a) => a.address),
    ),
    W.probe.thisComputer(own),
    '',
    table(W.columns.doors, rows),
  ].join('\n');
}

function linkText({ steps }: LinkProbe): string {
  const { stepTaken, stepNotTaken } = W.probe;
  const taken = (ok: boolean): string => padded(ok ? stepTaken : stepNotTaken, [stepTaken, stepNotTaken]);
  return steps
    .map((s) => `${s.step.padEnd(9)}${taken(s.ok)}  ${decimalText(s.milliseconds / 1000, 1)} s  ${plain(s.text)}`)
    .join('\n');
}

function relayText({ tests }: RelayProbe): string {
  return table(
    W.columns.tests,
    tests.map((t) => [
      String(t.number),
      t.taken ? W.probe.taken : W.probe.refused,
      t.sender,
      t.recipient,
      t.reply,
      t.what,
    ]),
  );
}
