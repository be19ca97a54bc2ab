// From what went wrong to what it means and what to do. Pure: a symptom (where it
// came, with which code and words) is held against a table of cases, the special
// before the general, and answered with a cause, what it means for the mail, and
// steps. Something fits always: the last cases of each stage take everything.
// The cases themselves stand in the files beside this one, one a stage of the way, and
// their words in words/cases-….
import { DIAL_CASES } from './dial';
import { HOST_CASES } from './host';
import { LINE_CASES } from './line';
import { MAIL_CASES } from './mail';
import { COLLECT_CASES } from './collect';
import { LOGIN_CASES } from './login';
import type { Advice } from '../../contract/diagnose/diagnose';
import { caseMeanings } from '../../words/cases/mail';
import type { Case, Symptom } from './symptom';

export const CASES: readonly Case[] = [
  ...DIAL_CASES,
  ...LINE_CASES,
  ...HOST_CASES,
  ...LOGIN_CASES,
  ...MAIL_CASES,
  ...COLLECT_CASES,
];

const UNKNOWN: Pick<Case, 'id' | 'means' | 'text'> = { id: 'unknown', means: 'safe', text: () => caseMeanings.unknown };

/** The case that fits best; never null. */
export function explain(symptom: Symptom): Advice {
  const found = CASES.find((one) => fits(one, symptom)) ?? UNKNOWN;
  const host = symptom.host ?? caseMeanings.otherSide;
  // In a function no "$&" of theirs means anything.
  const fill = (text: string): string =>
    text.replaceAll('{host}', () => host).replaceAll('{said}', () => said(symptom));
  const { cause, steps } = found.text();
  return { id: found.id, cause: fill(cause), means: caseMeanings[found.means], steps: steps.map(fill) };
}

function fits(one: Case, symptom: Symptom): boolean {
  if (!one.stages.includes(symptom.stage)) return false;
  if (one.codes && !one.codes.includes(symptom.code)) return false;
  if (!one.faults && !one.words) return true;
  if (symptom.fault && one.faults?.includes(symptom.fault)) return true;
  const words = symptom.said ?? symptom.text;
  return one.words?.test(`${symptom.code} ${words.slice(0, ENOUGH)}`) ?? false;
}

const LONGEST = 300;
/** A reply without end is known by its beginning. */
const ENOUGH = 1000;

function said({ code, text }: Symptom): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  return code >= 200 && code < 600 && !short.startsWith(String(code)) ? `${code} ${short}`.trim() : short;
}

/** With the full stop it lacks. */
export function ended(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Advice in one paragraph: what happened, what it means for the mail, what to do. */
export function adviceText({ cause, means, steps }: Advice): string {
  return [ended(cause), means, ...steps].join(' ');
}
