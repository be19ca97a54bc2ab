// The whole way in the real app: a letter handed in over SMTP leaves by the
// tray's Send/receive now, and the practice provider's answer comes back.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { ElectronApplication, Page } from 'playwright-core';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Results } from '../../src-main/contract/methods';
import { freePort, reasonNot, shoot, startApp } from './support/app';

const why = reasonNot();

describe.skipIf(why !== null)(
  `a first letter from the tray (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let dir: string;
    let app: ElectronApplication;
    let page: Page;
    const ask = <M extends 'status' | 'history.list' | 'session.list'>(method: M): Promise<Results[M]> =>
      // The relay answers in the shape of the table.
      page.evaluate(async (m) => Reflect.get(await window.dialpost.call(m, {}), 'result'), method) as Promise<
        Results[M]
      >;

    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'dp-desk-'));
      // Ports of our own: another Dialpost may practise on this computer. The provider is called by nobody but the
      // person.
      const practice = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
      for (const connector of practice.connectors)
        if (connector.id === 'practice') connector.schedule = { kind: 'never' };
      await writeFile(
        join(dir, 'settings.json'),
        JSON.stringify({ ...practice, log: { protocol: { enabled: true } } }),
      );
      app = await startApp(dir, '--practice');
      page = await app.firstWindow();
      page.setDefaultTimeout(30_000);
      await page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).waitFor();
    });
    afterAll(async () => {
      await app?.close();
      await rm(dir, { recursive: true, force: true });
    });

    test('a message is accepted, goes out, and its answer lies in the mailbox', async () => {
      const { listeners } = await ask('status');
      const port = listeners[0]?.port ?? 0;
      const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
      await transport.sendMail({
        from: 'me@office.example',
        to: 'echo@practice.example',
        subject: 'A first letter',
        text: 'Is anybody there?',
      });
      transport.close();
      await app.evaluate(() =>
        Reflect.get(globalThis, 'dialpostTest').tray.current().menu.getMenuItemById('send-receive').click(),
      );
      await expect
        .poll(async () => (await ask('history.list')).rows.map((r) => r.recipient).sort(), { timeout: 60_000 })
        .toEqual(['echo@practice.example', 'me@office.example']);
      await expect.poll(async () => (await ask('session.list')).rows[0]?.result, { timeout: 60_000 }).toBe('ok');
      await page.getByRole('img', { name: /^This month by day, Minutes/ }).waitFor();
      await shoot(page, 'practice-overview');
      await page.getByRole('link', { name: 'Sent & received' }).click();
      await page.getByText('echo@practice.example').first().waitFor();
      await shoot(page, 'practice-delivered');
      await page.getByRole('link', { name: 'Log', exact: true }).click();
      await page.getByText('Protocol', { exact: true }).click();
      await page.getByRole('log').waitFor();
      await expect.poll(() => page.getByRole('log').innerText()).toContain('EHLO');
      await shoot(page, 'practice-log');
    });
  },
);
