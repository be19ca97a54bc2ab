// What an ear hears of sending: each line with the message it is about, in every manner
// of sending, also where replies come long after their commands.
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { connectSmtp } from '../../../src-main/smtp/client';
import { runPipeline } from '../../../src-main/smtp/pipeline';
import { createTranscript } from '../../../src-main/smtp/transcript';
import { openBrake } from '../../../src-main/delivery/brake';
import { openHostSource } from '../../../src-main/delivery/host-source';
import { offer, sourceOf } from '../../support/letters';
import { idsOf, MANNERS, startHost } from '../../support/sending';

test.each(MANNERS)('every line about a message carries its queue id, %s', async (_, keywords) => {
  const host = await startHost({ keywords });
  const heard: string[] = [];
  const ear = {
    out: (line: string, about?: string) => void heard.push(`> ${about ?? '-'} ${line}`),
    in: (line: string, about?: string) => void heard.push(`< ${about ?? '-'} ${line}`),
  };
  const target = {
    host: '127.0.0.1',
    port: host.port,
    security: 'none',
    verifyCertificate: true,
    helo: false,
    auth: { kind: 'none' },
    protocol: 'smtp',
  } as const;
  const connected = await connectSmtp(
    target,
    { clock: systemClock, transcript: createTranscript(), hostname: 'mail.office.example', logTap: () => ear },
    new AbortController().signal,
  );
  if (!connected.ok) throw new Error('not connected');
  onTestFinished(() => connected.connection.quit());
  const source = sourceOf(idsOf(3).map((id) => offer(id)));
  const letters = openHostSource({
    next: () => source.next(),
    source,
    host: 'host',
    brake: openBrake().at('host'),
    nextHop: () => 'plain',
  });
  await runPipeline(
    connected.connection,
    letters,
    { pipelining: 'auto', protocol: 'smtp' },
    new AbortController().signal,
  );
  for (const id of idsOf(3)) {
    const mine = heard.filter((line) => line.slice(2).startsWith(`${id} `)).map((line) => line.replace(` ${id} `, ' '));
    expect(mine).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^> MAIL FROM:/),
        `> RCPT TO:<${id}@far.example>`,
        '< 250 2.1.0 Ok',
        '< 250 2.1.5 Ok',
        '< 250 2.0.0 Kept',
      ]),
    );
    expect(mine.filter((line) => /^> (DATA|BDAT)/.test(line))).toHaveLength(1);
  }
  expect(heard.filter((line) => / (MAIL|RCPT|DATA|BDAT)/.test(line) && line.startsWith('> -'))).toEqual([]);
});
