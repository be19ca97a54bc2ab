// What the test of a mailbox's login came to, as one sentence with what to do. Pure. Where the
// provider's own words are known (app passwords, a switch in its web mail, a locked account),
// the troubleshooter says what to do; a reason that is ours already says it itself.
import type { CollectFault } from '../contract/collect';
import type { Finding } from '../contract/diagnose/diagnose';
import type { NoReplyWhy } from '../mail/reply';
import { collectTestWords, hostTestWords } from '../words/diagnose/tests';
import { explain } from './cases/troubleshoot';

export interface KeptOut {
  /** "mail.isp.example:993" */
  readonly place: string;
  readonly by: 'password' | 'token';
  /** A sentence for people. */
  readonly text: string;
  /** The host's own words; "" where it said nothing, or the reason is ours. */
  readonly said: string;
  readonly fault?: CollectFault | undefined;
  readonly why?: NoReplyWhy | undefined;
  /** The sign-in gave no token. */
  readonly tokenless: boolean;
}

type Mend = keyof typeof collectTestWords.mends;

export function letIn(place: string, username: string, by: KeptOut['by']): Finding {
  return { severity: 'good', code: 'mailbox-login', text: collectTestWords.letsIn(place, username, by) };
}

export function keptOut(trouble: KeptOut): Finding {
  const { place, by, text, said, fault } = trouble;
  const finding = (kind: string, words: string): Finding => ({
    severity: 'error',
    code: `mailbox-${kind}`,
    text: words,
  });
  if (trouble.tokenless) return finding('no-token', hostTestWords.login.noToken(place, text.replace(/\.$/, '')));
  if (fault === 'login') {
    if (said === '') return finding('way', collectTestWords.keepsOut(place, text));
    if (by === 'token') return finding('token', hostTestWords.login.tokenRefused(place, said));
    const advice = explain({ stage: 'auth', code: 0, text: said, said, host: place });
    const mend = TOLD.has(advice.id) ? advice.steps.join(' ') : collectTestWords.mends.wrong;
    return finding('wrong', collectTestWords.keepsOut(place, text, mend));
  }
  const mend = fault === 'folder' || fault === 'later' ? fault : mendOf(trouble.why);
  return finding(mend, collectTestWords.keepsOut(place, text, collectTestWords.mends[mend]));
}

/** The troubleshooter knows the provider, or its switch. */
const TOLD: ReadonlySet<string> = new Set([
  'login-google-app-password',
  'login-google-web',
  'login-microsoft-basic',
  'login-locked',
  'login-smtp-off',
]);

const MENDS: Readonly<Partial<Record<NoReplyWhy, Mend>>> = {
  'no-such-host': 'name',
  'no-address': 'name',
  'name-server-failed': 'line',
  'name-server-silent': 'line',
  'name-server-unreachable': 'line',
  'name-server-refused': 'line',
  'no-way': 'line',
  'nobody-listens': 'port',
  'tls-wrong-port': 'port',
  silent: 'silent',
  'tls-self-signed': 'certificate',
  'tls-authority': 'certificate',
  'tls-name': 'certificate',
  'tls-expired': 'clock',
  'tls-not-yet': 'clock',
};

function mendOf(why: NoReplyWhy | undefined): Mend {
  return (why && MENDS[why]) ?? 'other';
}
