// A mail program of the office: logs in by POP3, reads every letter, marks each it
// has whole for removal and says QUIT. Ends quietly where the line breaks: then it
// keeps what it has, and the host may still have it too.
import { connect } from 'node:net';

export interface Emptied {
  /** What was read, byte for byte, dots undone. */
  readonly letters: readonly Buffer[];
  /** QUIT was answered with +OK. */
  readonly agreed: boolean;
}

/** Takes everything out of the mailbox of `user`. */
export async function emptyMailbox(port: number, user: string, password: string): Promise<Emptied> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(20_000, () => socket.destroy());
  socket.on('error', () => undefined);
  const pieces = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer>; // no encoding is set, so pieces are Buffers
  let unread: Buffer = Buffer.alloc(0);
  const upTo = async (mark: string): Promise<Buffer | null> => {
    for (;;) {
      const at = unread.indexOf(mark);
      if (at >= 0) {
        const found = unread.subarray(0, at + mark.length);
        unread = unread.subarray(at + mark.length);
        return found;
      }
      const more = await pieces.next().catch(() => null);
      if (!more || more.done) return null;
      unread = Buffer.concat([unread, more.value]);
    }
  };
  const ask = async (line: string): Promise<boolean> => {
    socket.write(`${line}\r\n`);
    return (await upTo('\r\n'))?.subarray(0, 3).toString() === '+OK';
  };
  const letters: Buffer[] = [];
  const work = async (): Promise<boolean> => {
    if (
      (await upTo('\r\n')) === null ||
      !(await ask(`USER ${user}`)) ||
      !(await ask(`PASS ${password}`)) ||
      !(await ask('LIST'))
    )
      return false;
    const list = await upTo('.\r\n');
    const count =
      list
        ?.toString()
        .split('\r\n')
        .filter((line) => /^\d/.test(line)).length ?? 0;
    for (let number = 1; number <= count; number++) {
      if (!(await ask(`RETR ${number}`))) return false;
      const body = await upTo('\r\n.\r\n');
      if (!body) return false;
      letters.push(
        Buffer.from(
          body
            .subarray(0, -3)
            .toString('latin1')
            .replace(/(^|\r\n)\./g, '$1'),
          'latin1',
        ),
      );
      if (!(await ask(`DELE ${number}`))) return false;
    }
    return ask('QUIT');
  };
  const agreed = await work();
  socket.destroy();
  return { letters, agreed };
}
