// From the replies a letter got to what became of each recipient: pure, and the
// same for every way of sending. The first refusal in the order of the dialogue
// decides; what the host says after it only repeats that (RFC 2920 §3.1: a client
// that pipelines must look at every reply).
import type { Reply } from '../mail/reply';
import type { Message, RecipientResult } from './message';

export interface Answers {
  readonly mail: Reply;
  /** In the order of the recipients; a missing one was never asked. */
  readonly rcpts: readonly Reply[];
  /** The first refusal between the envelope and the last byte (DATA, or a chunk that was not the last), or null. */
  readonly midway: Reply | null;
  /** For the last byte: one for all, or one for each accepted recipient (LMTP). Empty when it was never asked for. */
  readonly ends: readonly Reply[];
  /** Whether the last byte left us, for a host that was still to read it. */
  readonly left: boolean;
}

/** RFC 5321 §4.2.1: only 2yz says that it is done. */
export function isDone(reply: Reply): boolean {
  return reply.code >= 200 && reply.code < 300;
}

export function resultsOf(message: Message, answers: Answers, cut: Reply): readonly RecipientResult[] {
  let accepted = 0;
  const inTheDark = unansweredStage(answers);
  return message.recipients.map(({ address }, i) => {
    const rcpt = answers.rcpts[i] ?? cut;
    const [stage, reply] = isDone(answers.mail) ? (['rcpt', rcpt] as const) : (['mail', answers.mail] as const);
    if (!isDone(reply)) return { address, stage: reply.code === 0 ? inTheDark : stage, reply };
    const end = answers.ends[Math.min(accepted++, answers.ends.length - 1)];
    return { address, ...ending(answers, end, cut) };
  });
}

/** Of a recipient whose envelope was not answered: what left whole may be there, whatever we had heard by then. */
function unansweredStage({ left, rcpts }: Answers): RecipientResult['stage'] {
  if (!left) return 'cut';
  return rcpts.some(({ code }) => code !== 0) ? 'end' : 'unheard';
}

function ending(answers: Answers, end: Reply | undefined, cut: Reply): Pick<RecipientResult, 'stage' | 'reply'> {
  if (answers.midway && answers.midway.code !== 0) return { stage: 'data', reply: answers.midway };
  if (end && end.code !== 0) return { stage: 'end', reply: end };
  return { stage: answers.left ? 'end' : 'cut', reply: end ?? answers.midway ?? cut };
}

/** True when the host has spoken about at least one recipient: the session moves on. */
export function isAnswered(results: readonly RecipientResult[]): boolean {
  return results.some((r) => r.stage === 'local' || (r.stage !== 'cut' && r.reply.code !== 0 && r.reply.code !== 421));
}
