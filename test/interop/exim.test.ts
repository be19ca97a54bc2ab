// Dialpost and a real Exim at both ends of the line: Exim as the provider that holds
// our mail (ETRN; ATRN in the clear and over STARTTLS), as the smart host that takes what
// we send, and as a branch office that fetches its mail from us by ATRN: letters of every
// kind, byte for byte.
import { simpleParser } from 'mailparser';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MAILBOXES, listener, office, smartHost } from '../scenario/support/office';
import { call } from '../scenario/support/sessions';
import { mailbox } from '../scenario/support/submit';
import { freePort, until } from '../scenario/support/wait';
import { corpus, type Letter } from '../support/corpus';
import { type EximCustomer, type Exim, eximCustomer, startEximProvider } from '../support/exim';
import { lacks } from '../support/needs';
import { type Serving } from '../support/serve';
import { started } from '../support/started';
import { faultsOf, handInAll } from '../support/whole-letters';

/** One of every kind. */
const ALL = corpus(18);
const MANY = corpus(40);
const LOGIN = { username: 'branch', password: 'open sesame' };

async function provider(
  more: { readonly customerPort?: number; readonly tls?: boolean; readonly longestLine?: number } = {},
): Promise<Exim> {
  const exim = await startEximProvider({ login: LOGIN, ...more });
  onTestFinished(() => exim.stop());
  return exim;
}

async function customer(head: Serving, tls: boolean): Promise<EximCustomer> {
  const exim = await eximCustomer(head.port(), LOGIN, tls);
  onTestFinished(() => exim.remove());
  return exim;
}

function branchOffice(collect: object, exim: { readonly port: number }, port = 0): object {
  const up = smartHost(exim.port, {
    schedule: { kind: 'never' },
    collect,
    wait: { firstMessageSeconds: 10, idleSeconds: 1, maxMinutes: 2 },
  });
  return office({ listeners: [listener({ port })], connectors: [up, MAILBOXES] });
}

function headOffice(): object {
  const held = smartHost(9, {
    id: 'branch',
    name: 'Branch',
    addressSpaces: [{ pattern: 'office.example' }],
    holdForRemote: { accounts: ['branch'] },
  });
  const door = listener({ tls: 'starttls', remoteTriggered: true, authenticateWithoutTls: true });
  return {
    ...office({ listeners: [door], connectors: [held] }),
    accounts: [{ ...LOGIN, dequeueDomains: ['office.example'] }],
    log: { protocol: { enabled: true } },
  };
}

async function handIn(port: number, letters: readonly Letter[] = ALL): Promise<readonly Letter[]> {
  await handInAll(port, letters, 'me@office.example');
  return letters;
}

async function expectAll(branch: Serving, letters: readonly Letter[]): Promise<void> {
  await until('the mailbox', async () => (await mailbox(branch.dir, 'me')).length >= letters.length);
  expect(faultsOf(await mailbox(branch.dir, 'me'), letters)).toEqual([]);
}

describe.skipIf(lacks('exim', 'openssl'))('an office whose provider is a real Exim', () => {
  it('has its mail sent to its own door by ETRN', async () => {
    const port = await freePort();
    const exim = await provider({ customerPort: port });
    // Unless its owner configured more, Exim takes only a queue's name, "#" and part of an address.
    const branch = await started(branchOffice({ method: 'etrn', domains: ['#office.example'] }, exim, port));
    const letters = await handIn(exim.port);
    expect(await exim.waiting()).toBe(ALL.length);
    expect(await call(branch)).toMatchObject({ result: 'ok', error: null, received: ALL.length });
    await expectAll(branch, letters);
    await until('Exim to have noted it', async () => (await exim.waiting()) === 0);
  });

  // Over TLS Exim 4.100 spoils every message after a line's first, so each takes a line of its own.
  it.each(['none', 'starttls'])(
    'fetches everything by ATRN in one call, however often Exim ends the line (security %s)',
    async (security) => {
      const exim = await provider({ tls: security === 'starttls' });
      const branch = await started(
        branchOffice(
          { method: 'atrn', host: '127.0.0.1', port: exim.port, security, verifyCertificate: false, ...LOGIN },
          exim,
        ),
      );
      const letters = await handIn(exim.port);
      expect(await call(branch)).toMatchObject({ result: 'ok', error: null, received: ALL.length });
      await expectAll(branch, letters);
      await until('Exim to have noted it', async () => (await exim.waiting()) === 0);
      expect(await call(branch)).toMatchObject({ result: 'ok', error: null, received: 0 });
    },
  );

  it('is told of a wrong password, and what waits stays there', async () => {
    const exim = await provider();
    const branch = await started(
      branchOffice(
        { method: 'atrn', host: '127.0.0.1', port: exim.port, security: 'none', ...LOGIN, password: 'shut' },
        exim,
      ),
    );
    await handIn(exim.port, ALL.slice(0, 1));
    expect(await call(branch)).toMatchObject({ result: 'failed', received: 0, error: expect.stringContaining('535') });
    expect(await exim.waiting()).toBe(1);
  });
});

describe.skipIf(lacks('exim', 'openssl'))('an office whose smart host is a real Exim', () => {
  async function sent(exim: Exim, letters: readonly Letter[], security: string): Promise<Serving> {
    const connector = smartHost(exim.port, { schedule: { kind: 'never' } }, { security, verifyCertificate: false });
    const from = await started(office({ connectors: [connector] }));
    await handInAll(from.port(), letters, 'her@far.example');
    expect(await call(from)).toMatchObject({ result: 'ok', error: null, sent: letters.length, failed: 0 });
    return from;
  }

  it.each(['none', 'starttls'])(
    'hands it letters of every kind by BDAT, byte for byte (security %s)',
    async (security) => {
      const exim = await provider({ tls: security === 'starttls' });
      const from = await sent(exim, MANY, security);
      expect(faultsOf(await exim.kept(), MANY), await exim.log()).toEqual([]);
      const { rows } = await from.client.call('session.list', {});
      const { transcript } = await from.client.call('session.get', { id: rows[0]?.id });
      expect(transcript).toMatch(/C: BDAT \d+ LAST/);
    },
  );

  it('E7: hands in what its own configuration refuses for long lines at the second try', async () => {
    const exim = await provider({ longestLine: 998 });
    await sent(exim, MANY, 'none');
    const [kept, before] = await Promise.all([exim.kept(), Promise.all(MANY.map(reading))]);
    expect((await Promise.all(kept.map(reading))).sort()).toEqual([...before].sort());
    expect(await exim.log()).toContain('maximum allowed line length is 998 octets');
  });
});

/** What a mail program shows of it. */
async function reading(letter: Letter | Buffer): Promise<string> {
  const { subject, text } = await simpleParser('content' in letter ? letter.content : letter);
  return JSON.stringify([subject, text?.trimEnd()]);
}

describe.skipIf(lacks('exim'))('a real Exim as a branch office', () => {
  it.each([false, true])('takes its mail from us by ATRN, byte for byte (STARTTLS %s)', async (tls) => {
    const head = await started(headOffice());
    const exim = await customer(head, tls);
    const letters = await handIn(head.port(), MANY);
    await exim.fetch('office.example');
    expect(faultsOf(await exim.kept(), letters), await exim.log()).toEqual([]);
    await until('the head office to note it', async () => (await head.client.call('queue.list', {})).total === 0);
    const { rows } = await head.client.call('history.list', { search: 'me@office.example' });
    expect(rows.filter((row) => row.connector === 'branch' && row.result === 'delivered')).toHaveLength(letters.length);
  });

  it('hears that nothing waits, and takes nothing with another password', async () => {
    const head = await started(headOffice());
    const exim = await customer(head, false);
    await exim.fetch('office.example');
    // Exim itself keeps quiet about it.
    const { lines } = await head.client.call('log.tail', { kind: 'protocol', search: 'ATRN' });
    expect(lines.at(-1)).toMatch(/ ATRN \S+ \S+ 453 /);
    expect(await exim.kept()).toEqual([]);
    await handIn(head.port(), ALL.slice(0, 1));
    const stranger = await eximCustomer(head.port(), { ...LOGIN, password: 'shut' });
    onTestFinished(() => stranger.remove());
    await stranger.fetch('office.example');
    expect(await stranger.kept()).toEqual([]);
    expect((await head.client.call('queue.list', {})).total).toBe(1);
  });
});
