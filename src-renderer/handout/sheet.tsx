// What stands on a sheet of paper: plain elements, which sheet.css lays out. They know
// nothing of the window and change no more.
import type { ReactNode } from 'react';
import type { MessageRef } from '../../src-main/contract/message/message';

export interface PaperSheet {
  readonly title: string;
  /** Below the title. */
  readonly body: ReactNode;
  /** Whose own page stands below `body`. */
  readonly letter?: MessageRef | null;
}

export type SheetFact = readonly [name: string, value: ReactNode];

export function SheetFacts({ facts }: { readonly facts: readonly SheetFact[] }): ReactNode {
  return <dl>{facts.map(([name, value]) => [<dt key={`${name}:`}>{name}</dt>, <dd key={name}>{value}</dd>])}</dl>;
}

interface SheetTableProps {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function SheetTable({ titles, rows }: SheetTableProps): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, at) => (
              <td key={at} className={isLong(cell) ? 'long' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** So long a word may be broken: an address, a name. All others stand whole, or the columns beside them would be slivers. */
const LONG_WORD = 14;

function isLong(text: string): boolean {
  return text.split(/\s/).some((word) => word.length > LONG_WORD);
}
