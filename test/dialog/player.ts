// Plays a dialog: a small text file with what a client says and what must come back.
//
//   # the law, one line (also the test's name)
//   SETTINGS {"tls":"starttls"}     of the listener, optional
//   C: EHLO x                       said by the client; lines that follow each other go out in one write
//   B: EHLO x                       the same, byte by byte
//   R: half a line                  without CRLF; \r \n \0 \xff stand for bytes everywhere
//   S: 250 some words               the next reply has this code and contains these words ("|" between its lines)
//   S: closed                       the other side ended the connection
//   HALF                            the client closes its side
//   TLS                             TLS begins here
//   QUEUE 1                         so many messages were accepted in all
//   CONTENT some words              the last one contains this; NOCONTENT: does not
//   ENVELOPE {"sender":null}        the last one's envelope has these fields
import { connect, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { expect } from 'vitest';
import { openOffice, type Office } from '../unit/listener/office';

type Step = readonly [verb: string, argument: string];

export function stepsOf(dialog: string): { law: string; settings: object; steps: readonly Step[] } {
  const lines = dialog.split('\n').filter((line) => line.trim() !== '');
  const law = lines[0]?.replace(/^# */, '') ?? '';
  const steps = lines
    .slice(1)
    .filter((line) => !line.startsWith('#'))
    .map((line): Step => {
      const [, verb = '', argument = ''] = /^([A-Z]+):? ?(.*)$/.exec(line) ?? [];
      return [verb, argument];
    });
  const settings = steps.find(([verb]) => verb === 'SETTINGS')?.[1] ?? '{}';
  return { law, settings: JSON.parse(settings) as object /* a test's own text */, steps };
}

const ESCAPES: Readonly<Record<string, string>> = { r: '\r', n: '\n', 0: '\0', '\\': '\\' };

function bytes(text: string): Buffer {
  const read = text.replace(
    /\\(r|n|0|\\|x[0-9a-f]{2})/g,
    (_all, what: string) => ESCAPES[what] ?? String.fromCharCode(parseInt(what.slice(1), 16)),
  );
  return Buffer.from(read, 'latin1');
}

class Line {
  private got = '';
  private ended = false;
  private wake = (): void => undefined;

  constructor(public socket: Socket) {
    this.hear(socket);
  }

  private hear(socket: Socket): void {
    socket.on('data', (piece) => this.note(piece.toString('latin1')));
    for (const event of ['end', 'close', 'error']) {
      socket.on(event, () => {
        if (socket !== this.socket) return;
        this.ended = true;
        this.wake();
      });
    }
  }

  private note(text: string): void {
    this.got += text;
    this.wake();
  }

  /** The next whole reply, lines joined by "|"; "closed" at the end. */
  async reply(): Promise<string> {
    for (;;) {
      const match = /^(?:\d{3}-[^\r\n]*\r\n)*\d{3}(?: [^\r\n]*)?\r\n/.exec(this.got);
      if (match) {
        this.got = this.got.slice(match[0].length);
        return match[0]
          .trimEnd()
          .split('\r\n')
          .map((line, i) => (i === 0 ? line : line.slice(4)))
          .join('|');
      }
      if (this.ended) return 'closed';
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  async secure(): Promise<void> {
    this.socket.removeAllListeners('data');
    const socket = tlsConnect({ socket: this.socket, rejectUnauthorized: false });
    await new Promise<void>((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    this.socket = socket;
    this.hear(socket);
  }
}

export async function play(dialog: string): Promise<void> {
  const { settings, steps } = stepsOf(dialog);
  const office = await openOffice(settings);
  const socket = connect({ port: office.port, host: '127.0.0.1', allowHalfOpen: true });
  const line = new Line(socket);
  try {
    if ((settings as { tls?: string }).tls === 'implicit' /* a test's own text */) await line.secure();
    for (let i = 0; i < steps.length; i++) i = await step(steps, i, line, office);
  } finally {
    line.socket.destroy();
    await office.close();
  }
}

/** Plays from `i`; returns the last step played. */
async function step(steps: readonly Step[], i: number, line: Line, office: Office): Promise<number> {
  const [verb, argument] = steps[i] ?? ['', ''];
  switch (verb) {
    case 'C':
    case 'R': {
      let out = '';
      for (; ['C', 'R'].includes(steps[i]?.[0] ?? ''); i++)
        out += `${steps[i]?.[1]}${steps[i]?.[0] === 'C' ? '\\r\\n' : ''}`;
      line.socket.write(bytes(out));
      return i - 1;
    }
    case 'B':
      for (const byte of bytes(`${argument}\\r\\n`))
        await new Promise((resolve) => line.socket.write(Buffer.from([byte]), resolve));
      return i;
    case 'S': {
      const reply = await line.reply();
      const [code = '', ...words] = argument.split(' ');
      expect(reply.slice(0, code.length), `step ${i}: ${argument} … ${reply}`).toBe(code);
      expect(reply).toContain(words.join(' '));
      return i;
    }
    default:
      await look(verb, argument, line, office);
      return i;
  }
}

async function look(verb: string, argument: string, line: Line, office: Office): Promise<void> {
  const last = office.items.at(-1);
  if (verb === 'HALF') line.socket.end();
  else if (verb === 'TLS') await line.secure();
  else if (verb === 'QUEUE') expect(office.items.length).toBe(Number(argument));
  else if (verb === 'CONTENT')
    expect(await office.content(last?.id ?? '')).toContain(bytes(argument).toString('latin1'));
  else if (verb === 'NOCONTENT')
    expect(await office.content(last?.id ?? '')).not.toContain(bytes(argument).toString('latin1'));
  else if (verb === 'ENVELOPE') expect(last).toMatchObject(JSON.parse(argument) as object /* a test's own text */);
  else if (verb !== 'SETTINGS') throw new Error(`unknown step ${verb}`);
}
