// B1: the header of a part, however long it is, costs no more than its length: what it is
// is told by its first HEADER_LIMIT bytes, and behind those nothing is looked for or lost.
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { HEADER_LIMIT } from '../../../src-main/mail/header';
import { inSevenBits, planSevenBit } from '../../../src-main/smtp/content/seven-bit';

const BODY = 'Ten boxes of gr\xfc\xdfe, please.\r\n';
const WANTED = { content: true, header: false };
const stream = (text: string): Readable => Readable.from([Buffer.from(text, 'latin1')], { objectMode: false });

async function inSeven(text: string): Promise<string> {
  const plan = await planSevenBit(stream(text), WANTED);
  if (!plan || 'why' in plan) throw new Error(JSON.stringify(plan));
  const pieces: Buffer[] = [];
  for await (const piece of inSevenBits(stream(text), plan)) pieces.push(piece as Buffer); // a byte stream yields Buffers
  return Buffer.concat(pieces).toString('latin1');
}

/** Milliseconds; the best of three. */
async function took(text: string): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const begun = performance.now();
    await inSeven(text);
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

it.each([
  'Content-Transfer-Encoding: 8bit\r\n x\r\n',
  'X: y\r\n',
  'Content-Type: multipart/mixed; boundary=\r\n ;\r\n',
  '; boundary="\\"\r\n',
  'Content-Transfer-Encoding:\r \r\n',
])(
  'B1: a header of %j again and again takes time in proportion',
  async (word) => {
    const of = (length: number): string => `Subject: x\r\n${word.repeat(length / word.length)}\r\n${BODY}`;
    const [small, large] = [await took(of(100_000)), await took(of(800_000))];
    // Eight times as much: a square would take sixty-four times.
    expect(large).toBeLessThan(30 * small + 50);
  },
  120_000,
);

it('B1: behind HEADER_LIMIT a header stays as it is, and ours stands before it', async () => {
  const long = `Subject: x\r\n${'X-Long: yes\r\n'.repeat(HEADER_LIMIT / 13)}Content-Type: text/plain\r\nX-Last: 1\r\n`;
  const sent = await inSeven(`${long}\r\n${BODY}`);
  expect(sent.startsWith('Content-Transfer-Encoding: quoted-printable\r\nSubject: x\r\n')).toBe(true);
  expect(sent).toContain(`${long}\r\nTen boxes of gr=FC=DFe`);
});

it('B1: a header within it has ours in the place of any other, as ever', async () => {
  expect(
    await inSeven(`Content-Transfer-Encoding: 8bit\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n${BODY}`),
  ).toBe(
    'MIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nTen boxes of gr=FC=DFe, please.\r\n',
  );
});
