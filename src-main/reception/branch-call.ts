// A branch office's call, as it is told: who took what, how much, with which replies.
// A session like any other in the archive (why "branch"), except that the line and its
// cost are the branch's: nothing is booked, and nobody here can hang it up.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Settings } from '../contract/settings';
import type { SessionDetail } from '../contract/views';
import type { SwapAsk } from '../listener/deps';
import type { Outcome } from '../mail/envelope';
import type { Queue } from '../queue/queue';
import { createTranscript, type Transcript } from '../smtp/transcript';
import type { LogContext } from '../logs/logs';
import { SessionRecord, sumDue } from '../session/record';
import { receptionWords } from '../words/doors';

export interface BranchCallDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly queue: Pick<Queue, 'due'>;
  settings(): Settings;
  /** Files a call that has ended. */
  archive(session: SessionDetail): Promise<void>;
}

export interface BranchCall {
  readonly logContext: LogContext;
  readonly transcript: Transcript;
  /** Monotonic, milliseconds: when a byte of it last came or went after the hello, or when it began. */
  readonly movedAt: number;
  /** The longest silence after which it went on, milliseconds. */
  readonly longestPause: number;
  moved(bytes: { readonly out: number; readonly in: number }): void;
  settled(outcomes: readonly Outcome[]): void;
  view(): SessionDetail;
  /** `trouble` says why the line ended; null: in order. Resolves when it is filed. */
  end(trouble: string | null): Promise<void>;
}

/** Who wants what, for the transcript. */
export function askedText(
  verb: 'ATRN' | 'TURN' | 'ETRN',
  account: string | null,
  remote: string,
  wanted: readonly string[],
): string {
  return receptionWords.branch.asked(account, remote, verb, wanted);
}

/** Begins now; `connectors` (at least one) hold the branch's mail. */
export function beginBranchCall(deps: BranchCallDeps, ask: SwapAsk, connectors: readonly string[]): BranchCall {
  const { clock, log, queue } = deps;
  const { links, connectors: known } = deps.settings();
  const id = known.find((c) => connectors.includes(c.id))?.link;
  const link = links.find((l) => l.id === id);
  if (!link) throw new Error(receptionWords.branch.noLink(id));
  const record = new SessionRecord({
    clock,
    link,
    why: 'branch',
    toSend: (ids) => sumDue(ids.map((one) => queue.due(one))),
    underWay: () => 0,
    cost: () => 0,
    programSeconds: () => null,
    changed: () => undefined,
  });
  const transcript = createTranscript();
  transcript.note(askedText(ask.verb, ask.account, ask.remote, ask.domains));
  record.join(connectors);
  record.online();
  record.enter('sending');
  let movedAt = clock.monotonic();
  let longestPause = 0;
  const view = (): SessionDetail => ({ ...record.view(), transcript: transcript.text() });
  return {
    logContext: { session: record.id, connector: connectors.join('+'), link: link.id },
    transcript,
    get movedAt() {
      return movedAt;
    },
    get longestPause() {
      return longestPause;
    },
    moved(bytes) {
      const now = clock.monotonic();
      longestPause = Math.max(longestPause, now - movedAt);
      movedAt = now;
      record.bytes(bytes.out, bytes.in);
    },
    settled: (outcomes) => record.settled(outcomes),
    view,
    async end(trouble) {
      if (trouble !== null) record.trouble(receptionWords.branch.ended(ask.account, trouble));
      record.offline();
      const flaws = trouble !== null || record.counted('failed') + record.counted('deferred') > 0;
      const flawed = record.counted('sent') > 0 ? 'partly' : 'failed';
      record.end(flaws ? flawed : 'ok');
      await deps
        .archive(view())
        .catch((error: unknown) =>
          log.write('relay', 'minimum', receptionWords.log.notFiled(record.id, String(error))),
        );
    },
  };
}
