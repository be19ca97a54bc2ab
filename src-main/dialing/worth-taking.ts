// Which of the lines that a person's call would take are taken: one law for the start and
// for the estimate that is shown before it.
import { type Link, takesSomething } from '../contract/link';

/** What a person names, or is to do, when they go online. */
interface Named {
  readonly link?: string | undefined;
  readonly connector?: string | undefined;
  readonly connectors?: readonly string[] | undefined;
  readonly signIn?: unknown;
}

/** How a line stands. */
interface Standing<Line> {
  /** A call is on by it: it is joined, or goes down with letters that may be put back. */
  isOn(line: Line): boolean;
  /** Something goes by it, or is fetched. */
  carries(line: Line): boolean;
}

/**
 * Those by which something goes or is fetched, whose call is on, or that cost nothing and need no dialling (`link`
 * null: it is none, its mail stays in the house). All of them where that leaves none, or where they were named or
 * somebody signs in: who says "now" goes online.
 */
export function worthTaking<Line extends { readonly link: Link | null }>(
  lines: readonly Line[],
  { link, connector, connectors, signIn }: Named,
  { isOn, carries }: Standing<Line>,
): readonly Line[] {
  if ([link, connector, connectors, signIn].some((named) => named !== undefined)) return lines;
  const isFree = (line: Line): boolean => line.link !== null && !takesSomething(line.link);
  const worth = lines.filter((line) => carries(line) || isOn(line) || isFree(line));
  return worth.length > 0 ? worth : lines;
}
