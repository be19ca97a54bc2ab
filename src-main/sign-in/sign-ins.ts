// The sign-ins that run: each by a name of its own, until it came to something or is
// called off. A grant is stored before its sign-in is said to be done.
import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock';
import { ContractError } from '../contract/errors';
import type { Grant } from '../contract/sign-in/grant';
import { SIGN_IN_SECONDS } from '../contract/sign-in/load';
import type { SignInBegun, SignInEnd, SignInResults } from '../contract/sign-in/methods';
import { signInWords } from '../words/cases/sign-in';
import { beginByCode, beginByDevice, type Begun } from './begun';
import type { MailUse } from '../contract/sign-in/providers';
import { askForCode } from './device-code';
import type { Came, Ended } from './ended';
import { KeptCodes } from './kept-codes';
import type { LineForIt } from './line-for-it';
import { revoke } from './revoke';
import type { TransportDeps } from './transport';
import { troubleOf, troubleText } from './trouble';

export interface SignInsDeps {
  readonly clock: Clock;
  /** Keeps what came with the passwords; resolves when it is safe. */
  store(grant: Grant, came: Came): Promise<void>;
  readonly dated?: TransportDeps['dated'];
  readonly patience?: TransportDeps['patience'];
}

export interface SignInAsk {
  readonly grant: Grant;
  readonly uses: readonly MailUse[];
  readonly device: boolean;
  /** No line is held while the code is typed. */
  readonly hangUp?: boolean | undefined;
}

interface Running {
  readonly begun: Begun;
  readonly end: Promise<SignInEnd>;
  readonly stop: AbortController;
}

export class SignIns {
  private readonly running = new Map<string, Running>();
  private readonly over = new Set<string>();
  /** Those that wait for their person while no line is up. */
  readonly kept: KeptCodes;

  constructor(private readonly deps: SignInsDeps) {
    this.kept = new KeptCodes({ ...deps, settled: (grant, ended) => this.settled(grant, ended) });
  }

  /** Throws ContractError where it cannot be begun, with what to do. `line`: null, what is up stays up without us. */
  async begin(ask: SignInAsk, line: LineForIt | null = null): Promise<SignInBegun> {
    return ask.hangUp === true ? this.keep(ask, line) : this.run(ask, line);
  }

  /** The line is hung up as soon as the code is there. */
  private async keep({ grant, uses, device }: SignInAsk, line: LineForIt | null): Promise<SignInBegun> {
    if (!device) throw new ContractError('refused', signInWords.kept.codesOnly);
    const { clock, patience, dated } = this.deps;
    await line?.up();
    const signal = line?.gone ?? new AbortController().signal;
    const code = await askForCode(grant, uses, { clock, signal, patience, dated }).catch(notBegun(grant, line));
    line?.callOff();
    return this.kept.keep(randomUUID(), code);
  }

  private async run({ grant, uses, device }: SignInAsk, line: LineForIt | null): Promise<SignInBegun> {
    const stop = new AbortController();
    const { clock, patience, dated } = this.deps;
    const begin = device ? beginByDevice : beginByCode;
    await line?.up();
    const signal = line ? AbortSignal.any([stop.signal, line.gone]) : stop.signal;
    const most = line ? SIGN_IN_SECONDS * 1000 : undefined;
    const begun = await begin(grant, uses, { clock, signal, patience, dated, most }).catch(notBegun(grant, line));
    this.forgetWhatIsOver();
    const id = randomUUID();
    const end = begun.end.then((ended) => this.settled(grant, ended, line?.gone));
    if (line) letGo(line, end, stop.signal);
    this.running.set(id, { begun, stop, end });
    // Who asks late is still told; who never asks leaves it until the next one begins.
    void end.catch(() => undefined).finally(() => this.over.add(id));
    const { address, userCode, pasted, lasts } = begun;
    const { username } = grant;
    return { id, username, address, userCode, pasted, endsAt: new Date(clock.now() + lasts).toISOString() };
  }

  /** Throws ContractError where no such sign-in runs. */
  async wait(id: string): Promise<SignInEnd> {
    return this.kept.has(id) ? this.kept.standing(id) : this.named(id).end;
  }

  answer(id: string, address: string): SignInResults['signIn.answer'] {
    return { taken: this.named(id).begun.answer(address) };
  }

  cancel(id: string): void {
    if (!this.kept.cancel(id)) this.named(id).stop.abort();
  }

  /** What is said of the provider's side; the caller forgets the grant. */
  async out(grant: Grant): Promise<string> {
    const { clock, patience, dated } = this.deps;
    const came = await revoke(grant, { signal: new AbortController().signal, clock, patience, dated });
    if (came === 'revoked') return signInWords.out.revoked;
    return came === 'none' ? signInWords.out.there : signInWords.out.failed(troubleText(came));
  }

  /** Ends all of them. */
  close(): void {
    for (const { stop } of this.running.values()) stop.abort();
    this.kept.close();
  }

  private forgetWhatIsOver(): void {
    for (const id of this.over) this.running.delete(id);
    this.over.clear();
  }

  private named(id: string): Running {
    const found = this.running.get(id);
    if (!found) throw new ContractError('not-found', signInWords.none);
    return found;
  }

  private async settled(grant: Grant, ended: Ended, gone?: AbortSignal): Promise<SignInEnd> {
    if (!ended.ok) return { ok: false, text: gone?.aborted ? signInWords.lineGone : troubleText(ended.trouble) };
    await this.deps.store(grant, ended);
    const { account } = ended;
    const other = account !== null && account.toLowerCase() !== grant.username.toLowerCase();
    const text = other
      ? signInWords.done.other(account, grant.username)
      : signInWords.done.as(account ?? grant.username);
    return { ok: true, account, other, text };
  }
}

/** Throws ContractError: why nothing could be begun. */
function notBegun(grant: Grant, line: LineForIt | null): (error: unknown) => never {
  return (error) => {
    throw new ContractError(
      'refused',
      line?.gone.aborted ? signInWords.lineGone : troubleText(troubleOf(error, grant)),
    );
  };
}

/** The mail of the call goes by what came; what was called off costs no minute more. */
function letGo(line: LineForIt, end: Promise<SignInEnd>, calledOff: AbortSignal): void {
  calledOff.addEventListener('abort', () => line.callOff(), { once: true });
  end.then(
    (came) => line.done(came.ok ? null : signInWords.inCall(came.text)),
    (error: unknown) => line.done(signInWords.inCall(error instanceof Error ? error.message : String(error))),
  );
}
