import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Grant } from '../../../src-main/contract/sign-in/grant';
import { createTokens, type TokensDeps } from '../../../src-main/sign-in/tokens';
import { grantOf } from '../../support/grants';
import { manualClock } from '../../support/manual-clock';
import { memoryBook } from '../../support/sign-in-book';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A token's host; `answer` gets each form that comes and says what goes back. */
async function tokenHost(
  answer: (form: URLSearchParams) => { status: number; body: unknown },
): Promise<{ url: string; asked: URLSearchParams[] }> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const form = new URLSearchParams(text);
      asked.push(form);
      const { status, body: said } = answer(form);
      const body =
        typeof said === 'object' && said !== null && 'access_token' in said ? { token_type: 'Bearer', ...said } : said;
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server
  return { url: `http://127.0.0.1:${port}/token`, asked };
}

function tokensOf({ clock = manualClock(), ...more }: Partial<TokensDeps> = {}) {
  return createTokens({ clock, book: memoryBook(clock), renewed: async () => undefined, ...more });
}

function grant(tokenUrl: string, more: Partial<Grant> = {}): Grant {
  return grantOf({ clientSecret: 'hush', refreshToken: 'refresh-1', tokenUrl, ...more });
}

const never = new AbortController().signal;

describe('a token for a host that wants OAuth2', () => {
  it('is asked for with the stored grant and used until shortly before its end', async () => {
    const host = await tokenHost(() => ({ status: 200, body: { access_token: 'abc', expires_in: 3600 } }));
    const clock = manualClock();
    const oauth = tokensOf({ clock, renewed: () => Promise.reject(new Error('nothing was renewed')) });
    expect(await oauth(grant(host.url), never)).toEqual({ ok: true, token: 'abc' });
    expect(Object.fromEntries(host.asked[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      client_id: 'dialpost',
      client_secret: 'hush',
      refresh_token: 'refresh-1',
    });
    clock.advance(50 * 60_000);
    await oauth(grant(host.url), never);
    expect(host.asked.length).toBe(1);
    clock.advance(9 * 60_000);
    await oauth(grant(host.url), never);
    expect(host.asked.length).toBe(2);
  });

  it('is used only when a new refresh token that came with it is stored', async () => {
    const host = await tokenHost(() => ({ status: 200, body: { access_token: 'abc', refresh_token: 'refresh-2' } }));
    const stored: string[] = [];
    const oauth = tokensOf({ renewed: async (old, next) => void stored.push(old, next) });
    await oauth(grant(host.url), never);
    expect(stored).toEqual(['refresh-1', 'refresh-2']);
    const broken = tokensOf({ renewed: () => Promise.reject(new Error('disk full')) });
    await expect(broken(grant(host.url), never)).rejects.toThrow('disk full');
  });

  it('is asked for anew with the refresh token that followed, whoever still holds the one before', async () => {
    let count = 0;
    const host = await tokenHost(() => {
      count += 1;
      return { status: 200, body: { access_token: `abc-${count}`, refresh_token: `refresh-${count + 1}` } };
    });
    const oauth = tokensOf();
    expect(await oauth(grant(host.url), never)).toEqual({ ok: true, token: 'abc-1' });
    expect(await oauth(grant(host.url), never, 'abc-1')).toEqual({ ok: true, token: 'abc-2' });
    expect(await oauth(grant(host.url), never, 'abc-2')).toEqual({ ok: true, token: 'abc-3' });
    expect(host.asked.map((form) => form.get('refresh_token'))).toEqual(['refresh-1', 'refresh-2', 'refresh-3']);
  });

  it('is asked for also where a provider gives back a refresh token that it gave before', async () => {
    const after: Readonly<Record<string, string>> = { 'refresh-1': 'refresh-2', 'refresh-2': 'refresh-1' };
    let count = 0;
    const host = await tokenHost((form) => {
      count += 1;
      const next = after[form.get('refresh_token') ?? ''];
      return { status: 200, body: { access_token: `abc-${count}`, refresh_token: next } };
    });
    const oauth = tokensOf();
    let refused: string | undefined;
    for (let i = 1; i <= 4; i++) {
      expect(await oauth(grant(host.url), never, refused)).toEqual({ ok: true, token: `abc-${i}` });
      refused = `abc-${i}`;
    }
    expect(host.asked.map((form) => form.get('refresh_token'))).toEqual([
      'refresh-1',
      'refresh-2',
      'refresh-1',
      'refresh-2',
    ]);
  });

  it('is not had when the grant is no longer honoured: the password is at fault, and what to do is said', async () => {
    const host = await tokenHost(() => ({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Token expired.\r\nTrace ID 1' },
    }));
    const answer = await tokensOf()(grant(host.url), never);
    expect(answer).toMatchObject({ ok: false, stage: 'auth', reply: { code: 535 } });
    expect(JSON.stringify(answer)).toMatch(/Sign in again \(invalid_grant: Token expired\.\)/);
    expect(JSON.stringify(answer)).not.toContain('refresh-1');
  });

  it('is not had from a page that is no token, nor without an address', async () => {
    const host = await tokenHost(() => ({ status: 200, body: '<html>Please log in to the hotel network</html>' }));
    const oauth = tokensOf();
    expect(await oauth(grant(host.url), never)).toMatchObject({ ok: false, stage: 'auth' });
    expect(await oauth(grant(host.url, { tokenUrl: null }), never)).toMatchObject({ ok: false, stage: 'auth' });
  });

  it('is not used any more once the grant is gone: who signed out is out', async () => {
    const host = await tokenHost(() => ({ status: 200, body: { access_token: 'abc' } }));
    const oauth = tokensOf();
    await oauth(grant(host.url), never);
    const out = await oauth(grant(host.url, { refreshToken: null }), never);
    expect(out).toMatchObject({ ok: false, stage: 'auth' });
    expect(JSON.stringify(out)).toContain('nobody has signed in');
  });

  it('waits for another day when its host cannot be reached: nobody’s password is at fault', async () => {
    const oauth = tokensOf();
    expect(await oauth(grant('http://127.0.0.1:1/token'), never)).toMatchObject({ ok: false, stage: 'connect' });
    const stopped = new AbortController();
    stopped.abort();
    expect(await oauth(grant('http://127.0.0.1:1/token'), stopped.signal)).toMatchObject({
      ok: false,
      stage: 'connect',
    });
  });

  it('is asked for once when two connectors want it at the same time', async () => {
    const host = await tokenHost(() => ({ status: 200, body: { access_token: 'abc' } }));
    const oauth = tokensOf();
    await Promise.all([oauth(grant(host.url), never), oauth(grant(host.url), never)]);
    expect(host.asked.length).toBe(1);
  });
});

/** As it stands, in pieces, for as long as somebody reads; how much was taken in the end. */
async function endlessHost(status: number, head: string): Promise<{ url: string; sent: () => number }> {
  let sent = 0;
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    const more = (): void => {
      while (!response.destroyed && response.write(' '.repeat(16_384))) sent += 16_384;
      response.once('drain', more);
    };
    response.write(head);
    more();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, sent: () => sent }; // a TCP server
}

describe("B6: a token's host", () => {
  const open = tokensOf;

  it.each([
    [200, '{"access_token":"abc",'],
    [400, '{"error":"invalid_grant","error_description":"'],
    [500, ''],
  ])('that answers %i without end is cut off soon', async (status, head) => {
    const host = await endlessHost(status, head);
    const answer = await open()(grant(host.url), never);
    expect(answer).toMatchObject({ ok: false, stage: 'connect' });
    expect(JSON.stringify(answer)).toContain('an answer without end');
    // What systems hold for a connection comes on top of what was read.
    expect(host.sent()).toBeLessThan(20_000_000);
  });

  it('that drips is given up at the limit, however long it goes on', async () => {
    const server = createServer((_request, response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const answer = await open({ patience: 200 })(
      grant(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
      never,
    ); // a TCP server
    server.closeAllConnections();
    expect(answer).toMatchObject({ ok: false, stage: 'connect' });
    expect(JSON.stringify(answer)).toContain('too long');
  });

  it('that talks at length is told on one short line, without our secrets', async () => {
    const long = `no\u0007 refresh-1 nor hush, said ${'x'.repeat(60_000)}`;
    for (const body of [
      { error: 'invalid_grant', error_description: long },
      { error: long },
      { error: 'x', error_description: { deep: long } },
    ]) {
      const host = await tokenHost(() => ({ status: 400, body }));
      const text = JSON.stringify(await open()(grant(host.url), never));
      expect(text.length).toBeLessThan(1000);
      expect(text).not.toMatch(/refresh-1|hush|\\u0007/);
    }
  });

  it.each([
    [503, { error: 'temporarily_unavailable' }],
    [429, ''],
    [502, '<html>Bad gateway</html>'],
  ])('in trouble of its own (%i) says nothing about the grant', async (status, body) => {
    const host = await tokenHost(() => ({ status, body }));
    expect(await open()(grant(host.url), never)).toMatchObject({ ok: false, stage: 'connect' });
  });

  it('is not asked in the clear, nor followed to another place', async () => {
    for (const url of [
      'http://192.0.2.1/token',
      'http://127.0.0.1.isp.example/token',
      'http://localhost.isp.example/',
      'ftp://127.0.0.1/',
      'data:application/json,{"access_token":"x"}',
      'https://anna:pw@login.example/token',
      'https://',
    ]) {
      const answer = await open()(grant(url), never);
      expect(answer, url).toMatchObject({ ok: false, stage: 'auth' });
      expect(JSON.stringify(answer)).not.toContain('pw@');
    }
    const there = await tokenHost(() => ({ status: 200, body: { access_token: 'abc' } }));
    const moved = createServer((_request, response) => response.writeHead(307, { location: there.url }).end());
    servers.push(moved);
    await new Promise<void>((resolve) => moved.listen(0, '127.0.0.1', resolve));
    expect(await open()(grant(`http://127.0.0.1:${(moved.address() as AddressInfo).port}/`), never)).toMatchObject({
      ok: false,
      stage: 'connect',
    }); // a TCP server
    expect(there.asked).toEqual([]);
  });

  it('is asked for one new token in the place of a refused one, by however many connections', async () => {
    let count = 0;
    const host = await tokenHost(() => ({ status: 200, body: { access_token: `t${++count}`, expires_in: '3600' } }));
    const oauth = open();
    expect(await oauth(grant(host.url), never)).toEqual({ ok: true, token: 't1' });
    const again = await Promise.all([oauth(grant(host.url), never, 't1'), oauth(grant(host.url), never, 't1')]);
    expect(again).toEqual([
      { ok: true, token: 't2' },
      { ok: true, token: 't2' },
    ]);
    expect(host.asked.length).toBe(2);
  });

  it("that has only the refused token again is the login's trouble", async () => {
    const host = await tokenHost(() => ({ status: 200, body: { access_token: 'same' } }));
    const answer = await open()(grant(host.url), never, 'same');
    expect(answer).toMatchObject({ ok: false, stage: 'auth' });
    expect(JSON.stringify(answer)).not.toContain('"same');
  });

  it('ends a token by elapsed time: a clock set back makes none last longer', async () => {
    const host = await tokenHost(() => ({ status: 200, body: { access_token: 'abc', expires_in: 3600 } }));
    const clock = manualClock();
    const oauth = open({ clock });
    await oauth(grant(host.url), never);
    clock.jump(clock.now() - 8 * 3_600_000);
    clock.advance(61 * 60_000);
    await oauth(grant(host.url), never);
    expect(host.asked.length).toBe(2);
  });
});
