// Codes that are typed while no line is up: one call brought the code, another asks whether it
// was typed. PROMISES: they are in memory only, one for each consent, until they end; the
// provider is asked for a short time at the pace it allows, and what it says for now ends
// nothing.
import type { Clock, Timer } from '../base/clock';
import { ContractError } from '../contract/errors';
import { type Grant, grantKey } from '../contract/sign-in/grant';
import { ASKING_SECONDS } from '../contract/sign-in/load';
import type { SignInBegun, SignInEnd, SignInResults } from '../contract/sign-in/methods';
import { signInWords } from '../words/cases/sign-in';
import type { CodeAnswer, DeviceCode } from './device-code';
import { type Ended, refusedFor } from './ended';
import type { LineForIt } from './line-for-it';
import { type TransportDeps, Unanswered } from './transport';
import { type SignInTrouble, troubleOf, troubleText } from './trouble';

interface Kept {
  readonly id: string;
  readonly code: DeviceCode;
  readonly stop: AbortController;
  /** Fires when it runs out. */
  readonly timer: Timer;
  asking: boolean;
}

export interface KeptCodesDeps extends Pick<TransportDeps, 'patience' | 'dated'> {
  readonly clock: Clock;
  /** It is over: what came is stored, and told. */
  settled(grant: Grant, ended: Ended): Promise<SignInEnd>;
}

export class KeptCodes {
  /** By whose consent it is. */
  private readonly codes = new Map<string, Kept>();

  constructor(private readonly deps: KeptCodesDeps) {}

  /** In the place of an earlier one for the same consent. */
  keep(id: string, code: DeviceCode): SignInBegun {
    const key = grantKey(code.grant);
    for (const [other, kept] of this.codes) if (other === key || kept.code.left() === 0) this.drop(kept);
    // Who asks after it is told that it ran out; the code itself is wanted no longer.
    const timer = this.deps.clock.after(code.left(), () => code.forget());
    const kept = { id, code, stop: new AbortController(), timer, asking: false };
    this.codes.set(key, kept);
    return this.begun(kept);
  }

  of(grant: Grant): SignInResults['signIn.kept'] {
    const kept = this.codes.get(grantKey(grant));
    if (!kept) return { begun: null, text: signInWords.kept.none };
    return kept.code.left() > 0
      ? { begun: this.begun(kept), text: '' }
      : { begun: null, text: signInWords.faults['code-old'] };
  }

  has(id: string): boolean {
    return this.find(id) !== undefined;
  }

  /** Throws ContractError where there is no such code any more, or it ran out. */
  private hold(id: string): Kept {
    const kept = this.find(id);
    if (!kept) throw new ContractError('not-found', signInWords.kept.none);
    if (kept.code.left() === 0) throw new ContractError('refused', signInWords.faults['code-old']);
    return kept;
  }

  /** The same where the provider allows no question yet. */
  toAsk(id: string): Kept {
    const kept = this.hold(id);
    const wait = kept.code.wait() / 1000;
    if (wait > ASKING_SECONDS) throw new ContractError('refused', signInWords.kept.tooSoon(Math.ceil(wait)));
    return kept;
  }

  /** How it stands: it waits. */
  standing(id: string): SignInEnd {
    return this.waiting(this.hold(id).code, signInWords.kept.notTyped);
  }

  /** Throws ContractError where nothing can be asked. `line`: null, what is up stays up without us. */
  async ask(id: string, line: LineForIt | null): Promise<SignInEnd> {
    const kept = this.toAsk(id);
    if (kept.asking) throw new ContractError('refused', signInWords.kept.asking);
    kept.asking = true;
    try {
      kept.stop.signal.addEventListener('abort', () => line?.callOff(), { once: true });
      await line?.up(signInWords.kept.notUp).catch(notAsked);
      // Dialling takes its time.
      this.hold(id);
      const end = await this.cameOf(kept, line);
      line?.done(end.ok ? null : signInWords.inCall(end.text));
      return end;
    } finally {
      kept.asking = false;
    }
  }

  /** False: it is none of these. */
  cancel(id: string): boolean {
    const kept = this.find(id);
    if (kept) this.drop(kept);
    return kept !== undefined;
  }

  close(): void {
    for (const kept of [...this.codes.values()]) this.drop(kept);
  }

  private async cameOf(kept: Kept, line: LineForIt | null): Promise<SignInEnd> {
    const { code, stop } = kept;
    const signal = line ? AbortSignal.any([stop.signal, line.gone]) : stop.signal;
    const came = await this.answerTo(code, signal);
    if (!came.ends && stop.signal.aborted) return { ok: false, text: signInWords.kept.calledOff };
    if (!came.ends) return this.waiting(code, line?.gone.aborted ? signInWords.kept.lineGone : came.text);
    this.forget(kept);
    return this.deps.settled(code.grant, came.ended);
  }

  /** What the provider says within the time that a call has for it. */
  private async answerTo(code: DeviceCode, signal: AbortSignal): Promise<Answer> {
    const { clock, patience, dated } = this.deps;
    const secret = code.secret();
    const until = clock.elapsed() + ASKING_SECONDS * 1000;
    const late = new AbortController();
    const timer = clock.after(code.left(), () => late.abort());
    try {
      const deps = { clock, patience, dated, signal: AbortSignal.any([signal, late.signal]) };
      let asked: CodeAnswer = await code.ask(deps);
      while (goesOn(asked) && clock.elapsed() + code.wait() <= until) asked = await code.ask(deps);
      if (!goesOn(asked)) return { ends: true, ended: asked };
      return {
        ends: false,
        text: asked === 'pending' ? signInWords.kept.notTyped : stillHolds(troubleOf(asked, code.grant, secret)),
      };
    } catch (error) {
      if (late.signal.aborted && !signal.aborted) return { ends: true, ended: refusedFor('code-old') };
      const trouble = troubleOf(error, code.grant, secret);
      // A network that wants a login of its own first, or a line that went down.
      const passes = trouble.kind === 'no-provider' || (trouble.kind === 'unanswered' && trouble.why === 'stopped');
      return passes ? { ends: false, text: stillHolds(trouble) } : { ends: true, ended: { ok: false, trouble } };
    } finally {
      timer.cancel();
    }
  }

  private waiting(code: DeviceCode, text: string): SignInEnd {
    return { ok: false, text, waits: { endsAt: this.endsAt(code) } };
  }

  private begun({ id, code }: Kept): SignInBegun {
    const { address, userCode, grant } = code;
    return { id, username: grant.username, address, userCode, pasted: false, kept: true, endsAt: this.endsAt(code) };
  }

  private endsAt(code: DeviceCode): string {
    return new Date(this.deps.clock.now() + code.left()).toISOString();
  }

  private find(id: string): Kept | undefined {
    return [...this.codes.values()].find((kept) => kept.id === id);
  }

  /** Called off. */
  private drop(kept: Kept): void {
    this.forget(kept);
    kept.stop.abort();
  }

  private forget(kept: Kept): void {
    this.codes.delete(grantKey(kept.code.grant));
    kept.timer.cancel();
    kept.code.forget();
  }
}

type Answer = { readonly ends: true; readonly ended: Ended } | { readonly ends: false; readonly text: string };

const goesOn = (asked: CodeAnswer): asked is 'pending' | Unanswered =>
  asked === 'pending' || asked instanceof Unanswered;

function notAsked(error: unknown): never {
  if (!(error instanceof ContractError)) throw error;
  throw new ContractError(error.code, signInWords.kept.stillHolds(error.message));
}

const stillHolds = (trouble: SignInTrouble): string => signInWords.kept.stillHolds(troubleText(trouble));
