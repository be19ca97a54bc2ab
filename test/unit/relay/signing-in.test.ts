// What a stored secret and a stored grant are used for when somebody signs in: for whom they
// were given, and nobody else.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Settings } from '../../../src-main/contract/settings';
import { SigningIn } from '../../../src-main/relay/signing-in';
import { grantOf } from '../../support/grants';
import { manualClock } from '../../support/manual-clock';
import { memoryBook } from '../../support/sign-in-book';

const KEPT = { set: true } as const;
let server: Server;
let issuer = '';
let heard: string[] = [];

/** A provider that describes itself, gives codes for devices, and keeps what it hears. */
beforeEach(async () => {
  heard = [];
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      heard.push(text);
      const about = { issuer, token_endpoint: `${issuer}/token`, device_authorization_endpoint: `${issuer}/device` };
      const code = { device_code: 'd', user_code: 'ABCD', verification_uri: `${issuer}/go`, expires_in: 60 };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/device' ? code : about));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function office(issuerOfSending: string): SigningIn {
  const sending = grantOf({ issuer: issuerOfSending, clientSecret: 'hush-hush', refreshToken: 'refresh-1' });
  const { username, ...signIn } = { ...sending, refreshToken: null };
  const settings = Settings.parse({
    organization: { domains: ['clinic.example'] },
    connectors: [
      {
        id: 'isp',
        route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example', auth: { kind: 'oauth2', ...sending } }] },
        collect: { method: 'imap', host: 'imap.isp.example', username, signIn },
      },
    ],
  });
  const clock = manualClock();
  return new SigningIn({
    clock,
    book: memoryBook(clock),
    settings: () => settings,
    shown: () => settings,
    renewed: () => Promise.resolve(),
    apply: () => Promise.resolve({ ok: true }),
    held: () => undefined,
  });
}

async function begun(signingIn: SigningIn, issuerTyped: string): Promise<void> {
  const draft = grantOf({ issuer: issuerTyped, clientSecret: KEPT, refreshToken: KEPT });
  await signingIn.handlers()['signIn.begin']({ connector: 'isp', device: true, draft });
  signingIn.close();
}

test('a client secret that was left as it is goes to the provider it was stored for', async () => {
  await begun(office(issuer), issuer);
  expect(heard.join('\n')).toContain('client_secret=hush-hush');
});

test('and to no other, whatever is typed', async () => {
  await begun(office('https://login.isp.example'), issuer);
  expect(heard.join('\n')).toContain('client_id=dialpost');
  expect(heard.join('\n')).not.toContain('hush');
});

test('a grant that is stored serves the place beside it that names the same, at a host that it was given for', async () => {
  const shown = (refreshToken: unknown, tenant: string | null, host = 'smtp.isp.example') => ({
    organization: { domains: ['clinic.example'] },
    connectors: [
      {
        id: 'isp',
        route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] },
        collect: {
          method: 'imap',
          host,
          username: 'ship@isp.example',
          signIn: { provider: 'other', issuer, clientId: 'dialpost', clientSecret: KEPT, tenant, refreshToken },
        },
      },
    ],
  });
  const tokenIn = (document: unknown): unknown =>
    JSON.parse(JSON.stringify(document)).connectors[0].collect.signIn.refreshToken;
  const signingIn = office(issuer);
  await signingIn.settled();
  expect(tokenIn(signingIn.completed(shown(KEPT, null)))).toBe('refresh-1');
  expect(tokenIn(signingIn.completed(shown(KEPT, 'another.example')))).toEqual(KEPT);
  expect(tokenIn(signingIn.completed(shown(null, null)))).toBeNull();
  expect(tokenIn(signingIn.completed(shown(KEPT, null, 'imap.stranger.example')))).toEqual(KEPT);
});
