// Mail of every legal kind, the same at every run: sizes from nothing to 2 MB,
// 8-bit bytes, dots at line starts, lines far over 998 bytes, headers only, every
// charset. All lines end in CRLF and no bare CR, LF or NUL stands in them; each
// message ends with CRLF, because SMTP's DATA can carry no other (RFC 5321 §4.1.1.4).
export interface Letter {
  readonly name: string;
  readonly sender: string;
  readonly recipient: string;
  readonly content: Buffer;
}

/** A small generator of numbers in 0..1 that needs no state outside: equal seeds, equal letters. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS =
  'boat anchor tide harbour letter engine captain clinic vaccine invoice rain cable winter paper kettle'.split(' ');

function prose(next: () => number, bytes: number): Buffer {
  const lines: string[] = [];
  for (let size = 0; size < bytes;) {
    const line = Array.from({ length: 10 }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ');
    lines.push(line);
    size += line.length + 2;
  }
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
}

/** Lines of any byte but CR, LF and NUL. */
function eightBit(next: () => number, bytes: number): Buffer {
  const out = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += 1) {
    const byte = Math.floor(next() * 256);
    out[at] = byte === 0 || byte === 10 || byte === 13 ? 0xe9 : byte;
    if (at % 72 === 71) out.write('\r\n', at - 1, 'latin1');
  }
  return Buffer.concat([out, Buffer.from('\r\n')]);
}

function longLines(next: () => number, bytes: number): Buffer {
  return Buffer.concat([Buffer.alloc(bytes, WORDS[Math.floor(next() * WORDS.length)]), Buffer.from('\r\n')]);
}

const DOTS = '.\r\n..\r\n...\r\n. \r\n.\t\r\n.a\r\n\r\n.\r\n\r\n..\r\n';

type Body = (next: () => number) => Buffer;

const BODIES: Readonly<Record<string, Body>> = {
  'no body': () => Buffer.alloc(0),
  'one empty line': () => Buffer.from('\r\n'),
  'many empty lines': () => Buffer.from('\r\n'.repeat(50)),
  dots: () => Buffer.from(DOTS),
  'dots in many blocks': () => Buffer.from(DOTS.repeat(4000)),
  'blanks at line ends': () => Buffer.from('a \r\n\t\r\n  b\t\r\n'),
  'short prose': (next) => prose(next, 300),
  'a page': (next) => prose(next, 4096),
  'UTF-8': () => Buffer.from('Grüße, Привет, こんにちは, 🚢\r\n'.repeat(40)),
  '8-bit bytes': (next) => eightBit(next, 10_000),
  'a line of 998': () => Buffer.from(`${'x'.repeat(998)}\r\n`),
  'a line of 100,000': (next) => longLines(next, 100_000),
  'looks like SMTP': () => Buffer.from('QUIT\r\nRCPT TO:<a@b>\r\nBDAT 0 LAST\r\nFrom me\r\n'),
};

const BIG: Readonly<Record<string, Body>> = {
  '256 KB': (next) => prose(next, 256_000),
  '1 MB of bytes': (next) => eightBit(next, 1_000_000),
  '2 MB': (next) => prose(next, 2_000_000),
};

function header(index: number, name: string, next: () => number): string {
  const long = next() < 0.2 ? `X-Note: ${'folded\r\n '.repeat(20)}end\r\n` : '';
  return (
    `From: Office <sender${index % 7}@office.example>\r\nTo: <person${index}@far.example>\r\nSubject: ${index} ${name}\r\n` +
    `Date: Mon, 02 Nov 2026 08:00:00 +0000\r\nMessage-ID: <corpus-${index}@office.example>\r\n${long}`
  );
}

function letter(index: number, name: string, body: Body, seed: number): Letter {
  const next = numbers(seed * 100_003 + index);
  const head = header(index, name.replace(/[^ -~]/g, '?'), next);
  const content = Buffer.concat([
    Buffer.from(
      `${head}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
    ),
    body(next),
  ]);
  return { name, sender: `sender${index % 7}@office.example`, recipient: `person${index}@far.example`, content };
}

/** A message of no bytes at all, and one that is a header and nothing more. */
function bareLetters(): readonly Letter[] {
  return [
    { name: 'nothing', sender: '', recipient: 'nothing@far.example', content: Buffer.alloc(0) },
    {
      name: 'header only',
      sender: 'sender@office.example',
      recipient: 'head@far.example',
      content: Buffer.from('Subject: only a header\r\n'),
    },
  ];
}

/** `count` letters, mixed; equal `seed`s give equal letters. Each big kind occurs once in every hundred. */
export function corpus(count: number, seed = 1): readonly Letter[] {
  const bodies = Object.entries(BODIES);
  const big = Object.entries(BIG);
  return [
    ...bareLetters(),
    ...Array.from({ length: Math.max(0, count - 2) }, (_, at) => {
      const special = at % 100 < big.length ? big[at % 100] : undefined;
      const [name, body] = special ??
        bodies[at % bodies.length] ?? ['short prose', (next: () => number) => prose(next, 300)];
      return letter(at, name, body, seed);
    }),
  ].slice(0, count);
}
