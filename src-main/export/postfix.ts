// Dialpost's settings as a Postfix (3.6 and later) that does the same, as far as there is
// such a thing: pure, from settings to the texts of files and the notes about what could
// not be carried. The explanation says the rest.
import type { Settings } from '../contract/settings';
import { postfixCarriers, servedPatterns } from './carriers';
import { callFiles } from './calls';
import { type ExportedFile, type HitchAt, Notes } from './files';
import { heldPart } from './held';
import { listenersPart } from './listeners';
import { loginsPart } from './logins';
import { mailboxesPart } from './mailboxes';
import { mainCf } from './main-cf';
import { masterCf } from './master-cf';
import { carriersPart, otherMail, transportTable } from './senders';

export interface Exported {
  readonly files: readonly ExportedFile[];
  readonly hitches: readonly HitchAt[];
}

/** `settings` with their passwords in clear; what is sealed elsewhere is noted. */
export function postfixOf(settings: Settings): Exported {
  const notes = new Notes();
  const carriers = postfixCarriers(settings, notes);
  const served = servedPatterns(carriers, notes);
  const transport = transportTable(settings, served, notes);
  const parts = [
    otherMail(settings, served, carriers, notes),
    mailboxesPart(settings, notes),
    heldPart(settings, served, notes),
    loginsPart(settings, notes),
    listenersPart(settings, notes),
    carriersPart(carriers, notes),
  ];
  const files: readonly ExportedFile[] = [
    { name: 'main.cf', text: mainCf(settings, carriers, parts, notes), mode: 0o644 },
    { name: 'master.cf', text: masterCf(parts), mode: 0o644 },
    { name: 'transport', text: transport, mode: 0o644 },
    ...parts.flatMap((part) => part.files),
    ...callFiles({ carriers, served, settings, notes }),
  ];
  return { files, hitches: notes.all() };
}
