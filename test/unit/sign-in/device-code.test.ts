// Providers that give odd codes, or answer oddly whether one was typed: with the sign-ins as the
// relay has them, and a clock in the test's hand.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignInBegun } from '../../../src-main/contract/sign-in/methods';
import { SignIns } from '../../../src-main/sign-in/sign-ins';
import { grantOf } from '../../support/grants';
import { manualClock, type ManualClock } from '../../support/manual-clock';

const GIVEN = { device_code: 'device-secret', user_code: 'ABCD', expires_in: 600, interval: 5 };
const PENDING = { error: 'authorization_pending' };
let server: Server;
let issuer = '';
let clock: ManualClock;
let signIns: SignIns;
let given: object = {};
/** What is answered to each question for a token; the last one again and again. */
let answers: (object | string)[] = [];
/** When each came, milliseconds since the code was given. */
let asked: number[] = [];
let stored: string[] = [];

beforeEach(async () => {
  [given, answers, asked, stored] = [{ ...GIVEN }, [PENDING], [], []];
  clock = manualClock();
  server = createServer((request, response) => {
    request.resume();
    const about = { issuer, token_endpoint: `${issuer}/token`, device_authorization_endpoint: `${issuer}/device` };
    const code = { verification_uri: `${issuer}/go`, ...given };
    let said: object | string = request.url === '/device' ? code : about;
    if (request.url === '/token') {
      asked.push(clock.elapsed());
      said = (answers.length > 1 ? answers.shift() : answers[0]) ?? '';
    }
    response.statusCode = typeof said === 'object' && 'error' in said ? 400 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  signIns = new SignIns({ clock, store: async (_grant, { refreshToken }) => void stored.push(refreshToken) });
});
afterEach(() => {
  signIns.close();
  server.closeAllConnections();
  server.close();
});

const grant = () => grantOf({ issuer });
const begin = (hangUp: boolean): Promise<SignInBegun> =>
  signIns.begin({ grant: grant(), uses: ['smtp'], device: true, hangUp });
const hours = ({ endsAt }: SignInBegun): number => (Date.parse(endsAt) - clock.now()) / 3_600_000;

async function meanwhile<T>(work: Promise<T>): Promise<T> {
  let over = false;
  const done = (): void => void (over = true);
  work.then(done, done);
  for (let tries = 0; !over && tries < 1000; tries++) {
    await clock.advanceAsync(100);
    await sleep(2);
  }
  return work;
}

test.each([true, false])('a code that would last for ever is kept for a day (line down: %s)', async (hangUp) => {
  given = { ...GIVEN, expires_in: 1e15 };
  expect(hours(await begin(hangUp))).toBe(24);
});

test('one that wants to be asked about without a pause is asked about each second at most', async () => {
  given = { ...GIVEN, interval: 0.001 };
  const { id } = await begin(true);
  await meanwhile(signIns.kept.ask(id, null));
  const gaps = asked.map((at, i) => at - (asked[i - 1] ?? 0));
  expect(asked.length).toBeGreaterThan(5);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
});

test('one that may not be asked about for long is not dialled for before', async () => {
  given = { ...GIVEN, interval: 60 };
  const { id } = await begin(true);
  expect(() => signIns.kept.toAsk(id)).toThrow('the provider is not to be asked again before 60 s have passed');
  await clock.advanceAsync(50_000);
  expect(await meanwhile(signIns.kept.ask(id, null))).toMatchObject({ ok: false, waits: {} });
  expect(asked).toHaveLength(1);
});

test('a provider that is asked too often is asked less often, in the next call too', async () => {
  answers = [{ error: 'slow_down' }, PENDING];
  const { id } = await begin(true);
  await meanwhile(signIns.kept.ask(id, null));
  await meanwhile(signIns.kept.ask(id, null));
  expect(asked[0]).toBeGreaterThanOrEqual(5_000);
  for (const [i, at] of asked.entries()) if (i > 0) expect(at - (asked[i - 1] ?? 0)).toBeGreaterThanOrEqual(10_000);
});

test('a page of another network in its place ends nothing: the code holds', async () => {
  answers = ['<html>Welcome to our hotel</html>', { access_token: 'a', token_type: 'Bearer', refresh_token: 'r' }];
  const { id } = await begin(true);
  const end = await meanwhile(signIns.kept.ask(id, null));
  expect(end).toMatchObject({ ok: false, waits: {}, text: expect.stringContaining('The code still holds') });
  expect(await meanwhile(signIns.kept.ask(id, null))).toMatchObject({ ok: true });
  expect(stored).toEqual(['r']);
});

test('a sign-in that ends within the hour is none, and the code is over', async () => {
  answers = [{ access_token: 'a', token_type: 'Bearer' }];
  const { id } = await begin(true);
  expect(await meanwhile(signIns.kept.ask(id, null))).toEqual({
    ok: false,
    text: expect.stringContaining('Allow offline access'),
  });
  expect(signIns.kept.of(grant()).begun).toBeNull();
  expect(stored).toEqual([]);
});

test('a provider that says our code back has it masked', async () => {
  answers = [{ error: 'access_denied', error_description: `no, device-secret is not allowed` }];
  const { id } = await begin(true);
  const { text } = await meanwhile(signIns.kept.ask(id, null));
  expect(text).toContain('is not allowed');
  expect(text).not.toContain('device-secret');
});

test.each([
  ['no code to type', { user_code: undefined }],
  ['no code of ours', { device_code: '' }],
  ['no end', { expires_in: 'soon' }],
])('an answer with %s is told as none of a provider', async (_, odd) => {
  given = { ...GIVEN, ...odd };
  await expect(begin(true)).rejects.toThrow('nothing a sign-in provider says');
});

test('two questions at a time are one too many', async () => {
  const { id } = await begin(true);
  const first = signIns.kept.ask(id, null);
  await expect(signIns.kept.ask(id, null)).rejects.toThrow('is being asked just now');
  expect(await meanwhile(first)).toMatchObject({ ok: false, waits: {} });
});
