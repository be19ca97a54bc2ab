// A control socket that strangers can reach, as a Windows pipe is: nobody is answered who
// cannot read the data folder, and nobody is asked who cannot.
import { connect, createServer, type Server } from 'node:net';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, onTestFinished } from 'vitest';
import { clientProof, serverProof } from '../../../src-main/control/proof';
import { connectControl } from '../../../src-main/control/socket-client';
import { controlPath } from '../../../src-main/control/socket-path';
import { openControlSocket } from '../../../src-main/control/socket-server';
import { testFolder } from '../../support/folders';

async function owned(): Promise<string> {
  const dir = await testFolder();
  const socket = await openControlSocket(dir, { proof: true });
  onTestFinished(() => socket.close());
  socket.serve(
    async () => ({ result: { here: true } }),
    () => () => undefined,
  );
  return dir;
}

/** What a program hears that writes `lines` without having read the folder, until it is hung up on. */
function heardBy(dir: string, ...lines: readonly string[]): Promise<string> {
  return new Promise((done) => {
    const socket = connect(controlPath(dir));
    let text = '';
    socket.on('data', (bytes) => (text += String(bytes)));
    socket.on('close', () => done(text));
    socket.write(lines.map((line) => `${line}\n`).join(''));
  });
}

test('who can read the folder is answered, every time it asks', async () => {
  const dir = await owned();
  const client = await connectControl(dir, true);
  expect(await client?.ask('status', {})).toEqual({ here: true });
  expect(await client?.ask('status', {})).toEqual({ here: true });
  client?.close();
});

test.each([
  ['asks at once', '{"id":1,"method":"status","params":{}}'],
  ['says hello and asks', `{"hello":"${'a'.repeat(64)}"}`, '{"id":1,"method":"status","params":{}}'],
  ['guesses a proof', `{"hello":"${'a'.repeat(64)}"}`, `{"proof":"${'b'.repeat(64)}"}`, '{"id":1,"method":"stop"}'],
  ['proves without a hello', `{"proof":"${'b'.repeat(64)}"}`],
])('who cannot is told so once and ended: it %s', async (_, ...lines) => {
  const heard = await heardBy(await owned(), ...lines);
  expect(heard).not.toContain('"here"');
  expect(heard.split('Only a program that may read the data folder')).toHaveLength(2);
});

test('a word of another start opens nothing', () => {
  const [server, client] = [serverProof('this start'), clientProof('an earlier start')];
  const judged = server.judge(JSON.stringify(client.hello));
  expect(judged.kind === 'answer' && client.answer(judged.answer)).toBeNull();
});

test('a proof that was overheard opens nothing the next time', () => {
  const client = clientProof('word');
  const before = serverProof('word');
  const hello = before.judge(JSON.stringify(client.hello));
  const proof = hello.kind === 'answer' ? client.answer(hello.answer) : null;
  expect(before.judge(JSON.stringify(proof)).kind).toBe('known');
  const next = serverProof('word');
  next.judge(JSON.stringify(client.hello));
  expect(next.judge(JSON.stringify(proof)).kind).toBe('refused');
});

/** A program that took the name first and answers everything. */
async function pretender(dir: string, answer: (line: string) => string): Promise<Server> {
  const server = createServer((socket) => socket.on('data', (bytes) => socket.write(answer(String(bytes)))));
  await new Promise<void>((done) => server.listen(controlPath(dir), () => done()));
  onTestFinished(() => void server.close());
  return server;
}

test.each([
  ['echoes', (line: string) => line],
  ['makes a proof up', () => `{"hello":"${'a'.repeat(64)}","proof":"${'b'.repeat(64)}"}\n`],
  ['talks and never ends a line', () => 'x'.repeat(2_000)],
])('a program that took the name first is asked nothing: it %s', async (_, answer) => {
  const dir = await testFolder();
  await writeFile(join(dir, 'owner.json'), '{"dialpost":"owner","word":"secret"}');
  await pretender(dir, answer);
  await expect(connectControl(dir, true)).rejects.toThrow(/could not show that it is your Dialpost/);
});

test('nor is it where the folder has no word, not even one that knows nothing is there', async () => {
  const dir = await testFolder();
  const server = serverProof('');
  await pretender(dir, (line) => {
    const judged = server.judge(line);
    return judged.kind === 'answer' ? `${JSON.stringify(judged.answer)}\n` : '';
  });
  await expect(connectControl(dir, true)).rejects.toThrow(/Nothing was asked/);
});

test('where nobody runs there is nobody, word or not', async () => {
  const dir = await testFolder();
  expect(await connectControl(dir, true)).toBeNull();
  await writeFile(join(dir, 'owner.json'), '{"word":"old"}');
  expect(await connectControl(dir, true)).toBeNull();
  await rm(join(dir, 'owner.json'));
});
