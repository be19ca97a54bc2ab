// What the desktop steers: a door to the post office, wherever it runs.
import type { Listen } from '../contract/events';
import type { Method, Results } from '../contract/methods';

export interface RelayDoor {
  /** One method; a refusal is thrown with a sentence as its message. */
  call<M extends Method>(method: M, params: unknown): Promise<Results[M]>;
  readonly listen: Listen;
  /** True while the relay runs in another process and goes on without this app. */
  joined(): boolean;
  /** The computer woke. */
  wake(): void;
}
