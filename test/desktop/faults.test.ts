// B1: an error that nobody caught in the app's main process, made there from outside: no
// modal box (with nobody before the screen it would stop the mail), but a sentence on the
// window's board; the relay takes letters on. A second one within a minute builds its rooms
// again on the same port with every letter.
import type { ElectronApplication } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { handOver, openClient } from '../scenario/support/submit';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const SOON = { timeout: 60_000 };

/** From a timer: nothing on the way can catch it. */
const KINDS: readonly (readonly [string, (app: ElectronApplication, text: string) => Promise<void>])[] = [
  [
    'an uncaught error',
    (app, text) =>
      app.evaluate(
        (_, words) =>
          void setTimeout(() => {
            throw new RangeError(words);
          }, 10),
        text,
      ),
  ],
  [
    'an unhandled rejection',
    (app, text) =>
      app.evaluate((_, words) => void setTimeout(() => void Promise.reject(new RangeError(words)), 10), text),
  ],
];

/**
 * Boxes that Electron was asked to show are written down, and not shown: a real one would stop this test as it stops
 * the mail.
 */
async function countBoxes(app: ElectronApplication): Promise<() => Promise<unknown>> {
  await app.evaluate(({ dialog }) => {
    const boxes: string[] = [];
    Reflect.set(globalThis, 'boxes', boxes);
    dialog.showErrorBox = (title, content) => void boxes.push(`${title}: ${content}`);
    dialog.showMessageBoxSync = () => boxes.push('a question');
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'boxes'));
}

describe.skipIf(why !== null)(
  `an error that nobody caught (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office | null = null;
    afterEach(async () => office?.close());

    async function opened(): Promise<{ office: Office; port: number; boxes: () => Promise<unknown> }> {
      const port = await freePort();
      office = await openOffice({
        organization: { domains: ['office.example'] },
        listeners: [{ id: 'office', port, relay: { allow: ['127.0.0.1/32'] } }],
        links: [{ id: 'line' }],
        connectors: [
          {
            id: 'isp',
            route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: await freePort(), security: 'none' }] },
            schedule: { kind: 'never' },
          },
        ],
      });
      return { office, port, boxes: await countBoxes(office.app) };
    }

    async function write(port: number): Promise<number> {
      const client = await openClient(port);
      const answer =
        client &&
        (await handOver(client, {
          from: 'me@office.example',
          to: 'you@far.example',
          content: Buffer.from('Subject: hello\r\n\r\nhello\r\n'),
        }));
      client?.close();
      return answer?.code ?? 0;
    }

    test.each(KINDS)(
      '%s shows no box and a sentence, and the mail goes on; the second builds the rooms again',
      async (_, fail) => {
        const {
          office: { app, page, ask },
          port,
          boxes,
        } = await opened();
        expect(await write(port)).toBe(250);
        await fail(app, 'the first');
        await page.getByRole('region', { name: 'Needs attention' }).getByText('went wrong that should not').waitFor();
        expect(await write(port)).toBe(250);
        await fail(app, 'the second');
        await page.getByRole('region', { name: 'Needs attention' }).getByText('built itself again').waitFor();
        await expect
          .poll(async () => Object(await ask('status')).listeners, SOON)
          .toMatchObject([{ port, state: 'open' }]);
        expect(await write(port)).toBe(250);
        expect(Object(await ask('queue.list')).total).toBe(3);
        expect(await boxes()).toEqual([]);
      },
    );

    test('without those who listen for it Electron would have shown its box: the count above can fail', async () => {
      const {
        office: { app },
        boxes,
      } = await opened();
      await app.evaluate(() => {
        // Electron's own stands first.
        for (const listener of process.listeners('uncaughtException').slice(1))
          process.off('uncaughtException', listener);
      });
      await KINDS[0]?.[1](app, 'nobody listens');
      await expect.poll(boxes, SOON).toEqual([expect.stringContaining('nobody listens')]);
    });
  },
);
