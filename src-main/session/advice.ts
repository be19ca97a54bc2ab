// Puts the troubleshooter's advice behind what a session says of its trouble, where
// the case is special enough to tell more than the sentence itself does. Pure.
import type { CollectResult } from '../collect/method';
import { OPENING_STEPS, type OpeningStep } from '../contract/diagnose/diagnose';
import type { Trouble } from '../delivery/source';
import { explain } from '../diagnose/cases/troubleshoot';
import { type Symptom, symptomOf, type SymptomStage } from '../diagnose/cases/symptom';
import type { DialFailure } from '../link/dialer';

/** Where trouble of this kind can have come from, in the order of a session. */
const STAGES: Readonly<Record<Trouble['kind'], readonly SymptomStage[]>> = {
  password: ['auth', 'mail'],
  unreachable: ['dns', 'connect', 'greeting'],
  cut: ['cut'],
  refused: ['greeting', 'auth', 'mail'],
  // Their own sentences say what to do.
  relay: [],
  blocked: [],
  limit: [],
  suspended: [],
  braked: [],
  tls: ['tls', 'mail'],
  disk: [],
};

/** Cases that say no more than the trouble's own sentence. */
const PLAIN = new Set([
  'unknown',
  'login-wrong',
  'login-microsoft-smtp-off',
  'login-microsoft-basic',
  'login-other',
  'connect-other',
  'opening-other',
  'tls-other',
  'greeting-421',
  'cut-mail',
  'mail-temporary',
  'mail-421',
  'mail-refused',
  'dial-other',
  'collect-other',
  'collect-later',
  'collect-453',
]);

/** The sentence for the session's record. */
export function withAdvice(trouble: Trouble): string {
  const { kind, reply, text, host, step } = trouble;
  // What a sign-in is refused for, it says itself.
  if (!reply || reply.signIn) return text;
  for (const stage of STAGES[kind].filter((one) => isReached(one, step))) {
    const advice = explain(symptomOf(stage, reply, host));
    if (!PLAIN.has(advice.id)) return [text, ...advice.steps].join(' ');
  }
  return text;
}

/** Nothing that comes after the step at which the host said no is at fault. */
function isReached(stage: SymptomStage, step: OpeningStep | undefined): boolean {
  if (step === undefined) return true;
  const at = OPENING_STEPS.findIndex((one) => one === stage);
  return at >= 0 && at <= OPENING_STEPS.indexOf(step);
}

/** The same for a line that did not come up, or held mail that was not released. */
export function withSteps(symptom: Symptom): string {
  return advised(symptom).text;
}

/** That sentence, and the id of the case it is taken for. */
export function advised(symptom: Symptom): { readonly id: string; readonly text: string } {
  const { id, steps } = explain(symptom);
  return { id, text: PLAIN.has(id) ? symptom.text : [symptom.text, ...steps].join(' ') };
}

/** A line that did not come up, as the troubleshooter knows it. */
export function dialSymptom({ fault, said, text }: DialFailure): Symptom {
  return { stage: 'dial', code: 0, text, said, fault: fault.trouble };
}

/** What asking for held mail came to, with what to do. */
export function collectedText(result: CollectResult): string {
  return result.refusal?.signIn === undefined ? withSteps(collectSymptom(result)) : result.text;
}

/** Asking for held mail that came to nothing. */
export function collectSymptom({ text, refusal }: CollectResult): Symptom {
  return { stage: 'collect', code: 0, text, said: refusal?.said ?? '', fault: refusal?.fault };
}
