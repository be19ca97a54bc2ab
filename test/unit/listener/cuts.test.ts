// A session is the same session however the network cuts it into pieces.
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { openOffice } from './office';

const LETTER = 'Subject: dots\r\n\r\n..\r\n...x\r\n\r\nlast line\r\n';
const BARE = 'Subject: bare\r\n\r\nx\r\n.\nMAIL FROM:<evil@b.example>\r\n.\r\n';
const CHUNK = '.\r\nSubject: chunk\r\n\r\n.\r\n';
const ENVELOPE = 'MAIL FROM:<a@b.example>\r\nRCPT TO:<a@office.example>\r\n';
const SESSION = Buffer.from(
  `EHLO x\r\n${ENVELOPE}DATA\r\n${LETTER}.\r\n${ENVELOPE}DATA\r\n${BARE}${ENVELOPE}BDAT 10\r\n${CHUNK.slice(0, 10)}BDAT ${CHUNK.length - 10} LAST\r\n${CHUNK.slice(10)}` +
    `${ENVELOPE}DATA\r\n.\r\nQUIT\r\n`,
);
const CODES = [
  '220',
  '250',
  '250',
  '250',
  '354',
  '250',
  '250',
  '250',
  '354',
  '550',
  '250',
  '250',
  '250',
  '250',
  '250',
  '250',
  '354',
  '250',
  '221',
];

/** A row of numbers in [0, 1) that is the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

async function say(port: number, pieces: readonly Buffer[]): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  let heard = '';
  socket.on('data', (bytes) => (heard += bytes.toString('latin1')));
  const over = new Promise<void>((resolve) => socket.once('end', resolve));
  for (const piece of pieces) {
    await new Promise((resolve) => socket.write(piece, resolve));
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.end();
  await over;
  return heard;
}

function cut(seed: number): Buffer[] {
  const next = numbers(seed);
  const longest = [1, 3, 10, 50, SESSION.length][seed % 5] ?? 1;
  const pieces: Buffer[] = [];
  for (let at = 0; at < SESSION.length;) {
    const length = 1 + Math.floor(next() * longest);
    pieces.push(SESSION.subarray(at, at + length));
    at += length;
  }
  return pieces;
}

it('a session is the same however the network cuts it', async () => {
  const office = await openOffice();
  try {
    for (let seed = 0; seed < 30; seed++) {
      const before = office.items.length;
      const heard = await say(office.port, seed === 4 ? [SESSION] : cut(seed));
      expect([
        seed,
        heard
          .split('\r\n')
          .filter((line) => line[3] === ' ')
          .map((line) => line.slice(0, 3)),
      ]).toEqual([seed, CODES]);
      const taken = office.items.slice(before);
      const contents = await Promise.all(
        taken.map(async ({ id }) => (await office.content(id)).replace(/^Received:.*?\+0000\r\n/s, '')),
      );
      expect([seed, contents]).toEqual([seed, ['Subject: dots\r\n\r\n.\r\n..x\r\n\r\nlast line\r\n', CHUNK, '']]);
    }
  } finally {
    await office.close();
  }
});
