// The window has none of Node's modules: what is new there is made from the contract's
// schemas without them. Where a value's rightness is judged, they would be needed.
import { expect, test, vi } from 'vitest';
import { SmartHost } from '../../../src-main/contract/connector';
import * as fresh from '../../../src-renderer/settings/fresh';
import { forHere } from '../../../src-renderer/settings/listener-presets';

vi.mock('node:net', () => ({}));
vi.mock('node:url', () => ({}));

test('what is new is made without Node', () => {
  expect(fresh.NEW_HOST).toMatchObject({ host: '', port: 587, auth: { kind: 'none' } });
  expect(fresh.freshRoute('smart-host')).toMatchObject({ kind: 'smart-host', hosts: [fresh.NEW_HOST] });
  expect(fresh.freshCollect('imap', 'mail.example', null)).toMatchObject({ host: 'mail.example', password: null });
  expect(fresh.freshConnector('line')).toMatchObject({ link: 'line', addressSpaces: [{ pattern: '*', cost: 1 }] });
  expect(forHere({})).toMatchObject({ enabled: true, port: 2525 });
});

test('a host cannot be judged there', () => {
  expect(() => SmartHost.safeParse({ host: 'mail.example' })).toThrow(/isIP/);
});
