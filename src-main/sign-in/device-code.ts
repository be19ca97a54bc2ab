// A code that a person types on another device (RFC 8628), from the moment it was given until
// it ends: asked about at the pace its provider allows, also over several calls. PROMISES: the
// device code, by which whoever has it gets the grant, is in this object only, and is gone
// when it has ended.
import * as oauth from 'oauth4webapi';
import { type Clock, sleep } from '../base/clock';
import { plain } from '../base/visible';
import type { Grant } from '../contract/sign-in/grant';
import { type MailUse, scopeOf } from '../contract/sign-in/providers';
import { signedIn, type Ended } from './ended';
import { consentPage, NoDescription, type Provider, providerFor } from './provider';
import { openTransport, type Transport, type TransportDeps, Unanswered } from './transport';

/** A provider, and how it is reached now. */
interface Reached {
  readonly provider: Provider;
  readonly transport: Transport;
}

/** pending: nobody has typed it yet; an Unanswered: the provider was not reached, which ends nothing. */
export type CodeAnswer = Ended | 'pending' | Unanswered;

const SECOND = 1000;
/** RFC 8628 section 3.5: where the provider names no pace, and what "slow_down" adds. */
const USUAL_PACE = 5;
const SLOWER = 5;
/** Whatever a provider says: nobody is asked without a pause, and no code is waited for longer than a day. */
const QUICKEST = 1;
const LONGEST = 86_400;
/** A person reads it on one device and types it on another; letters. */
const MOST_LETTERS = 100;

/** Rejects as providerFor and consentPage do, or with oauth4webapi's errors. */
export async function askForCode(grant: Grant, uses: readonly MailUse[], deps: CodeDeps): Promise<DeviceCode> {
  const { provider } = await reach(grant, deps);
  const { server, client, auth, options } = provider;
  const asked = { scope: scopeOf(grant, uses) };
  const response = await oauth.deviceAuthorizationRequest(server, client, auth, asked, options);
  return new DeviceCode(grant, await oauth.processDeviceAuthorizationResponse(server, client, response), deps.clock);
}

interface CodeDeps extends TransportDeps {
  readonly clock: Clock;
}

async function reach(grant: Grant, deps: CodeDeps): Promise<Reached> {
  const transport = openTransport(deps);
  return { transport, provider: await providerFor(grant, transport, deps.clock) };
}

export class DeviceCode {
  /** Where the person goes, and what is typed there. */
  readonly address: string;
  readonly userCode: string;
  /** Elapsed time at which it ends. */
  private readonly until: number;
  private pace: number;
  /** Elapsed time before which the provider is not to be asked. */
  private next: number;
  private code: string;

  constructor(
    readonly grant: Grant,
    given: oauth.DeviceAuthorizationResponse,
    private readonly clock: Clock,
  ) {
    this.address = consentPage(given.verification_uri).href;
    this.userCode = given.user_code;
    if (plain(this.userCode) !== this.userCode || this.userCode.length > MOST_LETTERS) throw new NoDescription();
    this.code = given.device_code;
    this.until = clock.elapsed() + Math.min(given.expires_in, LONGEST) * SECOND;
    this.pace = Math.max(given.interval ?? USUAL_PACE, QUICKEST);
    this.next = clock.elapsed() + this.pace * SECOND;
  }

  /** Milliseconds until it ends; 0: it has. */
  left(): number {
    return this.code === '' ? 0 : Math.max(0, this.until - this.clock.elapsed());
  }

  /** Milliseconds until the provider may be asked. */
  wait(): number {
    return Math.max(0, this.next - this.clock.elapsed());
  }

  /** Of this sign-in, and on no page of the settings: it is told to nobody. */
  secret(): string {
    return this.code;
  }

  forget(): void {
    this.code = '';
  }

  /** Asks once, when the provider may be asked. Rejects with what troubleOf knows where it came to nothing for good. */
  async ask(deps: CodeDeps): Promise<CodeAnswer> {
    await sleep(this.clock, this.wait(), deps.signal);
    if (deps.signal.aborted) throw new Unanswered('stopped', '');
    try {
      const { provider, transport } = await reach(this.grant, deps);
      const { server, client, auth, options } = provider;
      const answer = await oauth.deviceCodeGrantRequest(server, client, auth, this.code, options);
      return signedIn(await oauth.processDeviceCodeResponse(server, client, answer), transport);
    } catch (error) {
      const said = error instanceof oauth.ResponseBodyError ? error.error : null;
      if (said === 'slow_down') this.pace += SLOWER;
      if (said === 'authorization_pending' || said === 'slow_down') return 'pending';
      // RFC 8628 section 3.5: a line that fails for a moment ends nothing, and is asked less often.
      if (!(error instanceof Unanswered) || error.why === 'stopped' || error.why === 'in-clear') throw error;
      this.pace += SLOWER;
      return error;
    } finally {
      this.next = this.clock.elapsed() + this.pace * SECOND;
    }
  }
}
