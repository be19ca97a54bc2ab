// What a session says in another language: the same facts lead to the same cases and to
// the same steps, and every sentence comes from a page.
import { afterEach, describe, expect, test } from 'vitest';
import type { DialTrouble } from '../../../src-main/contract/dial-fault';
import { advised, collectSymptom, dialSymptom } from '../../../src-main/session/advice';
import { speak } from '../../../src-main/words/page';
import { sessionWords } from '../../../src-main/words/session';

const notDialled = (trouble: DialTrouble, said = '') =>
  dialSymptom({ fault: { trouble, by: 'ras', code: 600, hopeless: false }, said, text: 'Words of the line.' });
const notCollected = (refusal: object) =>
  collectSymptom({ method: 'etrn', kind: 'failed', text: 'Words of ours.', refusal: { said: '', ...refusal } });

afterEach(() => speak('en'));

describe.each(['en', 'en-XA'] as const)('in %s', (language) => {
  test.each([
    ['dial-busy', notDialled('busy')],
    ['dial-other', notDialled('other')],
    ['dial-no-entry', notDialled('other', 'the entry does not exist')],
    ['collect-login', notCollected({ fault: 'login' })],
    ['collect-port', notCollected({ fault: 'unreached', hosts: ['mail.isp.example:366'] })],
    ['collect-459', notCollected({ said: '459 Node not allowed' })],
    ['collect-other', notCollected({})],
  ])('%s is known by facts', (id, symptom) => {
    speak(language);
    expect(advised(symptom).id).toBe(id);
  });
});

test('a case that tells more than its sentence has its steps in the language of the moment', () => {
  speak('en-XA');
  expect(advised(notDialled('voice')).text).toMatch(/^Words of the line\. ⟦Check the telephone number .*⟧$/);
});

test('what was announced and did not come is counted', () => {
  expect(sessionWords.missing({ came: 0, owed: 1 })).toBe('The one message that the provider announced did not come');
  expect(sessionWords.stillOwed({ came: 2, owed: 1 })).toMatch(/^Only 2 of the 3 messages .* The other waits/);
  expect(sessionWords.stillOwed({ came: 0, owed: 3 })).toMatch(/^None of the 3 messages .* They wait/);
});
