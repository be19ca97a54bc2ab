// Everything that is put on paper, in every language, from a window in its dark look: whole on
// A4 and on Letter, on white, with nothing to press. The right edge of a letter wider than the
// paper is there too.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TRANSLATIONS } from '../../src-main/words/page';
import { queuedAs, submit } from '../scenario/support/submit';
import { reasonNot } from './support/app';
import { PATIENCE } from './support/form';
import { openOffice, type Office, restingSettings } from './support/office';
import { printed } from './support/paper';
import { wear } from './support/tour';

const why = reasonNot();
const NAME = 'a-very-long-name-without-a-blank.'.repeat(3);
const LONG = `${NAME}@${'long-label-of-a-fleet-far-away.'.repeat(4)}example`.replace('.@', '@');
const SUBJECT = 'חשבונית עבור הספינה "Aurora" – 1.250 € (סוף)';
const LETTER = Buffer.from(
  [
    `From: "Captain of the ship" <${LONG}>`,
    `To: ${LONG}, second.${LONG}`,
    `Subject: =?utf-8?B?${Buffer.from(SUBJECT).toString('base64')}?=`,
    'Content-Type: multipart/alternative; boundary=c',
    '',
    '--c',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `שלום, הנה החשבונית. ${'x'.repeat(300)} The last word.`,
    '--c',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<body bgcolor="#112233"><table width="900"><tr><td>left</td><td align="right">The right edge</td></tr></table></body>',
    '--c--',
    '',
  ].join('\r\n'),
);
const WEEK = { kind: 'weekly', everyMinutes: 120, open: { mon: ['08:15-12:00', '13:00-18:30'], thu: ['00:00-24:00'] } };

async function settings(language: string): Promise<object> {
  const all = Object(await restingSettings());
  all.language = language;
  all.connectors[0].schedule = WEEK;
  all.connectors[0].oversize = { overBytes: 200_000, schedule: WEEK };
  all.organization.domains.push(`${'long-label-of-a-fleet-far-away.'.repeat(5)}example`);
  return all;
}

describe.skipIf(why !== null).each(['en', ...TRANSLATIONS])(
  `on paper in %s (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  (language) => {
    let office: Office;
    const page = () => office.page;
    const go = (hash: string): Promise<void> => page().evaluate((to) => void (location.hash = to), hash);
    /** The wizard's step, when it has something for the printer. */
    const step = async (n: number): Promise<void> => {
      await page().getByRole('main').getByRole('navigation').getByRole('button').nth(n).click();
      await page()
        .getByRole('button', { name: /^(Print|Drucken|Imprimer)… \(/ })
        .first()
        .waitFor();
    };
    /** What is open, by the keys of the menu. */
    const onPaper = async (widest = 0): Promise<string> => {
      const { text, pages, reach, ...look } = await printed(office, () => page().keyboard.press('Control+p'));
      expect(look).toEqual({ cut: [], broken: [], ground: 'rgb(255, 255, 255)', pressable: 0 });
      expect(pages).toBe(1);
      expect(reach).toBeGreaterThanOrEqual(widest);
      return text;
    };

    beforeAll(async () => {
      office = await openOffice(await settings(language));
      await wear(page(), 'dark');
      // Its hours may be open.
      await office.ask('relay.pause');
    });
    afterAll(() => office?.close());

    test('a letter with its right-to-left subject and its long addresses, as text and as a page', async () => {
      const { listeners } = Object(await office.ask('status'));
      const one = { from: 'a@practice.example', to: 'echo@practice.example', content: LETTER };
      const id = queuedAs(await submit(listeners[0].port, one));
      await go(`/queue/${id}`);
      await page().getByText('The last word.').waitFor();
      const text = await onPaper();
      expect(text).toMatch(new RegExp(`^${SUBJECT.replace(/[()]/g, '\\$&')}`));
      expect(text).toContain(`second.${LONG}`);
      expect(text).toContain('The last word.');
      await page().getByRole('radio', { name: 'HTML' }).locator('..').getByText('HTML').click();
      await page().frameLocator('iframe').getByText('The right edge').waitFor();
      expect(await onPaper(900)).toContain('The right edge');
    });

    test('a call with its letters', async () => {
      await office.ask('relay.resume');
      await office.ask('session.start');
      const last = async () => Object(await office.ask('session.list', { limit: 1 })).rows[0];
      await expect.poll(async () => (await last())?.phase, PATIENCE).toBe('ended');
      await go(`/sessions/${(await last()).id}`);
      await page()
        .getByRole('button', { name: /^(Print|Drucken|Imprimer)…$/ })
        .waitFor();
      expect(await onPaper()).toContain(SUBJECT);
    });

    test('a week', async () => {
      await go('/schedule');
      await page().locator('[data-cell]').first().waitFor();
      expect(await onPaper()).toContain('13:00–18:30');
    });

    test('what the wizard has for others: questions, settings of mail programs, records', async () => {
      await go('/setup');
      await step(4);
      expect(await onPaper()).toContain('RFC 2645');
      await step(7);
      expect(await onPaper()).toContain('127.0.0.1');
      await step(8);
      expect(await onPaper()).toContain('IN MX 10');
    });

    test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
  },
);
