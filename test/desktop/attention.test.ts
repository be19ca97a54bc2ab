// What needs attention, in the real window beside a real relay: each has its fix one
// click away, and the limits have their form.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { startPretendHost, type PretendHost } from '../support/pretend-host';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `what needs attention (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let host: PretendHost;
    let good = false;

    beforeAll(async () => {
      host = await startPretendHost({
        keywords: ['AUTH PLAIN'],
        answer: ({ line }) => {
          if (!line.startsWith('AUTH')) return undefined;
          return good ? '235 2.7.0 Welcome' : '535 5.7.8 No';
        },
      });
      const practice = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
      const hosts = [
        {
          host: '127.0.0.1',
          port: host.port,
          security: 'none',
          auth: { kind: 'password', username: 'office', password: 'wrong' },
        },
      ];
      practice.connectors.push({
        id: 'strict',
        name: 'The strict one',
        addressSpaces: [{ pattern: 'far.example' }],
        schedule: { kind: 'never' },
        link: practice.links[0].id,
        route: { kind: 'smart-host', hosts },
      });
      practice.warnings = { queueMessages: 1 };
      office = await openOffice(null);
      await office.ask('settings.set', practice);
    });
    afterAll(async () => {
      await office?.close();
      await host?.close();
    });
    const needs = () => office.page.getByRole('region', { name: 'Needs attention' });
    const overview = () => office.open('Overview');

    test('a refused password leads to its own connector, and is gone when it is taken', async () => {
      const { page, ask } = office;
      await ask('message.test', { to: 'you@far.example' });
      await ask('session.start', { connectors: ['strict'] });
      await needs().getByText('did not let us in').waitFor();
      await needs().getByRole('button', { name: 'Open the provider' }).click();
      await page.getByRole('heading', { level: 1, name: 'Providers' }).waitFor();
      expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('The strict one');
      good = true;
      await overview();
      await ask('session.start', { connectors: ['strict'] });
      await needs().waitFor({ state: 'detached' });
    });

    test('a long queue leads to the queue', async () => {
      const { page, ask } = office;
      await ask('relay.pause');
      for (const to of ['a@far.example', 'b@far.example']) await ask('message.test', { to });
      await needs().getByText('More than 1 message waits').waitFor();
      await needs().getByRole('button', { name: 'Show the queue' }).click();
      await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
      await overview();
      await ask('queue.remove', { all: true });
      await needs().waitFor({ state: 'detached' });
    });

    test('the limits stand on the general screen and take effect at once', async () => {
      const { page, ask } = office;
      await office.open('General');
      await page.getByRole('textbox', { name: 'The disk has less room than (MB)' }).fill('100000000');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved. It holds from now on').waitFor();
      await overview();
      await needs().getByText('has only').waitFor();
      await needs().getByRole('button', { name: 'Show the folder' }).waitFor();
      await office.shootBoth('attention');
      // The window's own answer: a whole document.
      const stored = (await ask('settings.get')) as object;
      await ask('settings.set', { ...stored, warnings: {} });
      await needs().waitFor({ state: 'detached' });
    });

    test('whether the provider can reach us is asked beside a listener', async () => {
      const { page } = office;
      await office.open('Who may send');
      await page.getByRole('button', { name: 'Test: can the provider reach us?' }).click();
      const found = page.getByRole('list', { name: 'Test: can the provider reach us?' });
      await found.getByText('Nobody from outside has called since').waitFor({ timeout: 30_000 });
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
