// From what went wrong to what it means and what to do. Pure: a symptom (where it
// came, with which code and words) is held against a table of cases, the special
// before the general, and answered with a cause, what it means for the mail, and
// steps. Something fits always: the last cases of each stage take everything.
// The cases themselves stand in the cases-… files, one a stage of the way.
import { DIAL_CASES } from './dial';
import { HOST_CASES } from './host';
import { LINE_CASES } from './line';
import { MAIL_CASES } from './mail';
import { COLLECT_CASES } from './collect';
import { LOGIN_CASES } from './login';
import type { Advice } from '../../contract/diagnose/diagnose';
import type { Case, Symptom } from './symptom';

export const CASES: readonly Case[] = [
  ...DIAL_CASES,
  ...LINE_CASES,
  ...HOST_CASES,
  ...LOGIN_CASES,
  ...MAIL_CASES,
  ...COLLECT_CASES,
];

const UNKNOWN: Omit<Case, 'stages'> = {
  id: 'unknown',
  cause: 'Something went wrong that Dialpost does not know: {said}',
  means: 'safe',
  steps: ['Try again in a while.', 'If it goes on, save a report and ask your provider about these words.'],
};

/** The case that fits best; never null. */
export function explain(symptom: Symptom): Advice {
  const found = CASES.find((one) => fits(one, symptom)) ?? UNKNOWN;
  const fill = (text: string): string =>
    text.replaceAll('{host}', symptom.host ?? 'The other side').replaceAll('{said}', said(symptom));
  return { id: found.id, cause: fill(found.cause), means: MEANS[found.means], steps: found.steps.map(fill) };
}

function fits(one: Case, symptom: Symptom): boolean {
  if (!one.stages.includes(symptom.stage)) return false;
  if (one.codes && !one.codes.includes(symptom.code)) return false;
  return one.words ? one.words.test(`${symptom.code} ${symptom.text.slice(0, ENOUGH)}`) : true;
}

const MEANS: Readonly<Record<Case['means'], string>> = {
  safe: 'Your mail is safe and waiting.',
  later: 'The message is safe and is tried again later by itself.',
  returned: 'This message cannot be delivered there; its sender gets it back with this reason.',
  twice: 'The message is sent again; the recipient may see it twice, but it is not lost.',
  inbound: 'Mail for the office is still held by the provider; nothing is lost.',
};

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
