// What a stranger may say in a provider's place, and at the door where a browser's answer is
// awaited: it ends in a sentence, and never in a fault of ours, which would stop other mail.
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { openAnswerDoor } from '../../../src-main/sign-in/answer-door';
import { SignIns } from '../../../src-main/sign-in/sign-ins';
import { createTokens } from '../../../src-main/sign-in/tokens';
import { grantOf } from '../../support/grants';
import { memoryBook } from '../../support/sign-in-book';

let server: Server;
let issuer = '';
/** What differs from a provider as it should be: in what it says of itself, in a device's code, in a token. */
let odd: { about?: object; code?: object; token?: string } = {};

beforeEach(async () => {
  odd = {};
  server = createServer((request, response) => {
    request.resume();
    const at = (path: string): string => `${issuer}/${path}`;
    const about = {
      issuer,
      authorization_endpoint: at('ask'),
      token_endpoint: at('token'),
      device_authorization_endpoint: at('device'),
      ...odd.about,
    };
    const code = { device_code: 'd', user_code: 'ABCD', verification_uri: at('go'), expires_in: 600, ...odd.code };
    response.setHeader('content-type', 'application/json');
    if (request.url === '/token') response.end(odd.token ?? '{}');
    else response.end(JSON.stringify(request.url === '/device' ? code : about));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** The address it begins with, or the sentence why it does not. */
async function begun(device: boolean): Promise<string> {
  const signIns = new SignIns({ clock: systemClock, store: async () => undefined });
  onTestFinished(() => signIns.close());
  const grant = grantOf({ issuer });
  return signIns.begin({ grant, uses: ['smtp'], device }).then(
    ({ address, userCode }) => `${address} ${userCode ?? ''}`,
    (error: unknown) => {
      expect(error).toMatchObject({ name: 'ContractError' });
      return String(error);
    },
  );
}

const NO_ADDRESSES: readonly unknown[] = [
  '',
  'nonsense',
  '//x',
  'http://[',
  5,
  null,
  {},
  [],
  true,
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ms-settings:network',
  'https://boss:secret@far.example/',
];

describe('what a provider says of itself', () => {
  test.each(NO_ADDRESSES)('a page for consent at %j is none', async (authorization_endpoint) => {
    odd = { about: { authorization_endpoint } };
    expect(await begun(false)).toMatch(/nothing a sign-in provider says/);
  });

  test.each(['', 'nonsense', '//x', 'http://[', 'https://other.example', 5, null])('its name %j', async (name) => {
    odd = { about: { issuer: name } };
    for (const device of [false, true]) expect(await begun(device)).toMatch(/nothing a sign-in provider says/);
  });

  test('nobody is sent where his password would cross the line in clear', async () => {
    odd = { about: { authorization_endpoint: 'http://far.example/ask' } };
    expect(await begun(false)).toMatch(/far\.example .* in the clear/);
    odd = { code: { verification_uri: 'http://far.example/go' } };
    expect(await begun(true)).toMatch(/far\.example .* in the clear/);
  });
});

describe("a device's code", () => {
  test.each(NO_ADDRESSES)('that is typed at %j', async (verification_uri) => {
    odd = { code: { verification_uri } };
    expect(await begun(true)).toMatch(/nothing a sign-in provider says/);
  });

  test.each([
    ['without end', 'x'.repeat(60_000)],
    ['with controls', '\u001b[2J\u202eABCD'],
    ['on two lines', 'AB\nCD'],
    ['that is a number', 5],
    ['that is empty', ''],
  ])('%s', async (_, user_code) => {
    odd = { code: { user_code } };
    expect(await begun(true)).toMatch(/nothing a sign-in provider says/);
  });

  test('its page is shown as an address is written', async () => {
    odd = { code: { verification_uri: `https://far.example/\n\u001b[2Jgo` } };
    expect(await begun(true)).toBe('https://far.example/%1B[2Jgo ABCD');
  });
});

test('a token in a nest of brackets', async () => {
  const nest = '['.repeat(30_000) + ']'.repeat(30_000);
  odd = { token: `{"access_token":"a","token_type":"bearer","id_token":"a.b.c","nest":${nest}}` };
  const tokens = createTokens({ clock: systemClock, book: memoryBook(systemClock), renewed: async () => undefined });
  const grant = grantOf({ issuer, refreshToken: 'r' });
  expect(await tokens(grant, new AbortController().signal)).toMatchObject({ ok: false });
});

describe('the door for the answer', () => {
  async function door() {
    const came: string[] = [];
    const open = await openAnswerDoor({
      host: '127.0.0.1',
      belongs: (url) => url.searchParams.get('state') === 'right',
      came: ({ href }) => void came.push(href),
    });
    onTestFinished(() => open.close());
    const { port } = new URL(open.address);
    /** All that is said to it before it hangs up. */
    const ask = (bytes: string): Promise<string> =>
      new Promise((resolve) => {
        let heard = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
        socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
        socket.on('error', () => undefined).on('close', () => resolve(heard));
      });
    return { open, came, ask, port: Number(port) };
  }

  test.each(['//', '//:0/', '//[', 'http://[', '/\\\\', '*', '/%', '/?state=right%00', 'http://far.example'])(
    'asked for %s, it answers that this is nothing',
    async (path) => {
      const { ask, came } = await door();
      expect(await ask(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(/^HTTP\/1\.1 404 /);
      expect(await ask('GET /?state=right HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
      expect(came).toHaveLength(1);
    },
  );

  test('a connection that a browser opened beforehand goes with it', async () => {
    const { open, port } = await door();
    const socket = connect(port, '127.0.0.1');
    const closed = new Promise<void>((resolve) => void socket.on('close', () => resolve()));
    await new Promise<void>((resolve) => void socket.on('connect', () => resolve()));
    await sleep(50);
    open.close();
    await closed;
  });
});
