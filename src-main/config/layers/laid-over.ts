// The settings of one place: a document for all places with what this one has of its own
// laid over it. What is wrong is told with the file that said it and the place in that file.
// A null takes away what the files below say; where a setting takes null as its value, as a
// limit that is off does, it is that value, just as in any settings document.
import type { Issue } from '../../contract/errors';
import { checkStored } from '../../contract/settings';
import { layersWords as W } from '../../words/ways-in/layers';
import { LayingOver, type Misplaced } from './lay-over';
import { partAt, pathOf, plainOf, spotOf, trace, type Traced, without } from './traced';

/** A file with the JSON in it. */
export interface Layer {
  readonly file: string;
  readonly json: unknown;
}

export interface Laid {
  readonly document: unknown;
  /** What could not be laid over; then the document is not to be used. */
  readonly misplaced: readonly Misplaced[];
  /** An issue of the document, told of the file that said it. */
  told(issue: Issue): Misplaced;
}

/** `others` over `first`, one after the other. Never throws. */
export function laidOver(first: Layer, others: readonly Layer[]): Laid {
  const laying = new LayingOver();
  const below = trace(first.json, first.file);
  const joined = others.reduce<Traced>((tree, { file, json }) => laying.join(tree, trace(json, file)), below);
  const tree = emptied(joined, laying);
  return {
    document: plainOf(tree),
    misplaced: laying.misplaced,
    told: ({ path, message }) => {
      const at = pathOf(path);
      const part = partAt(tree, at);
      const lacked = part !== null && laying.emptied.get(part) === false;
      return { ...spotOf(tree, at), message: lacked ? W.nothingToTake : message };
    },
  };
}

/** Without those members that were set to null and may not be null; each time one goes, others are seen. */
function emptied(tree: Traced, laying: LayingOver): Traced {
  let left = tree;
  for (let i = 0; i <= laying.emptied.size; i++) {
    const checked = laying.emptied.size === 0 ? null : checkStored(plainOf(left));
    if (checked === null || checked.ok) return left;
    const before: Traced = left;
    for (const { path } of checked.issues) {
      const part = partAt(before, pathOf(path));
      if (part && laying.emptied.get(part) === true) left = without(left, pathOf(path));
    }
    if (left === before) return left;
  }
  return left;
}
