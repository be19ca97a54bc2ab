// A token is shown to its own provider's mail hosts, whatever the settings say.
import { expect, test } from 'vitest';
import { askToken } from '../../../src-main/smtp/auth/token';
import { grantOf } from '../../support/grants';

test.each([
  ['microsoft', 'smtp.office365.com', true],
  ['microsoft', 'Outlook.Office365.com', true],
  ['microsoft', 'smtp.partner.outlook.cn', true],
  ['microsoft', 'smtp.office365.com.stranger.example', false],
  ['microsoft', 'notoffice365.com', false],
  ['google', 'smtp.gmail.com', true],
  ['google', 'smtp.office365.com', false],
  ['yahoo', 'smtp.mail.yahoo.com', true],
  ['fastmail', 'smtp.stranger.example', false],
  ['microsoft', '127.0.0.1', true],
  ['other', 'smtp.isp.example', true],
] as const)('%s at %s: %s', async (provider, host, may) => {
  let asked = 0;
  const ask = () => Promise.resolve({ ok: true, token: `t${++asked}` } as const);
  const token = await askToken(ask, { grant: grantOf({ provider }), host }, new AbortController().signal);
  expect(token.ok).toBe(may);
  expect(asked).toBe(may ? 1 : 0);
  if (!token.ok) expect(token.reply.signIn?.text).toContain(`${host} is no mail host of`);
});
