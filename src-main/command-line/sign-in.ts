// `dialpost sign-in` and `sign-out`: the address and the code are printed, and the command
// returns when the sign-in came to something. Where the browser runs on another computer,
// its answer goes astray there; then the address it ended at is typed in here.
import { createInterface, type Interface } from 'node:readline';
import type { Params } from '../contract/methods';
import type { SignInBegun, SignInEnd } from '../contract/sign-in/methods';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { type Arguments, UsageError } from './arguments';
import type { Asking } from './ask';
import { whenText } from './print';
import { complain, say, sayJson } from './terminal';

/** Resolves with the exit code: 1 where nothing came of it. */
export async function signIn(line: Arguments, ask: Asking): Promise<number> {
  const begun = await ask.call('signIn.begin', { ...accountIn(line), ...(line.device ? { device: true } : {}) });
  // Who reads JSON gets it as one line of its own, before the end.
  if (line.json) sayJson(begun);
  else await say(`${beginning(begun)}\n`);
  const answers = begun.userCode === null ? openAnswers(begun, ask) : null;
  const stop = (): void => void ask.call('signIn.cancel', { id: begun.id }).catch(() => undefined);
  process.once('SIGINT', stop);
  try {
    return told(await ask.call('signIn.wait', { id: begun.id }), line);
  } finally {
    process.removeListener('SIGINT', stop);
    answers?.close();
  }
}

export async function signOut(line: Arguments, ask: Asking): Promise<number> {
  const done = await ask.call('signIn.out', accountIn(line));
  if (line.json) sayJson(done, 2);
  else await say(`${W.signIn.sentence(done.text)}\n`);
  return 0;
}

/** The provider, and which of its accounts where it has several. */
function accountIn({ command, words: [connector], login }: Arguments): Params<'signIn.out'> {
  if (connector === undefined) throw new UsageError(W.wrong.signIn(command));
  return { connector, ...(login === null ? {} : { username: login }) };
}

function beginning({ username, address, userCode, pasted, endsAt }: SignInBegun): string {
  const until = W.signIn.until(whenText(endsAt));
  const whose = W.signIn.whose(username);
  if (userCode !== null) return [whose, W.signIn.device(address, userCode), until].join('\n');
  return [whose, W.signIn.browser, `  ${address}`, pasted ? W.signIn.paste : W.signIn.pasteIfElsewhere, until].join(
    '\n',
  );
}

/** What is typed is handed in until one of it is taken. */
function openAnswers({ id }: SignInBegun, ask: Asking): Interface {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (text) => {
    if (text.trim() === '') return;
    void ask.call('signIn.answer', { id, address: text.trim() }).then(
      ({ taken }) => void (!taken && complain(`${W.signIn.notIt}\n`)),
      // It is over; the command says what became of it.
      () => undefined,
    );
  });
  return lines;
}

function told(end: SignInEnd, { json }: Arguments): number {
  if (json) sayJson(end);
  else if (end.ok) void say(`${W.signIn.sentence(end.text)}\n`);
  else complain(`${W.signIn.sentence(end.text)}\n`);
  return end.ok ? 0 : 1;
}
