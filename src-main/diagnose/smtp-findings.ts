// What a probe of an SMTP host saw, as sentences: what happened, what it means, what
// to do. Failures take the troubleshooter's words. Pure.
import type { CertificateFacts, Finding, Severity, TlsFacts } from '../contract/diagnose/diagnose';
import { clockFindings } from './greeting-clock';
import type { ProbeTarget, Seen } from './smtp-seen';
import { symptomOf } from './cases/symptom';
import { adviceText, explain } from './cases/troubleshoot';
import { replyText } from '../mail/reply';
import { dayText } from '../words/amounts';
import { hostTestWords } from '../words/diagnose/tests';

type Asked = Pick<ProbeTarget, 'host' | 'port' | 'security' | 'credentials' | 'verifyCertificate'>;

const finding = (severity: Severity, code: string, text: string): Finding => ({ severity, code, text });

/** Worst first. */
export function smtpFindings(seen: Seen, target: Asked): readonly Finding[] {
  const found = [
    ...failureFindings(seen, target),
    ...tlsFindings(seen, target),
    ...loginFindings(seen, target),
    ...clockFindings(seen.banner, seen.greetedAt, target.host),
    ...abilityFindings(seen),
  ];
  return found.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note', 'good'];

function failureFindings({ failed, banner }: Seen, { host, port, credentials }: Asked): readonly Finding[] {
  if (!failed) return banner === null ? [] : [finding('good', 'answers', hostTestWords.answers(host, port, banner))];
  const advice = explain(symptomOf(failed.step, failed.reply, `${host}:${port}`));
  const bySignIn = failed.step === 'auth' && credentials !== null && 'token' in credentials;
  if (bySignIn && OF_A_PASSWORD.has(advice.id))
    return [finding('error', 'sign-in-refused', hostTestWords.login.tokenRefused(host, replyText(failed.reply)))];
  return [finding('error', advice.id, adviceText(advice))];
}

/** Cases that tell who signs in what to do with a password. */
const OF_A_PASSWORD: ReadonlySet<string> = new Set([
  'login-wrong',
  'login-other',
  'login-token',
  'login-google',
  'login-microsoft',
]);

function tlsFindings(seen: Seen, target: Asked): readonly Finding[] {
  const { host } = target;
  if (seen.tls) return [...trustFindings(seen.tls, target), ...versionFindings(seen.tls, host)];
  if (seen.banner === null || seen.failed?.step === 'tls') return [];
  if (target.security === 'none' && seen.starttls)
    return [finding('warning', 'tls-unused', hostTestWords.tls.unused(host))];
  return [finding('warning', 'tls-none', hostTestWords.tls.none(host))];
}

function trustFindings(tls: TlsFacts, { host, port, verifyCertificate }: Asked): readonly Finding[] {
  const end = tls.certificate ? endFindings(tls.certificate, host) : [];
  if (tls.problem === null)
    return end.length > 0
      ? end
      : [finding('good', 'tls-trusted', hostTestWords.tls.trusted(host, tls.protocol, until(tls.certificate)))];
  const advice = explain({
    stage: 'tls',
    code: 0,
    text: tls.problem,
    said: '',
    fault: tls.why,
    host: `${host}:${port}`,
  });
  const names = tls.certificate && advice.id === 'tls-name' ? hostTestWords.tls.names(tls.certificate.names) : '';
  return [finding(verifyCertificate ? 'error' : 'warning', advice.id, adviceText(advice) + names)];
}

function until(certificate: CertificateFacts | null): string {
  return certificate ? hostTestWords.tls.until(dayText(Date.parse(certificate.validTo)), certificate.daysLeft) : '';
}

const SOON = 21;

function endFindings(certificate: CertificateFacts, host: string): readonly Finding[] {
  // An ended one is told by the trust itself.
  if (certificate.daysLeft < 0 || certificate.daysLeft > SOON) return [];
  return [
    finding(
      'warning',
      'certificate-ends',
      hostTestWords.tls.ends(host, certificate.daysLeft, dayText(Date.parse(certificate.validTo))),
    ),
  ];
}

function versionFindings(tls: TlsFacts, host: string): readonly Finding[] {
  if (/^TLSv1\.[23]$/.test(tls.protocol)) return [];
  return [finding('warning', 'tls-old', hostTestWords.tls.old(host, tls.protocol))];
}

function loginFindings(seen: Seen, { host, credentials }: Asked): readonly Finding[] {
  if (seen.noToken !== null) return [finding('error', 'sign-in', hostTestWords.login.noToken(host, seen.noToken))];
  if (seen.loginSpared) return [finding('warning', 'login-spared', hostTestWords.login.spared(host))];
  if (seen.loginOk) return [finding('good', 'login-ok', hostTestWords.login.accepted(host, seen.tried ?? ''))];
  if (credentials || seen.failed || seen.banner === null) return [];
  if (seen.methods.length === 0) return [finding('note', 'login-not-offered', hostTestWords.login.notOffered(host))];
  return [finding('note', 'login-not-tried', hostTestWords.login.notTried(host, seen.methods))];
}

function abilityFindings({ extensions, failed, banner }: Seen): readonly Finding[] {
  if (failed || banner === null) return [];
  const words = extensions.map((line) => line.split(/[ =]/)[0]?.toUpperCase() ?? '');
  const found: Finding[] = [];
  if (words.includes('CHUNKING') && words.includes('PIPELINING'))
    found.push(finding('good', 'fast', hostTestWords.able.fast));
  else if (words.includes('PIPELINING')) found.push(finding('note', 'one-round-trip', hostTestWords.able.oneRoundTrip));
  else found.push(finding('note', 'slow', hostTestWords.able.slow));
  const size = extensions.map((line) => /^SIZE[ =](\d+)/i.exec(line)?.[1]).find((text) => text !== undefined);
  if (size !== undefined && Number(size) > 0)
    found.push(finding('note', 'size', hostTestWords.able.size(Number(size))));
  if (words.includes('ETRN')) found.push(finding('note', 'etrn', hostTestWords.able.etrn));
  for (const verb of ['ATRN', 'TURN'])
    if (words.includes(verb)) found.push(finding('note', verb.toLowerCase(), hostTestWords.able.swap(verb)));
  return found;
}
