// Opening a connection: every stage ends as a value, and a stop is heeded.
import { expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { connectSmtp, type Connected } from '../../../src-main/smtp/client';
import type { SmtpTarget } from '../../../src-main/smtp/target';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { startHost } from '../../support/sending';

const PLAIN: SmtpTarget = {
  host: '127.0.0.1',
  port: 0,
  security: 'none',
  verifyCertificate: true,
  helo: false,
  auth: { kind: 'none' },
  protocol: 'smtp',
};

async function connect(
  fields: Partial<SmtpTarget>,
  signal = new AbortController().signal,
): Promise<{ readonly connected: Connected; readonly transcript: string }> {
  const transcript = createTranscript();
  const timeouts = { connect: 2000, greeting: 200, command: 200, dns: 2000 };
  const connected = await connectSmtp(
    { ...PLAIN, ...fields },
    { clock: systemClock, transcript, hostname: 'me.example', timeouts },
    signal,
  );
  if (connected.ok) connected.connection.quit();
  return { connected, transcript: transcript.text() };
}

test("a token opens the door, and its refusal is the login's", async () => {
  const token = { kind: 'token', username: 'anna', token: 'ya29.x' } as const;
  const wanted = Buffer.from('user=anna\x01auth=Bearer ya29.x\x01\x01').toString('base64');
  const good = await startHost({
    keywords: ['AUTH PLAIN XOAUTH2'],
    answer: ({ line }) => (line === `AUTH XOAUTH2 ${wanted}` ? '235 2.7.0 In' : undefined),
  });
  const opened = await connect({ port: good.port, auth: token });
  expect(opened.connected.ok).toBe(true);
  expect(opened.transcript).not.toContain(wanted);
  const bad = await startHost({
    keywords: ['AUTH XOAUTH2'],
    answer: ({ line }) => {
      if (line.startsWith('AUTH')) return '334 eyJzdGF0dXMiOiI0MDAifQ==';
      return line === '' ? '535 5.7.8 No' : undefined;
    },
  });
  expect((await connect({ port: bad.port, auth: token })).connected).toMatchObject({
    ok: false,
    stage: 'auth',
    reply: { code: 535 },
  });
});

test('a host that says nothing is given up, and one that is not there too', async () => {
  const silent = await startHost({ keywords: [], answer: () => null });
  expect((await connect({ port: silent.port })).connected.ok).toBe(false);
  expect((await connect({ host: 'no-such-host.invalid', port: 25 })).connected).toMatchObject({
    ok: false,
    stage: 'dns',
  });
});

test('a stop ends every stage', async () => {
  const host = await startHost({ answer: () => null });
  const controller = new AbortController();
  const opening = connect({ port: host.port }, controller.signal);
  setTimeout(() => controller.abort(), 20);
  expect((await opening).connected).toMatchObject({ ok: false, reply: { code: 0 } });
  expect((await connect({ port: host.port }, AbortSignal.abort())).connected).toMatchObject({
    ok: false,
    stage: 'dns',
  });
});
