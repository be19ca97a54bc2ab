// Where a password comes from that somebody types: the environment for scripts, else a
// question at the terminal whose answer is not shown. It never stands on a command line,
// where every user of the computer could read it.
import { isTerminal } from './agree';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { say } from './terminal';

/** null: it is nowhere, and nobody is there to be asked. */
export async function askPassword(question: string): Promise<string | null> {
  const given = process.env['DIALPOST_PASSWORD'] ?? '';
  if (given !== '') return given;
  if (!isTerminal()) return null;
  await say(question);
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: process.stdin, output, terminal: true });
  try {
    const answer = await asking.question('');
    return answer === '' ? null : answer;
  } finally {
    asking.close();
    void say('\n');
  }
}
