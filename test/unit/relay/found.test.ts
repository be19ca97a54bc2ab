// What a start found of letters and damaged files, as sentences: of one and of many,
// from a real spool.
import { unlink } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createAttention } from '../../../src-main/attention/board';
import { watchDamage, watchFound } from '../../../src-main/attention/disk-watch';
import { openSpool } from '../../../src-main/spool/start';
import { manualClock } from '../../support/manual-clock';
import { closed, DEPS, LETTER, newest } from '../spool/folders';
import { admit } from '../spool/items';

test.each([0, 1, 4])(
  'found again: shown with its ways out, for one (%i more) as for many, until each is decided about',
  async (more) => {
    const { dir, items } = await closed(more);
    await unlink(await newest(dir));
    const { spool } = await openSpool(dir, DEPS);
    const attention = createAttention(manualClock(), () => undefined);
    watchFound(spool, attention);
    const ids = items.map(({ id }) => id).sort();
    const [item] = attention.list();
    expect(item).toMatchObject({
      key: 'found-again',
      severity: 'warning',
      action: { kind: 'open', screen: 'queue', id: null },
      otherActions: [{ kind: 'release', ids }],
    });
    if (more === 0)
      expect(item?.text).toMatch(
        /^The record of one letter was lost .*; the letter itself is .* It may have been sent .* release it .* or remove it\.$/,
      );
    else
      expect(item?.text).toMatch(
        new RegExp(
          `^The records of ${more + 1} letters were lost .*; the letters themselves are .* They may .* release them .* or remove them\\.$`,
        ),
      );
    for (const [i, id] of ids.entries()) {
      await spool.commit([i === 0 ? { gone: id } : { set: { id, state: 'incoming', reason: null } }]);
      expect(attention.list()).toHaveLength(i === ids.length - 1 ? 0 : 1);
    }
    await spool.close();
  },
);

test('set aside: one file is one, and nobody is said to be told of a letter that was delivered', async () => {
  const { dir } = await closed(0);
  const { spool } = await openSpool(dir, DEPS);
  const attention = createAttention(manualClock(), () => undefined);
  watchDamage(spool, 'corrupt', attention);
  const said = (): string => attention.list()[0]?.text ?? '';
  expect(said()).toBe('');
  await spool.setAside((await admit(spool, LETTER)).id, 'a trial');
  expect(said()).toBe(
    'One damaged file was set aside in corrupt, with a note why. Everything else goes on. If it is a message, its sender was told to send it again, where that is known. Look at the file, check the disk, and move it away.',
  );
  await spool.setAside((await admit(spool, LETTER)).id, 'a trial');
  expect(said()).toBe(
    '2 damaged files were set aside in corrupt, each with a note why. Everything else goes on. The senders of messages among them were told to send them again, where they are known. Look at the files, check the disk, and move them away.',
  );
  await spool.close();
});
