// Errors as a person meets them, each caused for real and read in the window: what
// happened, what it means for the mail, what to do; and gone from the overview when
// it is over.
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { handOver, openClient } from '../scenario/support/submit';
import { lacks } from '../support/needs';
import { startPretendHost } from '../support/pretend-host';
import { fillDisk, mountSmallDisk } from '../support/small-disk';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SOON = { timeout: 60_000 };
const SAFE = /Your mail is safe|mail waits|waiting as before|is tried again/;

describe.skipIf(why !== null)(`errors (need a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  let port: number;
  let unmount = (): void => undefined;
  let good: { listeners: object[]; links: object[]; connectors: { route: object }[] };
  const needs = () => office.page.getByRole('region', { name: 'Needs attention' });
  const set = async (change: object): Promise<void> =>
    expect(await office.ask('settings.set', { ...good, ...change })).toEqual({ ok: true });
  const sendBy = (hosts: readonly object[]) =>
    set({ connectors: [{ ...good.connectors[0], route: { kind: 'smart-host', hosts } }, ...good.connectors.slice(1)] });
  /** Presses until a call has begun: a click that comes as the button changes is meant for neither. */
  const sendReceive = async (costs = false): Promise<void> => {
    await atRest();
    const since = new Date().toISOString();
    const begun = async (): Promise<boolean> => {
      const { sessions } = Object(await office.ask('status'));
      const { rows } = Object(await office.ask('session.list', { limit: 1 }));
      return [...sessions, ...rows].some((session: { startedAt: string }) => session.startedAt >= since);
    };
    await expect
      .poll(
        async () => {
          // What needs attention may have the same button beside it.
          if (!(await begun())) {
            await office.page.getByRole('main').getByRole('button', { name: 'Send/receive now' }).first().click();
            // A line that costs asks first.
            if (costs) await office.page.getByRole('dialog').getByRole('button', { name: 'Go online' }).click();
          }
          return begun();
        },
        { ...SOON, interval: 500 },
      )
      .toBe(true);
  };
  /** Answers what decided it: 250 where it was taken. */
  const write = async (to: string): Promise<number> => {
    // A call still on would take it along, by the good way.
    await atRest();
    const client = await openClient(port);
    if (!client) throw new Error('nobody takes mail');
    const { code } = await handOver(client, {
      from: 'me@office.example',
      to,
      content: Buffer.from('Subject: hello\r\n\r\nhello\r\n'),
    });
    client.close();
    return code;
  };
  const waiting = async (): Promise<number> => {
    const { incoming, active, deferred } = Object(await office.ask('status')).queue;
    return incoming + active + deferred;
  };
  const atRest = () => expect.poll(async () => Object(await office.ask('status')).sessions, SOON).toEqual([]);
  /** The one thing that needs attention, as it stands in the window. */
  const reads = async (...parts: readonly (string | RegExp)[]): Promise<void> => {
    for (const part of parts) await needs().getByText(part).first().waitFor(SOON);
  };
  const over = () => needs().waitFor({ state: 'detached', ...SOON });

  beforeAll(async () => {
    port = await freePort();
    good = JSON.parse(JSON.stringify(practiceSettings(await freePort(), port)));
    Object.assign(good.connectors[0] ?? {}, {
      name: 'Internet',
      schedule: { kind: 'never' },
      collect: { method: 'none' },
      wait: { firstMessageSeconds: 1, idleSeconds: 1, maxMinutes: 1 },
    });
    // The mail lies on a disk of its own, where one can be had.
    office = await openOffice(good, async (dir) => {
      if (!lacks('small-disk')) unmount = await mountSmallDisk(join(dir, 'spool'), 32_000_000);
    });
  });
  beforeEach(() => set({}));
  afterAll(async () => {
    await office?.app.close();
    unmount();
    await office?.close();
  });

  test('a wrong password: the mail waits, uncounted, until the right one is typed', async () => {
    const strict = await startPretendHost({
      keywords: ['AUTH PLAIN LOGIN'],
      answer: ({ line }) => (line.startsWith('AUTH') ? '535 5.7.8 Authentication credentials invalid' : undefined),
    });
    await write('you@practice.example');
    await sendBy([
      {
        host: '127.0.0.1',
        port: strict.port,
        security: 'none',
        auth: { kind: 'password', username: 'office', password: 'not this one' },
      },
    ]);
    await sendReceive();
    await reads('535', SAFE, 'Check the login name and password in Providers → Internet');
    await atRest();
    expect(Object(await office.ask('queue.list')).rows).toMatchObject([{ state: 'incoming', attempts: 0 }]);
    expect(await office.page.content()).not.toContain('not this one');
    await strict.close();
    await set({});
    await sendReceive();
    await over();
    await expect.poll(waiting, SOON).toBe(0);
  });

  test('no such host', async () => {
    await write('you@practice.example');
    await sendBy([{ host: 'smtp.nowhere.invalid', port: 25, security: 'none' }]);
    await sendReceive();
    await reads(
      'smtp.nowhere.invalid:25 could not be reached',
      'no such host',
      SAFE,
      'check host and port in Providers → Internet',
    );
    await atRest();
    expect(await waiting()).toBe(1);
    await set({});
    await sendReceive();
    await over();
    await expect.poll(waiting, SOON).toBe(0);
  });

  test('a refused recipient: returned to the sender with the reply, told under Sent & received, and nothing is left to do', async () => {
    await write('refuse@practice.example');
    await sendReceive();
    await expect.poll(async () => Object(await office.ask('history.list', { result: 'failed' })).total, SOON).toBe(1);
    await office.open('Sent & received');
    await office.page.locator('[role=row][data-index="0"]').click();
    await office.page.getByText('550 5.1.1 The practice provider knows nobody of that name').first().waitFor();
    await office.open('Overview');
    await over();
    await expect.poll(waiting, SOON).toBe(0);
  });

  test('the provider is gone in the middle of a message: it is put off and tried again', async () => {
    await write('drop@practice.example');
    await sendReceive();
    await expect.poll(async () => Object(await office.ask('queue.list')).rows[0]?.state, SOON).toBe('deferred');
    const [row] = Object(await office.ask('queue.list')).rows;
    expect(row).toMatchObject({ attempts: 1, reason: expect.stringContaining('reply unknown') });
    await office.open('Queue');
    await office.page.getByText('Trying again').first().waitFor();
    await office.page.getByText('reply unknown').first().waitFor();
    expect(Object(await office.ask('queue.remove', { ids: [row.id] })).done).toEqual([row.id]);
    await office.open('Overview');
  });

  test('a port that another program has: said where, and open as soon as it is free', async () => {
    const other: Server = createServer();
    const taken = await freePort();
    await new Promise<void>((resolve) => other.listen(taken, '127.0.0.1', resolve));
    await set({
      listeners: [...good.listeners, { id: 'scanner', name: 'Printers', address: '127.0.0.1', port: taken }],
    });
    await reads(String(taken), 'another program has taken this port', 'Stop that program or choose another port');
    await new Promise((resolve) => other.close(resolve));
    await set({});
    await over();
  });

  test('a line that does not come up: what the program said, and what to do', async () => {
    await write('you@practice.example');
    await set({
      links: [
        {
          ...good.links[0],
          kind: 'command',
          connectCommand: ['/bin/sh', '-c', 'echo no carrier; exit 3'],
          dialAttempts: 1,
        },
      ],
    });
    await sendReceive();
    await expect
      .poll(async () => Object(await office.ask('session.list')).rows[0]?.error ?? '', SOON)
      .toContain('no carrier');
    await atRest();
    const [row] = Object(await office.ask('session.list')).rows;
    expect(row).toMatchObject({ result: 'failed', cost: 0 });
    expect(await waiting()).toBe(1);
    await office.open('Calls');
    await office.page.locator('[role=row][data-index="0"]').click();
    await office.page.getByText('no carrier').first().waitFor();
    await office.open('Overview');
    await set({});
    await sendReceive();
    await expect.poll(waiting, SOON).toBe(0);
    await over();
  });

  test('the month has used up its budget: scheduled calls stop, and a person may still call', async () => {
    const dear = {
      ...good.links[0],
      kind: 'command',
      connectCommand: ['/bin/true'],
      disconnectCommand: ['/bin/true'],
      tariff: { perCall: 5 },
      monthlyBudget: 4,
    };
    await set({ links: [dear] });
    await write('you@practice.example');
    await sendReceive(true);
    await expect.poll(waiting, SOON).toBe(0);
    await atRest();
    await write('you@practice.example');
    const urgent = { ...good.connectors[0], triggers: { queuedMessages: 1 } };
    await set({ links: [dear], connectors: [urgent, ...good.connectors.slice(1)] });
    await reads('is used up (5.00 EUR of 4.00 EUR)', 'the mail waits', 'raise the budget in Lines');
    expect(await waiting()).toBe(1);
    await set({});
    await sendReceive();
    await expect.poll(waiting, SOON).toBe(0);
    await over();
  });

  test.skipIf(lacks('small-disk'))(
    'the disk is full: who sends mail is told to wait, what is here is safe, and it is over by itself when there is room',
    async () => {
      await write('you@practice.example');
      const makeRoom = await fillDisk(join(office.dir, 'spool'));
      // What is known of the disk is known for a second.
      await expect.poll(() => write('friend@practice.example'), SOON).toBe(452);
      await reads(
        'New mail cannot be taken in',
        /bytes left|the disk is full/,
        /what was accepted is safe|nothing that was accepted is lost/,
        'told to try again later (452)',
        'Make room on that disk',
      );
      expect(await waiting()).toBeGreaterThan(0);
      await makeRoom();
      await over();
      expect(await write('friend@practice.example')).toBe(250);
      await sendReceive();
      await expect.poll(waiting, SOON).toBe(0);
      await over();
    },
  );

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});
