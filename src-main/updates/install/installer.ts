// How a newer version is put in this one's place: what Updates asks of whoever can do it.
import type { InstallFault } from '../../words/updates/install-faults';
import type { FileKind, Offered } from '../feed';

export interface Installer {
  /** As what this Dialpost was installed. */
  readonly kind: FileKind;
  /**
   * Puts `file` in the place of what runs, and takes it only while it is what was signed. Resolves with null when it
   * lies there, else with why it does not; then everything is as before. Never rejects.
   */
  install(file: string, offer: Offered): Promise<InstallFault | null>;
  /** Ends this program in order and starts the one that was put in its place. */
  restart(): void;
}
