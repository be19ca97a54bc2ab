// What the practice provider says to programs: replies, and the fields of its answers'
// headers. In one language, as all that programs read.
import { PRACTICE_DOMAIN } from '../contract/practice';
import { ECHO_ADDRESS } from './behaviour';

export const PRACTICE_REPLIES = {
  banner: 'Dialpost practice provider',
  logInFirst: '5.7.0 Log in first: practice, password practice',
  wrongLogin: '5.7.8 The practice login is practice, password practice',
  notFromHere: 'The practice provider serves this computer only',
  notInTheMood: 'The practice provider is not in the mood; it was told so',
  taken: (id: string) => `2.0.0 Taken by the practice provider as ${id}`,
  noBdat: '5.5.1 BDAT is not offered here',
  noEtrn: '5.5.1 ETRN is not offered here',
  logInBeforeEtrn: '5.7.0 Log in before ETRN',
  notInTransaction: '5.5.1 Not in a transaction',
  helloFirst: '5.5.1 EHLO first',
} as const;

interface EchoFacts {
  readonly sender: string;
  readonly subject: string;
  /** The thread's fields. */
  readonly thread: readonly string[];
  readonly id: string;
  readonly now: number;
}

export function echoFields({ sender, subject, thread, id, now }: EchoFacts): readonly string[] {
  return [
    `From: "Practice provider" <${ECHO_ADDRESS}>`,
    `To: <${sender}>`,
    `Subject: ${subject}`,
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${PRACTICE_DOMAIN}>`,
    ...thread,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
}
