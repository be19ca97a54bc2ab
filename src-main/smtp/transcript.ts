// What was said on a connection, for people who look for a fault. Lines out are
// marked C:, lines in S:, our own remarks --. AUTH's arguments never get in; the later
// steps of a login are masked by the handshake, which knows where they are (several
// connections may share a transcript). Content is left out: BDAT tells its bytes. The
// middle is dropped when the limit is reached: the opening and the end are what tells.
import { smtpWords } from '../words/smtp';

export interface Transcript {
  /** `about`: the queue id of the message it is said about. */
  out(line: string, about?: string): void;
  in(line: string, about?: string): void;
  note(text: string): void;
  text(): string;
}

/** Somebody who listens to one connection: lines as the transcript shows them, without secrets. */
export type Ear = Pick<Transcript, 'out' | 'in'>;

/** `transcript`, and `ear` hears every line too. */
export function overheardBy<T extends Ear>(transcript: T, ear: Ear | null | undefined): T {
  if (!ear) return transcript;
  return {
    ...transcript,
    out(line, about) {
      transcript.out(line);
      ear.out(withoutSecret(line), about);
    },
    in(line, about) {
      transcript.in(line);
      ear.in(line, about);
    },
  };
}

const LONGEST_LINE = 1000;

/** "AUTH PLAIN AGJv…" → "AUTH PLAIN ***". */
function withoutSecret(line: string): string {
  return line.replace(/^(AUTH\s+\S+)\s[^]*/i, '$1 ***');
}

/** Keeps about `limitBytes` characters: the first half and the last half of what was said. */
export function createTranscript(limitBytes = 262_144): Transcript {
  const head: string[] = [];
  const tail: string[] = [];
  let headLength = 0;
  let tailLength = 0;
  let dropped = 0;

  const add = (line: string): void => {
    const short = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
    if (headLength < limitBytes / 2) {
      headLength += short.length + 1;
      head.push(short);
      return;
    }
    tailLength += short.length + 1;
    tail.push(short);
    while (tailLength > limitBytes / 2 && tail.length > 1) {
      tailLength -= (tail.shift() ?? '').length + 1;
      dropped++;
    }
  };

  return {
    out: (line) => add(`C: ${withoutSecret(line)}`),
    in(line) {
      for (const part of line.split(/\r?\n/)) add(`S: ${part}`);
    },
    note: (text) => add(`-- ${text}`),
    text: () => [...head, ...(dropped > 0 ? [`-- ${smtpWords.leftOut(dropped)}`] : []), ...tail].join('\n'),
  };
}
