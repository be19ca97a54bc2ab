// Cases of the line itself, one for each trouble that link/ knows by the number of its
// program; the words are those of programs whose numbers say nothing.
import type { DialTrouble } from '../../contract/dial-fault';
import { dialCaseWords } from '../../words/cases/dial';
import type { Case } from './symptom';

interface Row {
  readonly trouble: DialTrouble;
  readonly words?: RegExp;
}

/** The special before the general: a program's words may fit several. */
const ROWS: readonly Row[] = [
  {
    trouble: 'modem-in-use',
  },
  {
    trouble: 'no-modem',
  },
  {
    trouble: 'still-hanging-up',
  },
  {
    trouble: 'no-entry',
    words: /does not exist/i,
  },
  {
    trouble: 'broke',
  },
  {
    trouble: 'modem-fault',
  },
  {
    trouble: 'password-expired',
  },
  {
    trouble: 'account-closed',
  },
  {
    trouble: 'busy',
  },
  {
    trouble: 'voice',
  },
  {
    trouble: 'no-answer',
  },
  {
    trouble: 'no-carrier',
  },
  {
    trouble: 'no-tone',
  },
  {
    trouble: 'password',
  },
  {
    trouble: 'login-silent',
  },
  {
    trouble: 'protocols',
  },
  {
    trouble: 'no-ppp',
  },
  {
    trouble: 'network-below',
  },
  {
    trouble: 'not-allowed',
  },
  {
    trouble: 'options',
  },
  {
    trouble: 'chat-failed',
  },
  {
    trouble: 'peer-gone',
  },
  {
    trouble: 'nm-off',
    words: /NetworkManager is not running/i,
  },
  {
    trouble: 'nm-secrets',
    words: /secrets were required|no secrets|password.*(missing|not stored)/i,
  },
  {
    trouble: 'program-missing',
    words: /was not found|could not be started|cannot be run|ENOENT|is not there|no such program/i,
  },
  {
    trouble: 'time',
    words: /did not (end|finish|answer) (in|within)|took longer|seconds/i,
  },
  {
    trouble: 'other',
  },
];

export const DIAL_CASES: readonly Case[] = ROWS.map(({ trouble, words }) => ({
  id: `dial-${trouble}`,
  stages: ['dial'],
  // What nobody knows more of is known by nothing.
  ...(trouble === 'other' ? {} : { faults: [trouble] }),
  ...(words ? { words } : {}),
  means: 'safe',
  text: () => dialCaseWords[trouble],
}));
