// How the bench speaks: lines, tables of plain text, verdicts.

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Columns under their heads; the first to the left, numbers to the right. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(heads), ...rows.map(line)].map((text) => `  ${text}`).join('\n');
}

/** Says whether a promise was held, and answers it. */
export function verdict(sentence: string, held: boolean): boolean {
  say(`  ${held ? 'held' : 'MISSED'}: ${sentence}\n`);
  return held;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
