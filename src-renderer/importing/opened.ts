// The settings file that is being looked at, and how often settings were taken from a file or
// put back: what a screen read of the settings before is then read anew.
import type { SettingsCompared } from '../../src-main/contract/importing/compared';
import { storeOf, useStore } from '../store';

export interface ReadFile {
  readonly path: string;
  readonly compared: SettingsCompared;
}

const file = storeOf<ReadFile | null>(null);
const round = storeOf(0);

export const lookAt = (read: ReadFile | null): void => file.tell(read);
export const useReadFile = (): ReadFile | null => useStore(file);

export const beginAnew = (): void => round.tell(round.now() + 1);
export const useRound = (): number => useStore(round);
