// What a note means is known by its kind, in every language; of notes of an earlier
// version by the sentence it wrote.
import { afterEach, describe, expect, test } from 'vitest';
import { attentionWords } from '../../../src-main/words/attention';
import { speak } from '../../../src-main/words/page';
import { Findings } from '../../../src-main/spool/findings';
import { isMostLikelyDelivered, saysJournalLost } from '../../../src-main/spool/note-kinds';

afterEach(() => speak('en'));

describe('a note', () => {
  test.each([
    ['newest', (found: Findings) => found.missing(2)],
    ['short', (found: Findings) => found.short(1, 100, 200)],
    ['gap', (found: Findings) => found.gaps(1, [1, 3])],
  ])('says that a part of the journal is lost, in any language: %s', (_, lose) => {
    speak('en-XA');
    const found = new Findings();
    lose(found);
    expect(found.damages).toMatchObject([{ why: expect.stringMatching(/^⟦.*⟧$/) }]);
    expect(found.damages.filter(saysJournalLost)).toHaveLength(1);
  });

  test('of an earlier version is known by its sentence', () => {
    const lost =
      '000002.log: this newest part of the journal is missing; letters that stood only there are lost, and what became of others since is unknown';
    const delivered =
      'its content is gone, and so is what stood beside it, while a part of the journal is missing: most likely it was delivered before. Its sender was not told; look into the history';
    expect([saysJournalLost({ why: lost }), isMostLikelyDelivered({ why: lost })]).toEqual([true, false]);
    expect([saysJournalLost({ why: delivered }), isMostLikelyDelivered({ why: delivered })]).toEqual([false, true]);
  });

  test('of anything else means nothing', () => {
    const found = new Findings();
    found.damage('000001.log', 12, Buffer.from('x'));
    expect(found.damages.filter((note) => saysJournalLost(note) || isMostLikelyDelivered(note))).toEqual([]);
  });
});

test('the board says one and many, with what was lost', () => {
  const damage = { folder: '/corrupt', count: 1, delivered: 0, lostJournal: false };
  expect(attentionWords.damage(damage)).toMatch(/^One damaged file .* If it is a message, its sender was told/);
  expect(attentionWords.damage({ ...damage, count: 3, delivered: 2, lostJournal: true })).toMatch(
    /^3 damaged files .* A part of the journal is missing: .*, except 2 that were most likely delivered before/,
  );
});
