// Where a password may cross the line.
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { createLog, silentLog } from '../../../src-main/base/log';
import { Pop3 } from '../../../src-main/contract/pop3';
import { Authorization, mayLogInToMailbox } from '../../../src-main/pop3/authorization';
import type { Pop3Rules } from '../../../src-main/pop3/deps';
import { OpenMailboxes } from '../../../src-main/pop3/open-mailboxes';

function house(settings: object = {}): Pop3Rules {
  return {
    settings: Pop3.parse(settings),
    inUse: new OpenMailboxes(),
    deps: {
      hostname: 'x',
      tls: null,
      clock: systemClock,
      log: silentLog,
      mayConnect: () => true,
      logIn: () => ({ ok: true, folder: '/nowhere' }),
      guesses: { attempt: async ({ look }) => (look() ? 'right' : 'wrong') },
      removed: () => undefined,
    },
  };
}

describe('a password', () => {
  it.each([
    ['192.168.1.5', false, {}, false],
    ['192.168.1.5', true, {}, true],
    ['192.168.1.5', false, { authenticateWithoutTls: true }, true],
    ['fd00::5', false, {}, false],
    ['127.0.0.1', false, {}, true],
    ['::1', false, {}, true],
  ])('from %s, encrypted %s, with %j: %s', (address, secure, settings, allowed) => {
    expect(mayLogInToMailbox(house(settings), { address, secure })).toBe(allowed);
  });

  it('is not written down with the name, where a line end of another kind stands between them', async () => {
    const written: string[] = [];
    const log = createLog(() => 0, { default: 'maximum' });
    log.addSink((line) => written.push(JSON.stringify(line)));
    const { deps, ...rest } = house();
    const logIn = () => ({ ok: false, why: 'wrong' }) as const;
    const authorization = new Authorization({ ...rest, deps: { ...deps, log, logIn } }, () => Promise.resolve(null));
    const here = { address: '127.0.0.1', secure: false };
    const said = 'anna\rPASS for anna alone';
    expect(await authorization.answer('USER', said, here)).toMatchObject({ ok: false });
    expect(await authorization.answer('PASS', 'x', here)).toMatchObject({ ok: false });
    const blob = Buffer.from(`\0${said}\0x`).toString('base64');
    expect(await authorization.answer('AUTH', `PLAIN ${blob}`, here)).toMatchObject({ ok: false });
    expect(await authorization.answer('USER', 'anna', here)).toMatchObject({ ok: true });
    expect(await authorization.answer('PASS', 'x', here)).toMatchObject({ ok: false });
    expect(written).toHaveLength(1);
    expect(written.join()).not.toContain('alone');
  });

  it('is not even asked for where it may not cross', async () => {
    const authorization = new Authorization(house(), () => Promise.reject(new Error('asked')));
    const far = { address: '192.168.1.5', secure: false };
    for (const verb of ['USER', 'PASS', 'AUTH'])
      expect(await authorization.answer(verb, 'PLAIN', far)).toMatchObject({
        ok: false,
        text: expect.stringMatching(/TLS/) as unknown,
      });
  });
});
