// The words of the troubleshooter: what a symptom is, what a case is, what is
// answered. A case holds when its stage fits and, where it names them, its codes
// and its words (matched against "CODE text"). In its sentences {host} stands for
// the other side's name and {said} for what it said.
import type { Advice, OpeningStep } from '../../contract/diagnose/diagnose';
import type { MessageStage } from '../../smtp/message';

export type SymptomStage = 'dial' | OpeningStep | Exclude<MessageStage, 'local'> | 'collect';

export interface Symptom {
  readonly stage: SymptomStage;
  /** The reply's code; 0 where none came; for dialling the number in the words counts. */
  readonly code: number;
  readonly text: string;
  readonly host?: string;
}

/** The advice it leads to, and what it is known by. */
export interface Case extends Omit<Advice, 'means'> {
  readonly stages: readonly SymptomStage[];
  readonly codes?: readonly number[];
  readonly words?: RegExp;
  readonly means: 'safe' | 'later' | 'returned' | 'twice' | 'inbound';
}
