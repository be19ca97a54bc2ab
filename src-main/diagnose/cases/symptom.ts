// The words of the troubleshooter: what a symptom is, what a case is, what is
// answered. A case holds when its stage fits and, where it names them, its codes, and
// its faults or its words (matched against "CODE said", what a host or a program said
// and never what we say). In its sentences {host} stands for the other side's name and
// {said} for the symptom's text.
import type { OpeningStep } from '../../contract/diagnose/diagnose';
import type { CollectFault } from '../../contract/collect';
import type { DialTrouble } from '../../contract/dial-fault';
import { type NoReplyWhy, type Reply, replyText } from '../../mail/reply';
import type { MessageStage } from '../../smtp/message';

export type SymptomStage = 'dial' | OpeningStep | Exclude<MessageStage, 'local'> | 'collect';

/** What is wrong, where we know it ourselves. */
export type Fault = DialTrouble | NoReplyWhy | CollectFault;

export interface Symptom {
  readonly stage: SymptomStage;
  /** The reply's code; 0 where none came. */
  readonly code: number;
  /** For people. */
  readonly text: string;
  readonly fault?: Fault | undefined;
  /** A host's or a program's own words; absent: they are the text. */
  readonly said?: string;
  readonly host?: string;
}

/** A reply, or that none came, at `stage`. */
export function symptomOf(stage: SymptomStage, reply: Reply, host: string): Symptom {
  const { code, why } = reply;
  const text = replyText(reply);
  // Without a reply the words are our own.
  return { stage, code, text, said: code === 0 ? '' : text, fault: why, host };
}

/** What a case is called in words: what happened, and what to do. */
export interface CaseWords {
  readonly cause: string;
  readonly steps: readonly string[];
}

/** What is known by which signs. */
export interface Case {
  readonly id: string;
  readonly stages: readonly SymptomStage[];
  readonly codes?: readonly number[];
  readonly faults?: readonly Fault[];
  readonly words?: RegExp;
  readonly means: Meaning;
  /** In the language of the moment. */
  text(): CaseWords;
}

/** What it means for the mail. */
export type Meaning = 'safe' | 'later' | 'returned' | 'twice' | 'inbound';

/** Cases whose words stand in `page` under their names. */
export function casesOf<Id extends string>(
  page: Readonly<Record<Id, CaseWords>>,
  cases: readonly (Omit<Case, 'id' | 'text'> & { readonly id: Id })[],
): readonly Case[] {
  return cases.map((one) => ({ ...one, text: () => page[one.id] }));
}
