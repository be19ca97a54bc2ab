// Versions as they are compared (Semantic Versioning 2.0.0, section 11, as far as we use it): three
// numbers, and what comes before a release is older than it. Pure.

const RELEASE = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/;

/** Is it a release, "0.2.0"? What comes before one is offered by no feed of ours. */
export function isRelease(text: string): boolean {
  return RELEASE.test(text);
}

/** Below zero where `a` is older than `b`. Both may be what comes before a release ("0.2.0-rc.1"). */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  const differs = one.findIndex((number, i) => number !== other[i]);
  if (differs >= 0) return (one[differs] ?? 0) - (other[differs] ?? 0);
  return Number(isRelease(a)) - Number(isRelease(b));
}

function numbersOf(text: string): readonly number[] {
  const [numbers = ''] = text.split(/[-+]/);
  return [0, 1, 2].map((i) => Number.parseInt(numbers.split('.')[i] ?? '0', 10) || 0);
}
