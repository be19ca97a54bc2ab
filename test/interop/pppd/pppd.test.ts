// The real pppd, back to back with itself over a pseudo terminal. Machines for
// tests seldom have PPP in their kernel, so it runs in a little one of its own:
// Debian's user-mode-linux, an ordinary program that boots in a second on the
// real disk, read-only. Needs the packages user-mode-linux, ppp, kmod, procps and
// iproute2.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootLittleLinux, type Step, type Told } from '../../support/little-linux';
import { lacks } from '../../support/needs';

describe.skipIf(lacks('little-linux'))('the real pppd', () => {
  const dir = mkdtempSync(join(tmpdir(), 'dialpost-pppd-'));
  let told: Told;

  beforeAll(async () => {
    told = await bootLittleLinux({ dir, of: import.meta.dirname, memory: '512M', limitMs: 160_000 });
  }, 170_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const step = (name: string): Step => told.step(name);

  test('dials, has an address, hangs up and leaves nothing running', () => {
    expect(step('up')).toMatchObject({
      result: { ok: true },
      state: 'up',
      interfaces: expect.stringContaining('inet 10.9.0.1 peer 10.9.0.2'),
    });
    expect(step('down')).toMatchObject({ result: { ok: true }, state: 'down', left: '' });
  });
  test('notices when the other side is gone', () => {
    expect(step('drop')).toMatchObject({ text: 'Modem went down by itself.', state: 'down', left: '' });
  });
  test('logs in, and does not go on with a refused password', () => {
    expect(step('office')).toMatchObject({ result: { ok: true } });
    expect(step('impostor')).toMatchObject({
      result: {
        ok: false,
        text: expect.stringMatching(
          /\(tried once\): the provider did not accept the name or password \(pppd ended with code 19\)/,
        ),
      },
    });
  });
  test('a modem that does not connect is dialled again and told in words', () => {
    expect(step('nochat')).toMatchObject({
      result: { text: expect.stringContaining('(tried 2 times): the modem did not connect') },
      state: 'down',
      left: '',
    });
    expect(step('missing')).toMatchObject({
      result: { text: expect.stringContaining('(tried once): The file /etc/ppp/peers/missing does not exist') },
    });
  });
  test('a line that stays silent is given up in time, and pppd with it', () => {
    expect(step('silent')).toMatchObject({
      result: { text: expect.stringContaining('pon did not finish within 5 seconds and was ended') },
      state: 'down',
      left: '',
    });
  });
});
