// What a probe of an SMTP host saw, as sentences: what happened, what it means, what
// to do. Failures take the troubleshooter's words. Pure.
import type { CertificateFacts, Finding, Severity, TlsFacts } from '../contract/diagnose/diagnose';
import { clockFindings } from './greeting-clock';
import type { ProbeTarget, Seen } from './smtp-seen';
import { symptomOf } from './cases/symptom';
import { adviceText, explain } from './cases/troubleshoot';

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

function failureFindings({ failed, banner }: Seen, { host, port }: Asked): readonly Finding[] {
  if (!failed) return banner === null ? [] : [finding('good', 'answers', `${host} answers on port ${port}: ${banner}`)];
  const advice = explain(symptomOf(failed.step, failed.reply, `${host}:${port}`));
  return [finding('error', advice.id, adviceText(advice))];
}

function tlsFindings(seen: Seen, target: Asked): readonly Finding[] {
  const { host } = target;
  if (seen.tls) return [...trustFindings(seen.tls, target), ...versionFindings(seen.tls, host)];
  if (seen.banner === null || seen.failed?.step === 'tls') return [];
  if (target.security === 'none' && seen.starttls)
    return [
      finding(
        'warning',
        'tls-unused',
        `The connection is not encrypted, though ${host} offers it. Everybody on the way can read mail and password. Set security to STARTTLS.`,
      ),
    ];
  return [
    finding(
      'warning',
      'tls-none',
      `The connection is not encrypted and ${host} offers nothing better on this port. Mail and password can be read on the way. Ask the provider for port 465 or 587 with encryption.`,
    ),
  ];
}

function trustFindings(tls: TlsFacts, { host, port, verifyCertificate }: Asked): readonly Finding[] {
  const end = tls.certificate ? endFindings(tls.certificate, host) : [];
  if (tls.problem === null)
    return end.length > 0
      ? end
      : [
          finding(
            'good',
            'tls-trusted',
            `${host} is encrypted with ${tls.protocol} and its certificate is in order${until(tls.certificate)}.`,
          ),
        ];
  const advice = explain({
    stage: 'tls',
    code: 0,
    text: tls.problem,
    said: '',
    fault: tls.why,
    host: `${host}:${port}`,
  });
  const names =
    tls.certificate && advice.id === 'tls-name'
      ? ` It is good for: ${tls.certificate.names.join(', ') || 'no name at all'}.`
      : '';
  return [finding(verifyCertificate ? 'error' : 'warning', advice.id, adviceText(advice) + names)];
}

function until(certificate: CertificateFacts | null): string {
  return certificate ? ` until ${certificate.validTo.slice(0, 10)} (${certificate.daysLeft} days)` : '';
}

const SOON = 21;

function endFindings(certificate: CertificateFacts, host: string): readonly Finding[] {
  // An ended one is told by the trust itself.
  if (certificate.daysLeft < 0 || certificate.daysLeft > SOON) return [];
  return [
    finding(
      'warning',
      'certificate-ends',
      `The certificate of ${host} ends in ${certificate.daysLeft} days, on ${certificate.validTo.slice(0, 10)}. From then on no mail goes there. If it is your own server, renew it; else your provider will.`,
    ),
  ];
}

function versionFindings(tls: TlsFacts, host: string): readonly Finding[] {
  if (/^TLSv1\.[23]$/.test(tls.protocol)) return [];
  return [
    finding(
      'warning',
      'tls-old',
      `${host} uses ${tls.protocol}, which is no longer safe. Ask the provider for TLS 1.2 or better.`,
    ),
  ];
}

function loginFindings(seen: Seen, { host, credentials }: Asked): readonly Finding[] {
  if (seen.loginSpared)
    return [
      finding(
        'warning',
        'login-spared',
        `No login was tried: the connection to ${host} is not safe, and the password would be shown to whoever is there. Put the encryption right first.`,
      ),
    ];
  if (seen.loginOk) return [finding('good', 'login-ok', `${host} accepts the login (${seen.tried}).`)];
  if (credentials || seen.failed || seen.banner === null) return [];
  if (seen.methods.length === 0)
    return [
      finding(
        'note',
        'login-not-offered',
        `${host} offers no login on this connection. A smart host usually wants one; the office's own server often does not.`,
      ),
    ];
  return [
    finding('note', 'login-not-tried', `${host} offers to log in by ${seen.methods.join(', ')}; no login was tried.`),
  ];
}

function abilityFindings({ extensions, failed, banner }: Seen): readonly Finding[] {
  if (failed || banner === null) return [];
  const words = extensions.map((line) => line.split(/[ =]/)[0]?.toUpperCase() ?? '');
  const found: Finding[] = [];
  if (words.includes('CHUNKING') && words.includes('PIPELINING'))
    found.push(
      finding(
        'good',
        'fast',
        'The host takes many messages without waiting (PIPELINING and CHUNKING): the fastest way over a thin line.',
      ),
    );
  else if (words.includes('PIPELINING'))
    found.push(
      finding(
        'note',
        'one-round-trip',
        'The host lacks CHUNKING: each message costs one round trip. Several connections at once help.',
      ),
    );
  else
    found.push(
      finding(
        'note',
        'slow',
        'The host lacks PIPELINING and CHUNKING: each message costs several round trips. Over a thin line another host would be much faster.',
      ),
    );
  const size = extensions.map((line) => /^SIZE[ =](\d+)/i.exec(line)?.[1]).find((text) => text !== undefined);
  if (size !== undefined && Number(size) > 0)
    found.push(
      finding('note', 'size', `The host takes messages of up to ${Math.round(Number(size) / 1_048_576)} MiB.`),
    );
  if (words.includes('ETRN'))
    found.push(finding('note', 'etrn', 'The host knows ETRN: it can be asked to send the mail it holds for us.'));
  for (const verb of ['ATRN', 'TURN'])
    if (words.includes(verb))
      found.push(
        finding(
          'note',
          verb.toLowerCase(),
          `The host knows ${verb}: mail it holds for us can be fetched down the same connection.`,
        ),
      );
  return found;
}
