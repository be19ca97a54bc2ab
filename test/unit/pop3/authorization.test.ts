// Where a password may cross the line.
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/base/clock';
import { silentLog } from '../../../src-main/base/log';
import { Pop3 } from '../../../src-main/contract/pop3';
import { Authorization, mayLogInToMailbox } from '../../../src-main/pop3/authorization';
import type { Pop3Rules } from '../../../src-main/pop3/deps';

function house(settings: object = {}): Pop3Rules {
  return {
    settings: Pop3.parse(settings),
    inUse: new Set(),
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
