// fetchmail as a branch office of ours: an old, widely used client of ETRN and ODMR
// (ATRN) fetches what a head office Dialpost holds, and hands it on to a branch.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAILBOXES, listener, office, smartHost } from '../scenario/support/office';
import { mailbox } from '../scenario/support/submit';
import { until } from '../scenario/support/wait';
import { corpus, type Letter } from '../support/corpus';
import { lacks, programPath } from '../support/needs';
import { type Serving } from '../support/serve';
import { started } from '../support/started';
import { faultsOf, handInAll } from '../support/whole-letters';

const PASSWORD = 'open-sesame';

/** Holds mail for office.example; whoever is on the relay list may release it without a login. */
function headOffice(branchPort: number, relay: readonly string[], branchHost = '127.0.0.1'): object {
  const held = smartHost(
    branchPort,
    {
      id: 'branch',
      name: 'Branch',
      addressSpaces: [{ pattern: 'office.example' }],
      holdForRemote: { accounts: ['branch'] },
    },
    { host: branchHost },
  );
  const door = listener({ remoteTriggered: true, authenticateWithoutTls: true, relay: { allow: relay } });
  return {
    ...office({ listeners: [door], connectors: [held] }),
    accounts: [{ username: 'branch', password: PASSWORD, dequeueDomains: ['office.example'] }],
  };
}

async function handIn(to: Serving, count: number): Promise<readonly Letter[]> {
  const letters = corpus(count);
  await handInAll(to.port(), letters, 'me@office.example');
  return letters;
}

/** One run of fetchmail; its words and its exit code (0 fetched, 1 nothing there). */
async function fetchmail(
  dir: string,
  head: Serving,
  branch: Serving,
  protocol: 'etrn' | 'odmr',
): Promise<{ readonly code: number | null; readonly said: string }> {
  const file = join(dir, 'fetchmailrc');
  const login = `user "branch" password "${PASSWORD}"`;
  await writeFile(
    file,
    `poll 127.0.0.1 protocol ${protocol} service ${head.port()}\n  ${login}\n  fetchdomains office.example\n  smtphost 127.0.0.1/${branch.port()}\n  sslproto ''\n`,
    { mode: 0o600 },
  );
  const child = spawn(
    programPath('fetchmail') ?? 'fetchmail',
    ['-f', file, '--nosyslog', '--nodetach', '-v', '--pidfile', join(dir, 'fetchmail.pid')],
    { env: { ...process.env, HOME: dir, FETCHMAILHOME: dir }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (said += String(text)));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
}

async function expectAll(branch: Serving, letters: readonly Letter[]): Promise<void> {
  await until('the mailbox', async () => (await mailbox(branch.dir, 'me')).length >= letters.length);
  expect(faultsOf(await mailbox(branch.dir, 'me'), letters)).toEqual([]);
}

/** The branch has its mail before the head office has noted that. */
async function emptied(head: Serving): Promise<void> {
  await until('the head office to note it', async () => (await head.client.call('queue.list', {})).total === 0);
}

describe.skipIf(lacks('fetchmail'))('fetchmail', () => {
  it('in ODMR mode carries what is held to the branch, byte for byte', async () => {
    const branch = await started(office({ connectors: [MAILBOXES] }));
    const head = await started(headOffice(9, []));
    const letters = await handIn(head, 40);
    const { code, said } = await fetchmail(branch.dir, head, branch, 'odmr');
    expect(said).toContain('ATRN office.example');
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
    await expectAll(branch, letters);
    await emptied(head);
  });

  it('in ODMR mode hears that nothing waits', async () => {
    const branch = await started(office({ connectors: [MAILBOXES] }));
    const head = await started(headOffice(9, []));
    expect((await fetchmail(branch.dir, head, branch, 'odmr')).said).toMatch(/no mail/i);
  });

  it('in ETRN mode makes the head office send to the branch', async () => {
    const branch = await started(office({ connectors: [MAILBOXES] }));
    const head = await started(headOffice(branch.port(), ['127.0.0.1']));
    const letters = await handIn(head, 40);
    const { said } = await fetchmail(branch.dir, head, branch, 'etrn');
    expect(said).toContain('253');
    await expectAll(branch, letters);
    await emptied(head);
    expect((await fetchmail(branch.dir, head, branch, 'etrn')).said).toMatch(/no messages waiting/i);
  });

  it('in ETRN mode is refused for a branch that is not its own', async () => {
    const branch = await started(office({ connectors: [MAILBOXES] }));
    const head = await started(headOffice(9, [], '127.0.0.9'));
    await handIn(head, 1);
    expect((await fetchmail(branch.dir, head, branch, 'etrn')).said).toContain('459');
    expect((await head.client.call('queue.list', {})).total).toBe(1);
  });
});
