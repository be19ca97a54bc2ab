// The office's computers are other people's mail programs: each hands in with every
// login we offer, in the clear, over STARTTLS and over TLS from the beginning, and each
// fetches its mailbox by POP3. What stands still is compared byte for byte; what a
// program writes itself is read as its reader would.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listener, MAILBOXES, office } from '../scenario/support/office';
import { mailbox } from '../scenario/support/submit';
import { freePort, until } from '../scenario/support/wait';
import { corpus } from '../support/corpus';
import { type Door, FETCHERS, type Mechanism, SENDERS, type Security, WRITERS } from '../support/mail-programs';
import { lacks } from '../support/needs';
import { selfSigned } from '../support/self-signed';
import { serve, type Serving } from '../support/serve';
import { faultsOf, handInAll, isWhole } from '../support/whole-letters';

const SECURITIES: readonly Security[] = ['none', 'starttls', 'implicit'];
const MECHANISMS: readonly Mechanism[] = ['PLAIN', 'LOGIN', 'CRAM-MD5'];
const WAYS = SECURITIES.flatMap((security) => MECHANISMS.map((mechanism) => [security, mechanism] as const));
/** One of every kind, each with a field at least: no program sends nothing at all. */
const LETTERS = corpus(19).slice(1);
const TEXT =
  '.\n..\nGr\u00fc\u00dfe, \u041f\u0440\u0438\u0432\u0435\u0442, \ud83d\udea2\n.\nFrom the quay\n\nten boxes\n';
const LOGIN = { username: 'anna', password: 'right-horse' };

let folder: string;
let ca: string;

interface Place {
  readonly serving: Serving;
  readonly pop3: number;
}

/** With STARTTLS, which also takes logins in the clear here, or TLS from the beginning. */
async function placeWith(tls: 'starttls' | 'implicit'): Promise<Place> {
  const dir = join(folder, tls);
  await mkdir(dir);
  const door = { tls, certificate: { certFile: ca, keyFile: join(folder, 'key.pem') }, authenticateWithoutTls: true };
  const pop3 = await freePort();
  const serving = await serve(dir, {
    ...office({
      listeners: [listener({ ...door, authentication: 'required' }), listener({ id: 'in', authentication: 'off' })],
      connectors: [MAILBOXES],
    }),
    accounts: [LOGIN],
    pop3: { enabled: true, port: pop3, ...door },
    log: { protocol: { enabled: true } },
  });
  return { serving, pop3 };
}

describe.skipIf(lacks('openssl'))('mail programs of other people', () => {
  let places: Readonly<Record<Security, Place>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dp-'));
    ca = selfSigned(folder, 'localhost').cert;
    const [starttls, implicit] = await Promise.all([placeWith('starttls'), placeWith('implicit')]);
    places = { none: starttls, starttls, implicit };
    await Promise.all(
      [starttls, implicit].map(({ serving }) => handInAll(serving.port('in'), LETTERS, 'anna@office.example')),
    );
    for (const [at, { content }] of LETTERS.entries()) await writeFile(join(folder, String(at)), content);
    await writeFile(join(folder, 'text'), TEXT);
  });
  afterAll(async () => {
    for (const place of [places?.starttls, places?.implicit]) await place?.serving.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const doorOf = (security: Security, port: number): Door => ({ ...LOGIN, port, security, ca, folder });

  /** The letters it brought, each of them by this login and over no other line. */
  async function brought(
    security: Security,
    mechanism: Mechanism,
    to: string,
    count: number,
  ): Promise<readonly Buffer[]> {
    const { serving } = places[security];
    const found = await until(`${count} letters for ${to}`, async () => {
      const letters = await mailbox(serving.dir, to);
      return letters.length >= count && letters;
    });
    const manner = security === 'none' ? 'ESMTPA' : 'ESMTPSA';
    for (const letter of found)
      expect(letter.subarray(0, 2000).toString('latin1')).toMatch(
        new RegExp(`^Received:[^]*?\\bwith ${manner}\\b`, 'm'),
      );
    const { lines } = await serving.client.call('log.tail', { kind: 'protocol', search: ' AUTH ', limit: 1 });
    expect(lines[0]).toMatch(new RegExp(` AUTH - \\+${mechanism} 235 `));
    return found;
  }

  describe.each(SENDERS)('%s', (program, can, send) => {
    test.skipIf(lacks(program)).each(WAYS)(
      'hands letters in as they stand (%s, AUTH %s)',
      async (security, mechanism) => {
        const turn = WAYS.findIndex(([s, m]) => s === security && m === mechanism);
        const numbers = LETTERS.flatMap(({ content }, at) => (can(content) ? [at] : [])).filter(
          (_, n) => n % WAYS.length === turn,
        );
        const box = `${program}-${turn}`;
        await send(doorOf(security, places[security].serving.port()), mechanism, {
          from: 'anna@office.example',
          to: `${box}@office.example`,
          files: numbers.map((at) => join(folder, String(at))),
        });
        expect(
          faultsOf(
            await brought(security, mechanism, box, numbers.length),
            LETTERS.filter((_, at) => numbers.includes(at)),
          ),
        ).toEqual([]);
      },
    );
  });

  describe.each(WRITERS)('%s', (program, send) => {
    test.skipIf(lacks(program)).each(WAYS)(
      'hands in what somebody wrote (%s, AUTH %s)',
      async (security, mechanism) => {
        const box = `${program}-${security}-${mechanism}`.toLowerCase();
        await send(doorOf(security, places[security].serving.port()), mechanism, {
          from: 'anna@office.example',
          to: `${box}@office.example`,
          files: [join(folder, 'text')],
        });
        const [letter] = await brought(security, mechanism, box, 1);
        const { subject, text } = await simpleParser(letter ?? Buffer.alloc(0));
        expect([subject, text]).toEqual(['boxes', TEXT]);
      },
    );
  });

  describe.each(FETCHERS)('%s by %s', (program, _way, spoils, fetch) => {
    test.skipIf(lacks(program)).each(SECURITIES)('fetches letters as they stand (%s)', async (security) => {
      const { serving, pop3 } = places[security];
      await until(
        'its mailbox to be filled',
        async () => (await mailbox(serving.dir, 'anna')).length === LETTERS.length,
      );
      const own = join(folder, `${program}-${security}`);
      await mkdir(own, { recursive: true });
      const kept = await fetch({ ...doorOf(security, pop3), folder: own }, LETTERS.length);
      expect(kept).toHaveLength(LETTERS.length);
      const whole = LETTERS.filter(({ content }) => kept.some((one) => isWhole(one, content)));
      expect(
        LETTERS.filter((one) => !whole.includes(one) && !spoils.includes(one.name)).map(({ name }) => name),
      ).toEqual([]);
    });
  });
});
