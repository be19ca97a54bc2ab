// What a note in corrupt/ means to programs, beside the sentence that says it to people:
// that a part of the journal is missing, or that a letter was most likely delivered.
// Notes of earlier versions have their English sentence alone and are known by it.
import type { Note } from '../base/aside';

export type NoteKind = 'journal-lost' | 'most-likely-delivered';

const EARLIER: Readonly<Record<NoteKind, RegExp>> = {
  'journal-lost': /; letters that stood only there are lost, and what became of others since is unknown$/,
  'most-likely-delivered': /^its content is gone, .* most likely it was delivered before\./,
};

function isOf(kind: NoteKind, note: Pick<Note, 'kind' | 'why'>): boolean {
  return note.kind === kind || (note.kind === undefined && EARLIER[kind].test(note.why));
}

/** Does the note say that a part of the journal is missing? */
export function saysJournalLost(note: Pick<Note, 'kind' | 'why'>): boolean {
  return isOf('journal-lost', note);
}

/** Is this the note of a letter that nobody was told of, because it was most likely delivered? */
export function isMostLikelyDelivered(note: Pick<Note, 'kind' | 'why'>): boolean {
  return isOf('most-likely-delivered', note);
}
