// B6: a host that does not take our token: one new one is asked for in a run, then it is a person's turn.
import { expect, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { deliverSmartHost } from '../../../src-main/delivery/smart-host';
import type { AskToken } from '../../../src-main/smtp/auth/token';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { grantOf } from '../../support/grants';
import { offer, sourceOf } from '../../support/letters';
import { CHUNKING, routeTo, startHost } from '../../support/sending';

const AUTH = {
  kind: 'oauth2',
  ...grantOf({ username: 'anna', refreshToken: 'refresh-1', tokenUrl: 'https://login.example/token' }),
} as const;

/** One run to a host that takes the tokens named, by way of tokens t1, t2, … */
async function run(good: readonly string[], refusal: 'at once' | '334 first') {
  const bearer = (token: string): string => Buffer.from(`user=anna\x01auth=Bearer ${token}\x01\x01`).toString('base64');
  const host = await startHost({
    keywords: [...CHUNKING, 'AUTH XOAUTH2'],
    answer: ({ line }) => {
      if (line === '') return '535 5.7.8 No';
      if (!line.startsWith('AUTH')) return undefined;
      if (good.some((token) => line.endsWith(bearer(token)))) return '235 2.7.0 In';
      return refusal === 'at once' ? '535 5.7.8 No' : '334 eyJzdGF0dXMiOiI0MDAifQ==';
    },
  });
  const refusedTokens: (string | undefined)[] = [];
  let known = 't1';
  let count = 1;
  const token: AskToken = (_grant, _signal, refused) => {
    refusedTokens.push(refused);
    if (refused === known) known = `t${++count}`;
    return Promise.resolve({ ok: true, token: known });
  };
  const source = sourceOf([offer('m0'), offer('m1')]);
  const transcript = createTranscript();
  const deps = {
    clock: systemClock,
    log: silentLog,
    transcript,
    hostname: 'mail.clinic.example',
    name: 'Internet',
    pauseMs: 1,
    progress: () => undefined,
    token,
  };
  const summary = await deliverSmartHost(
    routeTo([{ port: host.port, auth: AUTH }]),
    source,
    deps,
    new AbortController().signal,
  );
  return { host, source, summary, refusedTokens, transcript: transcript.text() };
}

test.each(['at once', '334 first'] as const)(
  'B6: a refused token (%s) is replaced once, and the mail goes',
  async (refusal) => {
    const { host, summary, refusedTokens } = await run(['t2'], refusal);
    expect(summary.trouble).toBeNull();
    expect(host.taken).toHaveLength(2);
    expect(refusedTokens).toEqual([undefined, 't1']);
  },
);

test.each(['at once', '334 first'] as const)(
  'B6: where the new one is refused too (%s), a person is told and the mail waits',
  async (refusal) => {
    const { host, source, summary, refusedTokens, transcript } = await run([], refusal);
    expect(summary.trouble?.kind).toBe('password');
    expect([...source.waiting()].sort()).toEqual(['m0', 'm1']);
    expect(refusedTokens).toEqual([undefined, 't1']);
    expect(host.connections()).toBe(2);
    expect(JSON.stringify(summary) + transcript).not.toMatch(/Bearer|dXNlcj1hbm5h/);
  },
);
