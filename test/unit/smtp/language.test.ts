// What our side says of a host is in the language of the moment, and what programs read
// in it (enhanced codes, reasons as data) is the same in every language.
import { afterEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src-main/smtp/message';
import { tooLarge } from '../../../src-main/smtp/message';
import { stoppedReply } from '../../../src-main/smtp/reach';
import { resolveHost } from '../../../src-main/smtp/resolve';
import { unreadable } from '../../../src-main/smtp/run';
import { tlsTrouble, tlsWhy } from '../../../src-main/smtp/tls-trouble';
import { speak } from '../../../src-main/words/page';

afterEach(() => speak('en'));

describe('in another language', () => {
  test('a reply of our own keeps its enhanced code', () => {
    speak('en-XA');
    expect(unreadable(new Error('gone'))).toMatchObject({
      code: 451,
      enhanced: '4.3.0',
      lines: ['4.3.0 ⟦The content could not be read: gone⟧'],
    });
    const offered = { size: 100 } as Parameters<typeof tooLarge>[1]; // it looks at nothing else
    expect(tooLarge({ bytes: 101 } as Message, offered)?.enhanced).toBe('5.3.4'); // nor here
  });

  test('a sentence is taken when it is said', () => {
    const before = stoppedReply().lines;
    speak('en-XA');
    expect([before, stoppedReply().lines]).toEqual([['the call was stopped'], ['⟦the call was stopped⟧']]);
  });

  test('why there was no reply is told as data all the same', async () => {
    const error = new Error('certificate has expired');
    speak('en-XA');
    expect(tlsTrouble(error, { protocol: 'SMTP', implicit: true })).toMatch(/^⟦.*⟧$/);
    expect(tlsWhy(error)).toBe('tls-expired');
    expect(await resolveHost('192.0.2.1', [], 1_000)).toEqual({ ok: true, addresses: ['192.0.2.1'] });
  });
});
