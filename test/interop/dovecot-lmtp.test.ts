// The office's own mail server is a Dovecot that takes mail by LMTP (RFC 2033): what
// comes in at our listener lies in its mailbox, and each recipient has a fate of his own.
import { describe, expect, it, onTestFinished } from 'vitest';
import { corpus } from '../support/corpus';
import { rawClient } from '../support/raw-client';
import { type Dovecot, startDovecot } from '../support/dovecot';
import { lacks } from '../support/needs';
import { dataFolder, serve, type Serving } from '../support/serve';
import { office, smartHost } from '../scenario/support/office';
import { until } from '../scenario/support/wait';
import { faultsOf, handInAll } from '../support/whole-letters';

// Dovecot writes line ends as it likes; content is compared without CR.
const TEXT = 'From: far@far.example\r\nSubject: for the office\r\n\r\n.dot\r\n..\r\nGr\xfc\xdfe\r\n';

const LETTERS = corpus(20);

async function servers(): Promise<{ readonly dovecot: Dovecot; readonly serving: Serving }> {
  const dovecot = await startDovecot();
  const { dir, remove } = await dataFolder();
  const own = smartHost(dovecot.lmtp, { id: 'own', addressSpaces: [{ pattern: 'office.example' }] }) as {
    route: object;
  }; // as written there
  const serving = await serve(dir, office({ connectors: [{ ...own, route: { ...own.route, protocol: 'lmtp' } }] }));
  onTestFinished(async () => {
    await serving.stop();
    await remove();
    await dovecot.stop();
  });
  return { dovecot, serving };
}

describe.skipIf(lacks('dovecot-lmtp', 'openssl'))('Dovecot by LMTP', () => {
  it('gets letters of every kind whole', async () => {
    const { dovecot, serving } = await servers();
    await handInAll(serving.port(), LETTERS, 'office@office.example');
    const kept = await until('every letter', async () => {
      const found = await dovecot.letters();
      return found.length >= LETTERS.length ? found : null;
    });
    expect(
      faultsOf(
        kept.map((letter) => Buffer.from(letter.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')),
        LETTERS,
      ),
    ).toEqual([]);
  });

  it("gets the office's mail, and one recipient it does not know does not harm the other", async () => {
    const { dovecot, serving } = await servers();

    const client = await rawClient(serving.port());
    await client.ask('EHLO far.example');
    for (let i = 0; i < 3; i++) {
      await client.ask('MAIL FROM:<>');
      for (const name of ['office', 'nobody'])
        expect((await client.ask(`RCPT TO:<${name}@office.example>`)).code).toBe(250);
      await client.ask('DATA');
      client.write(Buffer.from(`${TEXT.replace(/^\./gm, '..')}.\r\n`, 'latin1'));
      expect((await client.reply()).code).toBe(250);
    }
    client.close();

    const letters = await until('three letters', async () => {
      const found = await dovecot.letters();
      return found.length === 3 ? found : null;
    });
    for (const letter of letters) {
      const text = letter.toString('latin1').replace(/\r/g, '');
      expect(text.slice(text.indexOf('From: far@'))).toBe(TEXT.replace(/\r/g, ''));
    }
    const rows = await until('six results', async () => {
      const history = await serving.client.call('history.list', {});
      // Letters from nobody that failed are told to the postmaster, whom this Dovecot does not know either.
      const ours = history.rows.filter((row) => !row.recipient.startsWith('postmaster@'));
      return ours.length === 6 ? ours : null;
    });
    expect(rows.map((row) => `${row.recipient} ${row.result}`).sort()).toEqual([
      ...Array<string>(3).fill('nobody@office.example failed'),
      ...Array<string>(3).fill('office@office.example delivered'),
    ]);
  });
});
