// The wizard's page before saving, in the real window: what this computer must have is looked
// at for what the draft wants, a taken port is told with who holds it and what mends
// it, and "Check again" sees that it was mended.
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../support/needs';
import { reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(
  `what this computer must have (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    let holder: Server;
    let port: number;
    const checks = () => office.page.getByRole('list', { name: 'What this computer must have' });

    beforeAll(async () => {
      holder = createServer();
      await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
      const address = holder.address();
      port = typeof address === 'object' && address ? address.port : 0;
      office = await openOffice({
        version: 1,
        organization: { domains: ['clinic.example'] },
        listeners: [{ id: 'office', port }],
        links: [{ id: 'modem', name: 'Modem', kind: 'command', connectCommand: ['/nowhere/dial'] }],
        connectors: [
          {
            id: 'isp',
            link: 'modem',
            route: { kind: 'smart-host', hosts: [{ host: 'smtp.isp.example' }] },
            schedule: { kind: 'never' },
          },
        ],
      });
      await office.open('Set up');
      await office.page.getByRole('button', { name: /Check and try/ }).click();
    });
    afterAll(async () => {
      await office?.close();
      await new Promise((resolve) => holder.close(resolve));
    });

    test('a taken port fails with its holder and its mend', async () => {
      const failing = checks()
        .getByRole('listitem')
        .filter({ hasText: `127.0.0.1 port ${port} is taken by` });
      await failing.waitFor();
      const text = await failing.innerText();
      if (!lacks('linux')) expect(text).toContain(`(process ${process.pid})`);
      expect(text).toMatch(/Port, amiss:[\s\S]*Stop that program, or choose another port/);
    });

    test('a program that is not there fails; what cannot be known says so; the rest passes', async () => {
      const text = await checks().innerText();
      expect(text).toMatch(/Line, amiss: The program \/nowhere\/dial is not there\.[\s\S]*needs its whole path/);
      expect(text).toMatch(
        /DNS, cannot be known: Whether DNS knows smtp\.isp\.example cannot be known while the line is down/,
      );
      for (const good of ['Clock', 'Data folder', 'Disk']) expect(text).toContain(`${good}, in order:`);
      expect(await office.page.getByRole('region', { name: 'What this computer must have' }).innerText()).toContain(
        '2 things are amiss',
      );
      await office.shootBoth('wizard-10-requirements');
    });

    test('Check again sees that the port was freed', async () => {
      await new Promise((resolve) => holder.close(resolve));
      await office.page.getByRole('button', { name: 'Check again' }).click();
      await checks().getByText(`127.0.0.1 port ${port} is free.`).waitFor();
      await office.page.getByText('One thing is amiss').waitFor();
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
