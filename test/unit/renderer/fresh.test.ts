// The window has none of Node's modules: what is new there is made from the contract's
// schemas without them. Where a value's rightness is judged, they would be needed.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const WITHOUT = ['node:net', 'node:url'];
/** Read anew before and after: other files share this process, and have those modules. */
beforeAll(() => {
  vi.resetModules();
  for (const name of WITHOUT) vi.doMock(name, () => ({}));
});
afterAll(() => {
  for (const name of WITHOUT) vi.doUnmock(name);
  vi.resetModules();
});

test('what is new is made without Node', async () => {
  const fresh = await import('../../../src-renderer/settings/fresh');
  const { forHere } = await import('../../../src-renderer/settings/listener-presets');
  expect(fresh.NEW_HOST).toMatchObject({ host: '', port: 587, auth: { kind: 'none' } });
  expect(fresh.freshRoute('smart-host')).toMatchObject({ kind: 'smart-host', hosts: [fresh.NEW_HOST] });
  expect(fresh.freshCollect('imap', 'mail.example', null)).toMatchObject({ host: 'mail.example', password: null });
  expect(fresh.freshConnector('line')).toMatchObject({ link: 'line', addressSpaces: [{ pattern: '*', cost: 1 }] });
  expect(forHere({})).toMatchObject({ enabled: true, port: 2525 });
});

test('a host cannot be judged there', async () => {
  const { SmartHost } = await import('../../../src-main/contract/connector');
  expect(() => SmartHost.safeParse({ host: 'mail.example' })).toThrow(/isIP/);
});
