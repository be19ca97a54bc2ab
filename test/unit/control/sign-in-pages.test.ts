// Which pages the system's browser may be sent to: those that sign-ins begun here need, of the
// web, and no others.
import { expect, test } from 'vitest';
import { signInPages } from '../../../src-main/control/sign-in-pages';

const answering = (address: unknown) => signInPages(async () => ({ result: { id: '1', address } }));

test('the page of a sign-in that was begun, as it was answered', async () => {
  const pages = answering('https://login.example/authorize?state=1');
  expect(pages.knows('https://login.example/authorize?state=1')).toBe(false);
  await pages.dispatch('signIn.begin', {});
  expect(pages.knows('https://login.example/authorize?state=1')).toBe(true);
  expect(pages.knows('https://login.example/')).toBe(false);
});

test.each(['file:///etc/passwd', 'ms-msdt:/id', 'javascript:alert(1)', 'no address', null])(
  'a provider that names %s sends nobody there',
  async (address) => {
    const pages = answering(address);
    await pages.dispatch('signIn.begin', {});
    expect(pages.knows(String(address))).toBe(false);
  },
);

test('what another method answers, or a refusal, is no sign-in', async () => {
  const other = answering('https://elsewhere.example/');
  await other.dispatch('status', {});
  expect(other.knows('https://elsewhere.example/')).toBe(false);
  const refused = signInPages(async () => ({ error: { code: 'refused', message: 'no' } }));
  expect(await refused.dispatch('signIn.begin', {})).toMatchObject({ error: { code: 'refused' } });
});

test('only the latest are remembered', async () => {
  let n = 0;
  const pages = signInPages(async () => ({ result: { address: `https://login.example/${(n += 1)}` } }));
  for (let i = 0; i < 21; i++) await pages.dispatch('signIn.begin', {});
  expect(pages.knows('https://login.example/1')).toBe(false);
  expect(pages.knows('https://login.example/21')).toBe(true);
});
