// Why a line did not come up, as data: what is wrong, whose number says so, and whether
// dialling again can help. The diallers (link/) say it, the session records it, and the
// troubleshooter's case of the same name ("dial-busy") says what to do.

/** What is wrong with the line; `other`: nobody knows more. */
export const DIAL_TROUBLES = [
  'account-closed',
  'broke',
  'busy',
  'chat-failed',
  'login-silent',
  'modem-fault',
  'modem-in-use',
  'network-below',
  'nm-off',
  'nm-secrets',
  'no-answer',
  'no-carrier',
  'no-entry',
  'no-modem',
  'no-ppp',
  'no-tone',
  'not-allowed',
  'options',
  'other',
  'password',
  'password-expired',
  'peer-gone',
  'program-missing',
  'protocols',
  'still-hanging-up',
  'time',
  'voice',
] as const;
export type DialTrouble = (typeof DIAL_TROUBLES)[number];

/** Whose number a code is: Windows RAS, pppd's exit status, nmcli's, or that of another program. */
export const CODE_OWNERS = ['ras', 'pppd', 'nmcli', 'program'] as const;

export interface DialFault {
  readonly trouble: DialTrouble;
  /** Whose number `code` is. */
  readonly by: (typeof CODE_OWNERS)[number];
  /** null where the program did not end by itself, or was never started. */
  readonly code: number | null;
  /** Dialling again cannot help before somebody mends something. */
  readonly hopeless: boolean;
}
