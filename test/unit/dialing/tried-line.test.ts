// A line is tried as it is typed, before it is stored: by its own commands, beside the one
// that holds; but the one that holds is asked where it is the same, or up.
import { expect, onTestFinished, test } from 'vitest';
import { createAttention } from '../../../src-main/attention/board';
import { systemClock } from '../../../src-main/base/clock';
import { createLog } from '../../../src-main/base/log';
import { Announcements } from '../../../src-main/contract/announcements';
import { Link } from '../../../src-main/contract/link';
import { Settings } from '../../../src-main/contract/settings';
import { openLinks } from '../../../src-main/dialing/links';

const never = new AbortController().signal;
const command = (words: readonly string[], more: object = {}): Link =>
  Link.parse({ id: 'line', kind: 'command', connectCommand: words, dialAttempts: 1, ...more });

function linksWith(link: Link) {
  const links = openLinks({
    clock: systemClock,
    log: createLog(() => 0, { default: 'none' }),
    attention: createAttention(systemClock, () => undefined),
    announcements: new Announcements(),
    dropped: () => undefined,
    learned: () => undefined,
  });
  links.apply(Settings.parse({ organization: { domains: ['office.example'] }, listeners: [], links: [link] }));
  onTestFinished(() => links.close());
  return links;
}

test('the typed commands dial, and the line that holds is not touched', async () => {
  const links = linksWith(command(['false']));
  const line = links.tried(command(['true']));
  expect(await line.up(never)).toEqual({ ok: true });
  expect(line.state).toBe('up');
  expect(links.line('line').state).toBe('down');
  expect(await line.down()).toEqual({ ok: true });
  line.done?.();
});

test('a line nobody has stored yet can be tried', async () => {
  const line = linksWith(command(['false'])).tried(command(['true'], { id: 'modem' }));
  expect((await line.up(never)).ok).toBe(true);
  await line.down();
  line.done?.();
});

test('the same settings are the line that holds', () => {
  const links = linksWith(command(['true']));
  expect(links.tried(command(['true']))).toBe(links.line('line'));
});

test('while the line that holds is up, it is what is asked, whatever is typed', async () => {
  const links = linksWith(command(['true']));
  await links.line('line').up(never);
  expect(links.tried(command(['false']))).toBe(links.line('line'));
  await links.line('line').down();
});
