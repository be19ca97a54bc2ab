// A settings document weighed against the one that holds.
import type { WantedPassword } from '../contract/importing/compared';
import type { Judged } from '../contract/methods';
import type { Settings } from '../contract/settings';

/** A document beside what holds today; both complete, passwords in clear where they are known. */
export type Weighed =
  | {
      readonly ok: true;
      /** Names what holds today. */
      readonly over: string;
      readonly today: Settings | null;
      readonly next: Settings;
      readonly missing: readonly WantedPassword[];
    }
  | Extract<Judged, { ok: false }>;
