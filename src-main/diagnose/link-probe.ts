// Dials a line and hangs it up again, and tells how long each took and what went
// wrong. It costs a call. Never rejects. A line that mail is using is not touched,
// and one that mail came to use meanwhile is left up for the session to hang up.
import type { Clock } from '../base/clock';
import type { Finding, LinkProbe } from '../contract/diagnose/diagnose';
import { isDialled, type Link } from '../contract/link';
import type { DialFault } from '../contract/dial-fault';
import { adviceText, explain } from './cases/troubleshoot';
import { linkTestWords } from '../words/diagnose/tests';
import { decimalText } from '../words/amounts';

/** `fault` and `said`: why the line did not come up, and its program's words. */
type StepResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly text: string; readonly fault?: DialFault; readonly said?: string };

/** The part of a line (link/) the probe needs. */
export interface ProbedLink {
  readonly state: 'down' | 'dialing' | 'up' | 'hanging-up';
  up(signal: AbortSignal): Promise<StepResult>;
  down(): Promise<StepResult>;
}

export interface LinkProbeDeps {
  readonly clock: Clock;
  /** True while a session uses the line. */
  inUse(): boolean;
  /** Called once when the line was up, with the seconds it was. */
  booked(seconds: number): void;
}

export async function probeLink(
  link: Link,
  line: ProbedLink,
  deps: LinkProbeDeps,
  signal: AbortSignal,
): Promise<LinkProbe> {
  const name = link.name || link.id;
  if (!isDialled(link)) {
    return {
      link: link.id,
      ok: true,
      steps: [],
      findings: [
        {
          severity: 'note',
          code: 'link-not-dialled',
          text: linkTestWords.notDialled(name),
        },
      ],
    };
  }
  if (deps.inUse() || line.state !== 'down') {
    return {
      link: link.id,
      ok: false,
      steps: [],
      findings: [
        {
          severity: 'warning',
          code: 'link-in-use',
          text: linkTestWords.inUse(name),
        },
      ],
    };
  }
  return new Attempt(link, line, deps).run(signal);
}

type Steps = LinkProbe['steps'][number];

class Attempt {
  private readonly steps: Steps[] = [];

  constructor(
    private readonly link: Link,
    private readonly line: ProbedLink,
    private readonly deps: LinkProbeDeps,
  ) {}

  async run(signal: AbortSignal): Promise<LinkProbe> {
    const { clock, inUse, booked } = this.deps;
    const dialling = this.line.up(signal);
    const dialled = await this.step('dial', dialling, linkTestWords.cameUp);
    const up = await dialling;
    if (!up.ok) return this.result(false, [this.failure(up)]);
    const upAt = clock.monotonic();
    if (inUse())
      return this.result(true, [
        this.good(dialled.milliseconds),
        {
          severity: 'note',
          code: 'link-taken-over',
          text: linkTestWords.takenOver,
        },
      ]);
    const hungUp = await this.step('hang-up', this.line.down(), linkTestWords.isDown);
    booked((clock.monotonic() - upAt) / 1000);
    if (hungUp.ok) return this.result(true, [this.good(dialled.milliseconds)]);
    return this.result(false, [{ severity: 'error', code: 'link-stays-up', text: hungUp.text }]);
  }

  private async step(step: Steps['step'], work: Promise<StepResult>, good: string): Promise<Steps> {
    const began = this.deps.clock.monotonic();
    const result = await work;
    const done = {
      step,
      ok: result.ok,
      milliseconds: Math.round(this.deps.clock.monotonic() - began),
      text: result.ok ? good : result.text,
    };
    this.steps.push(done);
    return done;
  }

  private good(milliseconds: number): Finding {
    return {
      severity: 'good',
      code: 'link-works',
      text: linkTestWords.works(this.link.name || this.link.id, decimalText(milliseconds / 1000, 1)),
    };
  }

  private failure({ text, fault, said = '' }: Extract<StepResult, { ok: false }>): Finding {
    const advice = explain({ stage: 'dial', code: 0, text, said, fault: fault?.trouble });
    return { severity: 'error', code: advice.id, text: adviceText(advice) };
  }

  private result(ok: boolean, findings: readonly Finding[]): LinkProbe {
    return { link: this.link.id, ok, steps: this.steps, findings };
  }
}
