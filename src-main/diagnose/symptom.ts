// The words of the troubleshooter: what a symptom is, what a case is, what is
// answered. A case holds when its stage fits and, where it names them, its codes
// and its words (matched against "CODE text"). In its sentences {host} stands for
// the other side's name and {said} for what it said.

export const SYMPTOM_STAGES = ['dial', 'dns', 'connect', 'greeting', 'ehlo', 'tls', 'auth', 'mail', 'rcpt', 'data', 'end', 'cut', 'collect'] as const;
export type SymptomStage = (typeof SYMPTOM_STAGES)[number];

export interface Symptom {
  readonly stage: SymptomStage;
  /** The reply's code; 0 where none came; for dialling the number in the words counts. */
  readonly code: number;
  readonly text: string;
  readonly host?: string;
}

export interface Case {
  /** Stable; names the case in tests and scripts. */
  readonly id: string;
  readonly stages: readonly SymptomStage[];
  readonly codes?: readonly number[];
  readonly words?: RegExp;
  readonly cause: string;
  readonly means: 'safe' | 'later' | 'returned' | 'twice' | 'inbound';
  readonly steps: readonly string[];
}

export interface Advice {
  readonly id: string;
  /** What happened. */
  readonly cause: string;
  /** What it means for the mail. */
  readonly means: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
}
