// The symptoms that real trouble leaves: our own client, line and ETRN meet a host or
// a program that behaves as a test wants, and what they say of it comes back.
import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Clock, systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { collectByEtrn } from '../../../src-main/collect/etrn';
import { openCommandConnection } from '../../../src-main/collect/command-connection';
import { SmartHost } from '../../../src-main/contract/connector';
import { Link } from '../../../src-main/contract/link';
import { probeSmtp } from '../../../src-main/diagnose/smtp-probe';
import { collectSymptom, dialSymptom } from '../../../src-main/session/advice';
import { type Symptom, symptomOf, type SymptomStage } from '../../../src-main/diagnose/cases/symptom';
import { createLink } from '../../../src-main/link/link';
import { connectSmtp } from '../../../src-main/smtp/client';
import type { SmtpTarget } from '../../../src-main/smtp/target';
import type { Timeouts } from '../../../src-main/smtp/timeouts';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { testFolder } from '../../support/folders';

const NEVER = new AbortController().signal;

const deps = (more: object = {}) => ({
  clock: systemClock,
  transcript: createTranscript(),
  hostname: 'mail.office.example',
  ...more,
});
const target = (port: number, more: Partial<SmtpTarget> = {}): SmtpTarget => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  verifyCertificate: true,
  helo: false,
  auth: { kind: 'none' },
  protocol: 'smtp',
  ...more,
});
export const QUICK: Partial<Timeouts> = { connect: 300, greeting: 150, command: 150, dataStart: 150, dataEnd: 150 };

/** How far the opening came; a login is tried where `auth` says so. */
export async function opening(port: number, more: Partial<SmtpTarget> = {}, clientDeps: object = {}): Promise<Symptom> {
  const connected = await connectSmtp(target(port, more), deps(clientDeps), NEVER);
  if (connected.ok) {
    connected.connection.quit();
    throw new Error('the opening went well');
  }
  return symptomOf(connected.stage, connected.reply, 'smtp.isp.example:587');
}

/** One letter in lock-step; the first refusal is the symptom. */
export async function letter(port: number): Promise<Symptom> {
  const connected = await connectSmtp(target(port), deps({ timeouts: QUICK }), NEVER);
  if (!connected.ok) return symptomOf(connected.stage, connected.reply, 'smtp.isp.example:587');
  const { wire } = connected.connection;
  const lines: readonly (readonly [SymptomStage, string])[] = [
    ['mail', 'MAIL FROM:<me@office.example>'],
    ['rcpt', 'RCPT TO:<you@far.example>'],
    ['data', 'DATA'],
    ['end', 'Subject: x\r\n\r\nx\r\n.'],
  ];
  for (const [stage, line] of lines) {
    const reply = wire.expect({ label: stage, timeoutMs: 150 });
    wire.send(line);
    const answer = await reply;
    if (answer.code === 0 || answer.code >= 400) {
      connected.connection.quit();
      return symptomOf(stage, answer, 'smtp.isp.example:587');
    }
  }
  throw new Error('the letter was taken');
}

/** The same host as an office that knows the authority meets it. */
export async function withAuthority(ca: string, port: number): Promise<Symptom> {
  const probe = await probeSmtp(
    { host: 'localhost', port, security: 'implicit', credentials: null, verifyCertificate: true },
    { clock: systemClock, hostname: 'probe.example', dnsServers: [], timeoutMs: 3000, ca },
    NEVER,
  );
  return { stage: 'tls', code: 0, text: probe.tls?.problem ?? '', said: '', fault: probe.tls?.why };
}

/** Stand-ins answer at once: what waits between two looks at a line need not wait as long as for a modem. */
const hasty: Clock = { ...systemClock, after: (milliseconds, fn) => systemClock.after(milliseconds / 20, fn) };

/** Dials a line whose program is `script`; what it fails with is the symptom. */
export async function dialled(settings: object, program: string, script: string): Promise<Symptom> {
  const folder = await testFolder();
  await writeFile(join(folder, program), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, program), 0o755);
  const before = process.env['PATH'];
  process.env['PATH'] = `${folder}${delimiter}${before ?? ''}`;
  const line = createLink(Link.parse({ id: 'line', dialAttempts: 1, ...settings }), {
    clock: hasty,
    log: silentLog,
  });
  try {
    const up = await line.up(NEVER);
    if (up.ok || up.cancelled) throw new Error('it came up, or was stopped');
    return dialSymptom(up);
  } finally {
    line.close();
    process.env['PATH'] = before;
  }
}

export async function askEtrn(port: number): Promise<Symptom> {
  const smartHost = SmartHost.parse({ host: '127.0.0.1', port, security: 'none' });
  const result = await collectByEtrn(
    { method: 'etrn', schedule: null, domains: [], host: null, port: null },
    {
      clock: systemClock,
      log: silentLog,
      transcript: createTranscript(),
      domains: ['office.example'],
      smartHosts: [smartHost],
      open: openCommandConnection(deps()),
    },
    NEVER,
  );
  return collectSymptom(result);
}
