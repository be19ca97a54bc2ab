// From what was said on the line in a session to causes and steps: every refusal in the
// transcript is held against the troubleshooter's cases, each case told once, in the
// order of their coming. Pure. Limit: a transcript does not tell connections apart that
// were open at once, so with several of them a reply may be taken for another command's;
// the code and its words still lead to the case in most.
import type { Advice } from '../../contract/diagnose/diagnose';
import type { Session } from '../../contract/views';
import type { SymptomStage } from './symptom';
import { explain } from './troubleshoot';
import { caseMeanings } from '../../words/cases/mail';

const STAGES: Readonly<Record<string, SymptomStage>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  LHLO: 'ehlo',
  STARTTLS: 'tls',
  AUTH: 'auth',
  '***': 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  BDAT: 'end',
  ETRN: 'collect',
  ATRN: 'collect',
  TURN: 'collect',
};
const MOST = 10;
/** Nothing is amiss: none waits (ATRN). */
const NO_FAULT: readonly string[] = ['collect-453'];

const AFTER_MAIL: readonly SymptomStage[] = ['rcpt', 'data', 'end'];
/** "Bad sequence", "no valid recipients". */
const OUT_OF_ORDER: readonly number[] = [503, 554];

/** What to do about a line that did not come up, where the session's own sentence does not say it already. */
export function dialAdvice({ dialFault, error }: Pick<Session, 'dialFault' | 'error'>): readonly Advice[] {
  if (!dialFault) return [];
  const said = error ?? '';
  const advice = explain({ stage: 'dial', code: 0, text: said.replace(/\.$/, ''), said: '', fault: dialFault.trouble });
  return advice.steps.every((step) => said.includes(step)) ? [] : [advice];
}

/** `transcript` as smtp/transcript writes it. */
export function adviceOf(transcript: string): readonly Advice[] {
  const found = new Map<string, Advice>();
  const said = new Conversation();
  for (const line of transcript.split('\n')) {
    const refusal = said.hear(line);
    const advice = refusal && explain(refusal);
    if (advice && !NO_FAULT.includes(advice.id) && !found.has(advice.id) && found.size < MOST)
      found.set(advice.id, advice);
  }
  return [...found.values()];
}

/** Which command a reply belongs to: replies come in the order of their commands (RFC 2920). */
class Conversation {
  private host: string = caseMeanings.otherSide;
  /** null: a command whose refusal means nothing here (RSET, QUIT). */
  private asked: (SymptomStage | null)[] = [];
  private lines: string[] = [];
  /** The message that is being answered: was its sender refused, he or any recipient, and was any recipient taken? */
  private envelope = { sender: false, refused: false, taken: false };

  hear(line: string): { stage: SymptomStage; code: number; text: string; host: string } | null {
    const text = line.slice(3);
    if (line.startsWith('-- ')) this.noted(text);
    if (line.startsWith('C: ')) this.asked.push(STAGES[text.split(/[ :]/)[0]?.toUpperCase() ?? ''] ?? null);
    return line.startsWith('S: ') ? this.heard(text) : null;
  }

  private noted(text: string): void {
    // "… mail.isp.example [192.0.2.1] … 25": whatever the words between, in every language.
    const host = /([^\s⟦]+) \[[\da-f.:]+\]\D* (\d+)\D*$/i.exec(text);
    if (!host) return;
    this.host = `${host[1]}:${host[2]}`;
    this.asked = ['greeting'];
    this.lines = [];
  }

  private heard(text: string): ReturnType<Conversation['hear']> {
    const [, code = '', more = '', words = ''] = /^(\d{3})([- ]?)(.*)$/.exec(text) ?? [];
    this.lines.push(words);
    if (more === '-') return null;
    const said = this.lines.splice(0).join(' ');
    const stage = this.asked.shift() ?? null;
    if (code === '354') this.asked.unshift('end');
    if (stage === null || this.onlyFollows(stage, Number(code))) return null;
    return Number(code) >= 400 ? { stage, code: Number(code), text: said, host: this.host } : null;
  }

  /**
   * What was written before the refusal of the sender, or of every recipient, was heard is refused as well: that is no
   * cause of its own, and no verdict on the message.
   */
  private onlyFollows(stage: SymptomStage, code: number): boolean {
    const refused = code >= 400;
    if (stage === 'mail') this.envelope = { sender: refused, refused, taken: false };
    if (!AFTER_MAIL.includes(stage)) return false;
    const { sender, refused: before, taken } = this.envelope;
    if (stage !== 'rcpt') return refused && before && !taken && OUT_OF_ORDER.includes(code);
    this.envelope = { sender, refused: before || refused, taken: taken || !refused };
    return refused && sender && OUT_OF_ORDER.includes(code);
  }
}
