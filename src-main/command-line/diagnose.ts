// `dialpost diagnose …` and `dialpost log …`: which probe is asked, and how what it
// found is told. Exit codes: 0 nothing amiss, 2 a finding is an error. A password is
// never an argument, where every user could read it: it is the stored one, or stands
// in the environment as DIALPOST_PASSWORD.
import { plain } from '../base/visible';
import type { ReachProbe } from '../contract/diagnose/reach';
import type { DnsProbe, Finding, LinkProbe, RelayProbe, SmtpProbe } from '../contract/diagnose/diagnose';
import type { CollectProbe } from '../contract/diagnose/collect';
import type { ComputerCheck, ComputerProbe } from '../contract/diagnose/computer';
import type { Asking } from './ask';
import { type Arguments, UsageError } from './arguments';
import { table } from './print';
import { say as sayOut, sayJson } from './terminal';

const MARKS: Readonly<Record<Finding['severity'], string>> = {
  error: 'ERROR  ',
  warning: 'WARNING',
  note: 'note   ',
  good: 'good   ',
};

const KINDS =
  'diagnose knows dns DOMAIN, smtp HOST[:PORT], link [ID], relay [LISTENER], collect HOST[:PORT], reach and computer';

export async function diagnose(line: Arguments, ask: Asking): Promise<number> {
  const [kind, what] = line.words;
  switch (kind) {
    case 'dns':
      if (what === undefined)
        throw new UsageError('diagnose dns takes a domain: dialpost diagnose dns clinic.example [--server ADDRESS]');
      return told(line, await ask.call('diagnose.dns', dnsAsk(line, what)), dnsText);
    case 'smtp':
      return told(line, await ask.call('diagnose.smtp', smtpAsk(line, what)), smtpText);
    case 'link':
      return told(line, await ask.call('diagnose.link', what === undefined ? {} : { link: what }), linkText);
    case 'relay':
      return told(line, await ask.call('diagnose.relay', what === undefined ? {} : { listener: what }), relayText);
    case 'collect':
      return told(line, await ask.call('diagnose.collect', smtpAsk(line, what)), collectText);
    case 'reach':
      return told(line, await ask.call('diagnose.reach', { servers: line.servers }), reachText);
    case 'computer':
      return computer(line, await ask.call('diagnose.computer', { servers: line.servers }));
    default:
      throw new UsageError(kind === undefined ? KINDS : `${KINDS}; not "${kind}"`);
  }
}

export async function log(line: Arguments, ask: Asking): Promise<number> {
  const [kind = 'diagnostic'] = line.words;
  if (kind !== 'diagnostic' && kind !== 'protocol')
    throw new UsageError(`log knows diagnostic and protocol; not "${kind}"`);
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
  const [, host, port] = /^(\[[^\]]+\]|[^:]+|[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:]*)(?::(\d+))?$/i.exec(target ?? '') ?? [];
  if (host === undefined)
    throw new UsageError(
      'a host is missing: dialpost diagnose smtp smtp.isp.example:587 [--security starttls] [--login stored|NAME]',
    );
  const asked = { host: host.replace(/^\[|\]$/g, ''), ...(port === undefined ? {} : { port: Number(port) }) };
  return { ...asked, ...(security === null ? {} : { security }), ...(login === null ? {} : { auth: loginOf(login) }) };
}

function loginOf(name: string): object {
  if (name === 'stored') return { kind: 'stored' };
  const password = process.env['DIALPOST_PASSWORD'] ?? '';
  if (password === '')
    throw new UsageError(
      '--login NAME takes the password from the environment: DIALPOST_PASSWORD=… dialpost diagnose smtp …; or use --login stored',
    );
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
  const findings = result.findings.map((f) => `${MARKS[f.severity]} ${plain(f.text)}`).join('\n');
  say(line, result, [text(result), findings].filter((part) => part !== '').join('\n\n'));
  return result.findings.some((f) => f.severity === 'error') ? 2 : 0;
}

const RESULTS: Readonly<Record<ComputerCheck['result'], string>> = { pass: 'pass', fail: 'FAIL', unknown: 'unknown' };

function computer(line: Arguments, probe: ComputerProbe): number {
  const rows = probe.checks.map(({ check, result, text, mend }) =>
    [
      `${RESULTS[result].padEnd(8)}${check.padEnd(9)}${plain(text)}`,
      ...(mend === null ? [] : [`${' '.repeat(17)}${plain(mend)}`]),
    ].join('\n'),
  );
  say(line, probe, rows.join('\n'));
  return probe.ok ? 0 : 2;
}

function collectText({ offers }: CollectProbe): string {
  return table(
    ['WAY', 'HOST', 'PORT', 'SECURITY', 'SAID'],
    offers.map((o) => [o.method, o.host, String(o.port), o.security, o.said]),
  );
}

function dnsText({ mx, addresses, records, servers }: DnsProbe): string {
  const found = mx.flatMap((m) => [
    ['MX', `${m.preference} ${m.host}`, String(m.ttl), ''],
    ...m.addresses.map((a) => ['  address', a.address, String(a.ttl ?? ''), a.ptr.join(' ') || '-']),
  ]);
  const own = addresses.map((a) => ['address', a.address, String(a.ttl ?? ''), a.ptr.join(' ') || '-']);
  const advice = records
    .filter((r) => r.chosen)
    .map((r) => [`What should stand in DNS (${r.title}):`, ...r.lines.map((l) => `  ${l}`), ...r.ask].join('\n'));
  return [
    `Asked: ${servers.join(', ')}`,
    table(['RECORD', 'VALUE', 'TTL', 'POINTS BACK TO'], [...found, ...own]),
    ...advice,
  ].join('\n\n');
}

function smtpText({ address, banner, extensions, tls, auth, timings, transcript }: SmtpProbe): string {
  const rows = [
    ['address', address ?? '-'],
    ['banner', banner ?? '-'],
    ['extensions', extensions.join(', ') || '-'],
    ['encryption', tls ? `${tls.protocol} ${tls.cipher}, ${tls.problem ?? 'certificate in order'}` : 'none'],
    ...(tls?.certificate
      ? [
          [
            'certificate',
            `${tls.certificate.names.join(', ')}; by ${tls.certificate.issuer}; until ${tls.certificate.validTo.slice(0, 10)} (${tls.certificate.daysLeft} days)`,
          ],
        ]
      : []),
    [
      'login',
      auth.tried === null ? `offered: ${auth.methods.join(', ') || 'none'}` : `${auth.tried}: ${auth.reply ?? ''}`,
    ],
    ['times', timings.map((t) => `${t.step} ${t.milliseconds} ms`).join(', ')],
  ];
  return [
    rows.map(([name = '', value = '']) => `${`${name}:`.padEnd(14)}${plain(value)}`).join('\n'),
    transcript.split('\n').map(plain).join('\n'),
  ].join('\n\n');
}

function reachText({ doors, name, published, own }: ReachProbe): string {
  const rows = doors.map((d) => [
    d.listener,
    `${d.address}:${d.port}`,
    d.open ? 'open' : 'closed',
    d.lastCaller ? `${d.lastCaller.remote} ${d.lastCaller.at}` : '-',
  ]);
  return [
    `${name}: ${published.map((a) => a.address).join(', ') || 'no address in DNS'}`,
    `this computer: ${own.join(', ') || '-'}`,
    '',
    table(['LISTENER', 'ADDRESS', 'STATE', 'LAST FROM OUTSIDE'], rows),
  ].join('\n');
}

function linkText({ steps }: LinkProbe): string {
  return steps
    .map((s) => `${s.step.padEnd(9)}${s.ok ? 'ok ' : 'not'}  ${(s.milliseconds / 1000).toFixed(1)} s  ${plain(s.text)}`)
    .join('\n');
}

function relayText({ tests }: RelayProbe): string {
  return table(
    ['TEST', '', 'FROM', 'TO', 'ANSWER', 'WHAT'],
    tests.map((t) => [String(t.number), t.taken ? 'TAKEN' : 'refused', t.sender, t.recipient, t.reply, t.what]),
  );
}
