// What a start begins with: the document it was handed, what is stored, or, where
// nothing is set up yet, settings to practise with. Where `strict` (`serve`), settings
// that do not fit, that were damaged or that are lacking end the start with a sentence;
// the app starts all the same and asks for attention.
import type { Sealer } from '../config/secrets';
import type { SettingsStore } from '../config/settings-store';
import { ContractError } from '../contract/errors';
import { practiceSettings } from '../contract/practice-settings';
import type { AttentionBoard } from '../contract/attention';
import { relayWords } from '../words/relay';

export interface FirstSettings {
  /** The data folder. */
  readonly dir: string;
  readonly sealer?: Sealer | null;
  /** Replaces the stored settings. */
  readonly document?: unknown;
  /** With the practice provider beside us. */
  readonly practice?: boolean;
  readonly strict?: boolean;
}

/**
 * Rejects ContractError with a sentence where `strict`, or where the document does not fit. `practicePort` is where
 * the practice provider listens.
 */
export async function firstSettings(
  store: SettingsStore,
  asked: FirstSettings,
  attention: AttentionBoard,
  practicePort: number,
): Promise<void> {
  const { dir, sealer, document, practice, strict } = asked;
  if (sealer) await store.useSealer(sealer);
  if (document !== undefined) {
    const judged = await store.set(document);
    if (!judged.ok) throw new ContractError('bad-request', relayWords.settings.misfit, judged.issues);
  }
  const fault = store.fault();
  if (fault && strict) throw new ContractError('bad-request', fault.message, fault.issues);
  if (fault)
    attention.raise(
      'settings',
      'error',
      { text: relayWords.settings.noMail(fault.message), issues: fault.issues },
      { kind: 'open', screen: 'setup', id: null },
    );
  if (!store.current() && !fault && practice) await store.set(practiceSettings(practicePort));
  if (!store.current() && strict) {
    const { none, lost } = relayWords.settings;
    throw new ContractError('refused', store.problems().length > 0 ? lost(dir) : none(dir));
  }
}
