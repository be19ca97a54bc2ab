// A sender that the account we log in as may not use: its letters are kept, other senders' letters
// go on in the same run, and the line does not carry letter after letter to the same refusal.
import { expect, test } from 'vitest';
import { offer, recipient, sourceOf } from '../../support/letters';
import { routeTo, send, startHost, CHUNKING } from '../../support/sending';

const AUTH = { kind: 'password', username: 'anna', password: 'x' } as const;
const NOT_ALLOWED = '554 5.2.252 SendAsDenied; anna not allowed to send as berta@clinic.example';
const berta = (id: string) => offer(id, { sender: 'berta@clinic.example' });
const LOGIN = [...CHUNKING, 'AUTH PLAIN'];
const KEPT = { result: 'deferred', reply: NOT_ALLOWED, cause: { kind: 'send-as', login: 'anna' } };

/** Refuses berta at this command, or "CONTENT". */
async function refusing(at: string, keywords: readonly string[] = LOGIN) {
  let from = '';
  return startHost({
    keywords,
    answer: ({ line }) => {
      if (line.startsWith('AUTH')) return '235 2.7.0 In';
      if (line.startsWith('MAIL')) from = line;
      return line.startsWith(at) && from.includes('berta') ? NOT_ALLOWED : undefined;
    },
  });
}

const LETTERS = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7'];

test.each([
  ['MAIL', LOGIN],
  ['RCPT', LOGIN],
  ['CONTENT', LOGIN],
  ['MAIL', ['AUTH PLAIN']],
  ['RCPT', ['AUTH PLAIN']],
  ['CONTENT', ['AUTH PLAIN']],
] as const)('refused at %s (%j): they are kept, the others go, nothing is the host’s fault', async (at, keywords) => {
  const host = await refusing(at, keywords);
  const source = sourceOf([...LETTERS.map(berta), offer('other')]);
  const { trouble } = await send(routeTo([{ port: host.port, auth: AUTH }], { maxConnections: 1 }), source);
  expect(trouble).toBeNull();
  expect(host.taken.map(({ from }) => from)).toEqual(['anna@clinic.example']);
  for (const id of LETTERS) expect(source.outcomesOf(id)).toMatchObject([KEPT]);
  expect(source.held).toEqual([]);
});

test('in lock-step two contents at most are carried to that refusal', async () => {
  const host = await refusing('CONTENT', ['AUTH PLAIN']);
  const source = sourceOf(LETTERS.map(berta));
  await send(routeTo([{ port: host.port, auth: AUTH }], { maxConnections: 1 }), source);
  expect(host.lines.filter((line) => line === 'DATA')).toHaveLength(2);
});

test('where one recipient was served, what another heard of the sender is that one’s own', async () => {
  const host = await startHost({
    keywords: LOGIN,
    answer: ({ line }) => {
      if (line.startsWith('AUTH')) return '235 2.7.0 In';
      return line.startsWith('RCPT TO:<closed') ? '550 5.7.1 not owned by user anna' : undefined;
    },
  });
  const source = sourceOf([offer('m0', { recipients: ['open@far.example', 'closed@far.example'].map(recipient) })]);
  await send(routeTo([{ port: host.port, auth: AUTH }]), source);
  expect(source.outcomesOf('m0').map(({ result }) => result)).toEqual(['delivered', 'failed']);
});

test('without a login nothing can be allowed: the letter is refused as ever', async () => {
  const host = await refusing('MAIL', CHUNKING);
  const source = sourceOf([berta('m0'), offer('other')]);
  await send(routeTo([{ port: host.port }]), source);
  expect(source.outcomesOf('m0')).toMatchObject([{ result: 'failed' }]);
});
