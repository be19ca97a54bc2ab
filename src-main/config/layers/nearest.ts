// Which of the names there are somebody may have meant by one there is not. Pure.

/** null: none is near. Case alone is no difference worth more than one slip. */
export function nearestName(meant: string, names: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(meant.length / 3));
  const ranked = names
    .filter((name) => Math.abs(name.length - meant.length) <= most)
    .map((name) => ({ name, slips: slipsBetween(meant.toLowerCase(), name.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.name ?? null;
}

/** Letters too many, too few or others, and neighbours that changed places. */
function slipsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (row[j - 1] ?? 0) + 1,
          (last[j] ?? 0) + 1,
          (last[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
