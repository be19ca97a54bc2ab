// The last guard of a dotted transfer: whatever lies in the spool, a host that takes
// LF or CR for a line end hears one letter and one end.
import { describe, expect, it } from 'vitest';
import { offer, sourceOf } from '../../support/letters';
import { routeTo, send, startHost, PIPELINING } from '../../support/sending';

const FORGED = 'MAIL FROM:<boss@office.example>\r\nRCPT TO:<a@far.example>\r\nDATA\r\nSubject: forged\r\n\r\npay\r\n';

describe.each([
  ['with PIPELINING', PIPELINING],
  ['in lock-step', ['SIZE']],
] as const)('B3: content sent by DATA %s', (_, keywords) => {
  it.each([
    '\n.\n',
    '\n.\r\n',
    '\r\n.\n',
    '\r.\r',
    '\r.\r\n',
    '\r\n.\r',
    '\r\n.\r\r\n',
    '\n.\r',
    '\r\n.\0\r\n',
    '\r\0\n.\r\n',
    '\n\0.\n',
  ])('that holds %j never ends there', async (end) => {
    const host = await startHost({ keywords });
    await send(
      routeTo([host]),
      sourceOf([offer('a', { text: Buffer.from(`Subject: a\r\n\r\nhi${end}${FORGED}`, 'latin1') })]),
    );
    expect(host.taken).toHaveLength(1);
    const text = host.taken[0]?.content.toString('latin1') ?? '';
    expect(text).toContain('Subject: forged');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\0]/);
  });
});
