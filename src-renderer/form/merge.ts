// What becomes of a document that two changed at once: here in the window, and
// elsewhere since it was read (the command line, a level that fell back by itself).
// Both changes stand; where both changed the very same place, the window's. Pure.
import { asObject } from './document';

/** Equal in what JSON would say; a key without a value is as good as none. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, i) => same(value, b[i]));
  const [left, right] = [asObject(a), asObject(b)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
}

/** `mine` and `theirs` both came from `base`. Lists that grew or shrank are taken whole. */
export function merge(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(base, theirs) || same(mine, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    return mine.length === base.length && theirs.length === base.length
      ? mine.map((value, i) => merge(base[i], value, theirs[i]))
      : mine;
  }
  const sides = [base, mine, theirs];
  if (sides.some((side) => typeof side !== 'object' || side === null || Array.isArray(side))) return mine;
  const [b, m, t] = [asObject(base), asObject(mine), asObject(theirs)];
  const keys = [...new Set([...Object.keys(m), ...Object.keys(t)])];
  return Object.fromEntries(
    keys.map((key) => [key, merge(b[key], m[key], t[key])] as const).filter(([, value]) => value !== undefined),
  );
}
