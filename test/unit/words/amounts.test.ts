// Numbers, spans and sizes as people say them.
import { afterEach, describe, expect, test } from 'vitest';
import { costText, countText, decimalText, limitText, sizeText, spanText } from '../../../src-main/words/amounts';
import { speak } from '../../../src-main/words/page';

afterEach(() => speak('en'));

describe('amounts', () => {
  test('numbers of things', () => {
    expect([
      countText(0, 'letter'),
      countText(1, 'letter'),
      countText(2, 'letter'),
      countText(1, 'line was', 'lines were'),
    ]).toEqual(['0 letters', '1 letter', '2 letters', '1 line was']);
  });

  test('a limit reads as it was set', () => {
    expect([200_000, 2_000_000, 2_125_000, 1_048_576, 512_000, 999].map(limitText)).toEqual([
      '200 kB',
      '2 MB',
      '2.125 MB',
      '1 MB',
      '512 kB',
      '999 bytes',
    ]);
  });

  test('sizes, in thousands, one place at most', () => {
    expect([1, 2, 1500, 2_000_000, 1_540_000_000].map(sizeText)).toEqual([
      '1 byte',
      '2 bytes',
      '1.5 kB',
      '2 MB',
      '1.5 GB',
    ]);
  });

  test('sizes with the signs and units of the language', () => {
    const said = (language: 'de' | 'fr') => {
      speak(language);
      return [sizeText(1_540_000_000), limitText(2_125_000), decimalText(4.5, 2)];
    };
    expect([said('de'), said('fr')]).toEqual([
      ['1,5 GB', '2,125 MB', '4,50'],
      ['1,5 Go', '2,125 Mo', '4,50'],
    ]);
  });

  test('money with the places its currency has, as the window shows it', () => {
    expect([costText(2, 'EUR'), costText(24, 'JPY'), costText(0.020833, 'KWD'), costText(1.5, '')]).toEqual([
      '2.00 EUR',
      '24 JPY',
      '0.021 KWD',
      '1.50',
    ]);
  });

  test('spans, in the largest unit of which there are two', () => {
    expect([60_000, 11 * 60_000, 47 * 3_600_000, 48 * 3_600_000].map(spanText)).toEqual([
      '1 minute',
      '11 minutes',
      '47 hours',
      '2 days',
    ]);
  });

  test('what has words is said in the language of the moment', () => {
    speak('en-XA');
    expect([sizeText(5), sizeText(2000), spanText(60_000)]).toEqual(['⟦5 bytes⟧', '2 kB', '⟦1 minute⟧']);
  });
});
