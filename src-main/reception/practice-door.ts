// The practice provider beside the relay: on when the settings or the command line
// want it, delivering to our first open listener.
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Settings } from '../contract/settings';
import { type Practice, startPractice } from '../practice/provider';
import type { AttentionBoard } from '../contract/attention';
import { receptionWords } from '../words/doors';

export interface PracticeDoor {
  /** Starts, moves or stops the provider as `settings` say. */
  apply(settings: Settings): Promise<void>;
  readonly port: number | null;
  close(): Promise<void>;
}

export interface PracticeDoorDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly attention: AttentionBoard;
  /** Wanted whatever the settings say. */
  readonly always: boolean;
  deliverTo(): { readonly host: string; readonly port: number } | null;
}

export function practiceDoor(deps: PracticeDoorDeps): PracticeDoor {
  let running: Practice | null = null;
  const stop = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  return {
    async apply({ practice }) {
      const wanted = deps.always || practice.enabled;
      if (running && (!wanted || (practice.port !== 0 && running.port !== practice.port))) await stop();
      if (!wanted || running) return;
      const { clock, log, deliverTo } = deps;
      try {
        running = await startPractice({
          host: '127.0.0.1',
          port: practice.port,
          deliverTo,
          clock,
          log,
          behaviour: { practiceOnly: true },
        });
        deps.attention.clear('practice');
      } catch (error) {
        deps.attention.raise(
          'practice',
          'warning',
          receptionWords.practiceNotOpen(practice.port, error instanceof Error ? error.message : String(error)),
          { kind: 'open', screen: 'general', id: null },
        );
      }
    },
    get port() {
      return running?.port ?? null;
    },
    close: stop,
  };
}
