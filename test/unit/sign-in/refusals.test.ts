// What a provider says when it honours a sign-in no longer, each with its own mend.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTokens } from '../../../src-main/sign-in/tokens';
import { grantOf } from '../../support/grants';
import { manualClock } from '../../support/manual-clock';
import { memoryBook } from '../../support/sign-in-book';

const DAY = 86_400_000;
const GIVEN = { account: null, hosts: [], lasts: null };
const never = new AbortController().signal;
let server: Server;
let tokenUrl = '';
let says: object = {};

beforeAll(async () => {
  server = createServer((_request, response) =>
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(says)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`; // it listens on TCP
});
afterAll(() => server.close());

const grant = (provider: 'microsoft' | 'google') => grantOf({ provider, tokenUrl, refreshToken: 'refresh-1' });

/** What is told, so many days after somebody signed in. */
async function told(provider: 'microsoft' | 'google', days: number): Promise<string> {
  const clock = manualClock();
  const book = memoryBook(clock);
  await book.signedIn(grant(provider), 'refresh-1', GIVEN);
  clock.advance(days * DAY);
  const token = await createTokens({ clock, book, renewed: async () => undefined })(grant(provider), never);
  const text = token.ok ? '' : (token.reply.signIn?.text ?? '');
  expect(book.refusalOf(grant(provider))).not.toBeNull();
  return text;
}

test.each([
  ['invalid_grant', 'AADSTS700082: The refresh token has expired due to inactivity.', /not used for so long.*Sign in/],
  ['invalid_grant', 'AADSTS50173: The provided grant has expired due to it being revoked', /password.*Sign in again/],
  ['invalid_grant', 'AADSTS50055: The password is expired.', /has run out/],
  ['invalid_grant', 'AADSTS70043: The refresh token has expired or is invalid due to sign-in', /ends every sign-in/],
  ['interaction_required', 'AADSTS50076: you must use multi-factor authentication', /second factor/],
  ['interaction_required', 'AADSTS53003: Access has been blocked by Conditional Access policies', /conditional access/],
  ['interaction_required', 'AADSTS53000: Your device is required to be managed', /Ask its administrator to allow/],
  ['invalid_grant', 'AADSTS65001: The user or administrator has not consented', /Grant admin consent/],
  ['invalid_grant', 'AADSTS50105: The signed in user is not assigned to a role', /Users and groups/],
  ['invalid_grant', 'AADSTS50034: The user account does not exist', /does not know this account/],
  ['invalid_request', 'AADSTS90002: Tenant not found', /tenant/],
  ['invalid_grant', 'AADSTS50020: User account from identity provider does not exist in tenant', /does not belong/],
  ['unauthorized_client', 'AADSTS700016: Application was not found in the directory', /client id/],
  ['invalid_client', 'AADSTS7000222: The provided client secret keys are expired.', /client secret.*new one/],
  ['invalid_client', 'AADSTS7000218: The request body must contain client_assertion', /public client flows/],
  ['invalid_client', 'AADSTS700024: Client assertion is not within its valid time range.', /clock wrong.*Set date/],
  ['invalid_client', 'AADSTS700027: The certificate with identifier used is not registered', /Certificates & secrets/],
  ['invalid_grant', 'AADSTS700084: The refresh token was issued to a single page app', /single-page application/],
  ['invalid_scope', 'AADSTS70011: The provided value for scope is not valid', /permissions for mail/],
  ['invalid_grant', 'Token has been revoked.', /taken back, or it ended/],
])('Microsoft: %s, %s', async (error, description, mend) => {
  says = { error, error_description: description };
  expect(await told('microsoft', 1)).toMatch(mend);
});

test('a consent that lay unused longer than its provider keeps it has lapsed, whatever is said', async () => {
  says = { error: 'invalid_grant', error_description: 'Bad Request' };
  expect(await told('microsoft', 91)).toMatch(/not used for so long/);
  expect(await told('microsoft', 89)).not.toMatch(/not used for so long/);
});

test('Google: what ends seven days after the sign-in is a consent screen in "Testing"', async () => {
  says = { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' };
  expect(await told('google', 8)).toMatch(/"Testing".*Publish it/);
  expect(await told('google', 5)).not.toMatch(/Testing/);
  says = { error: 'invalid_grant', error_description: 'reauth related error (invalid_rapt)' };
  expect(await told('google', 1)).toMatch(/ends every sign-in after some time/);
});
