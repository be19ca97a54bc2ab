import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createOAuth, type Grant } from '../../../src-main/smtp/oauth';
import { manualClock } from '../../support/manual-clock';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A token's host; `answer` gets each form that comes and says what goes back. */
async function tokenHost(answer: (form: URLSearchParams) => { status: number; body: unknown }): Promise<{ url: string; asked: URLSearchParams[] }> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const form = new URLSearchParams(text);
      asked.push(form);
      const { status, body } = answer(form);
      response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server
  return { url: `http://127.0.0.1:${port}/token`, asked };
}

function grant(tokenUrl: string, more: Partial<Grant> = {}): Grant {
  return { kind: 'oauth2', provider: 'other', username: 'ship@isp.example', clientId: 'dialpost', clientSecret: 'hush', refreshToken: 'refresh-1', tokenUrl, ...more };
}

const never = new AbortController().signal;

describe('a token for a host that wants OAuth2', () => {
  it('is asked for with the stored grant and used until shortly before its end', async () => {
    const host = await tokenHost(() => ({ status: 200, body: { access_token: 'abc', expires_in: 3600 } }));
    const clock = manualClock();
    const oauth = createOAuth({ clock, renewed: () => Promise.reject(new Error('nothing was renewed')) });
    expect(await oauth(grant(host.url), never)).toEqual({ ok: true, token: 'abc' });
    expect(Object.fromEntries(host.asked[0] ?? [])).toEqual({ grant_type: 'refresh_token', client_id: 'dialpost', client_secret: 'hush', refresh_token: 'refresh-1' });
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
    const oauth = createOAuth({ clock: manualClock(), renewed: async (old, next) => void stored.push(old, next) });
    await oauth(grant(host.url), never);
    expect(stored).toEqual(['refresh-1', 'refresh-2']);
    const broken = createOAuth({ clock: manualClock(), renewed: () => Promise.reject(new Error('disk full')) });
    await expect(broken(grant(host.url), never)).rejects.toThrow('disk full');
  });

  it('is not had when the grant is no longer honoured: the password is at fault, and what to do is said', async () => {
    const host = await tokenHost(() => ({ status: 400, body: { error: 'invalid_grant', error_description: 'Token expired.\r\nTrace ID 1' } }));
    const answer = await createOAuth({ clock: manualClock(), renewed: async () => undefined })(grant(host.url), never);
    expect(answer).toMatchObject({ ok: false, stage: 'auth', reply: { code: 535 } });
    expect(JSON.stringify(answer)).toMatch(/invalid_grant: Token expired\.\. Sign in again/);
    expect(JSON.stringify(answer)).not.toContain('refresh-1');
  });

  it('is not had from a page that is no token, nor without an address', async () => {
    const host = await tokenHost(() => ({ status: 200, body: '<html>Please log in to the hotel network</html>' }));
    const oauth = createOAuth({ clock: manualClock(), renewed: async () => undefined });
    expect(await oauth(grant(host.url), never)).toMatchObject({ ok: false, stage: 'auth' });
    expect(await oauth(grant(host.url, { tokenUrl: null }), never)).toMatchObject({ ok: false, stage: 'auth' });
  });

  it('waits for another day when its host cannot be reached: nobody’s password is at fault', async () => {
    const oauth = createOAuth({ clock: manualClock(), renewed: async () => undefined });
    expect(await oauth(grant('http://127.0.0.1:1/token'), never)).toMatchObject({ ok: false, stage: 'connect' });
    const stopped = new AbortController();
    stopped.abort();
    expect(await oauth(grant('http://127.0.0.1:1/token'), stopped.signal)).toMatchObject({ ok: false, stage: 'connect' });
  });

  it('is asked for once when two connectors want it at the same time', async () => {
    const host = await tokenHost(() => ({ status: 200, body: { access_token: 'abc' } }));
    const oauth = createOAuth({ clock: manualClock(), renewed: async () => undefined });
    await Promise.all([oauth(grant(host.url), never), oauth(grant(host.url), never)]);
    expect(host.asked.length).toBe(1);
  });
});
