// What a session says in another language: the same facts lead to the same cases and to
// the same steps, and every sentence comes from a page.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import type { DialTrouble } from '../../../src-main/contract/dial-fault';
import { advised, collectSymptom, dialSymptom } from '../../../src-main/session/advice';
import { speak } from '../../../src-main/words/page';
import { sessionWords } from '../../../src-main/words/session';
import { MODEM, startRig } from '../relay/rig';

const notDialled = (trouble: DialTrouble, said = '') =>
  dialSymptom({ fault: { trouble, by: 'ras', code: 600, hopeless: false }, said, text: 'Words of the line.' });
const notCollected = (refusal: object) =>
  collectSymptom({ method: 'etrn', kind: 'failed', text: 'Words of ours.', refusal: { said: '', ...refusal } });

afterEach(() => speak('en'));

describe.each(['en', 'en-XA'] as const)('in %s', (language) => {
  test.each([
    ['dial-busy', notDialled('busy')],
    ['dial-other', notDialled('other')],
    ['dial-no-entry', notDialled('other', 'the entry does not exist')],
    ['collect-login', notCollected({ fault: 'login' })],
    ['collect-port', notCollected({ fault: 'unreached', hosts: ['mail.isp.example:366'] })],
    ['collect-459', notCollected({ said: '459 Node not allowed' })],
    ['collect-other', notCollected({})],
  ])('%s is known by facts', (id, symptom) => {
    speak(language);
    expect(advised(symptom).id).toBe(id);
  });
});

test('a case that tells more than its sentence has its steps in the language of the moment', () => {
  speak('en-XA');
  expect(advised(notDialled('voice')).text).toMatch(/^Words of the line\. ⟦Check the telephone number .*⟧$/);
});

/** What a call says of a host that greets so, or answers EHLO so; nobody logs in there. */
async function calledAt(greeting: string, ehlo?: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (ehlo === undefined) return void socket.end(`${greeting}\r\n`);
    socket.write(`${greeting}\r\n`);
    socket.on('data', () => void socket.write(`${ehlo}\r\n`));
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const hosts = [{ host: '127.0.0.1', port, security: 'none' }];
  const rig = await startRig({ schedule: { kind: 'never' }, route: { kind: 'smart-host', hosts } }, MODEM);
  await rig.write();
  await rig.relay.handlers['session.start']({});
  const [call] = await rig.calls(1);
  return call?.error ?? '';
}

test.each([
  ['421 try later'],
  ['450 4.3.2 not now'],
  ['220 ready', '421 4.3.0 no'],
  ['220 ready', '451 4.3.0 out of order'],
  ['220 ready', '502 what?'],
])('a refusal before any login is no matter of the password: %s %s', async (greeting, ehlo?: string) => {
  const said = await calledAt(greeting, ehlo);
  expect(said).toContain((ehlo ?? greeting).slice(4));
  expect(said).not.toMatch(/password|log in|login/i);
});

test('what was announced and did not come is counted', () => {
  expect(sessionWords.missing({ came: 0, owed: 1 })).toBe('The one message that the provider announced did not come');
  expect(sessionWords.stillOwed({ came: 2, owed: 1 })).toMatch(/^Only 2 of the 3 messages .* The other waits/);
  expect(sessionWords.stillOwed({ came: 0, owed: 3 })).toMatch(/^None of the 3 messages .* They wait/);
});
