// What every table says: its boxes, and the choice of its columns.
import { page } from './spoken';

export const tableWords = page({
  choose: 'Select',
  chooseAll: 'Select all that match',
  columns: 'Columns',
  edge: 'Draw to change the width; double-click for the usual one',
  noRoom: 'no room for it now',
  earlier: (column: string) => `Move ${column} forward`,
  later: (column: string) => `Move ${column} back`,
  narrower: (column: string) => `Make ${column} narrower`,
  wider: (column: string) => `Make ${column} wider`,
  reset: 'Back to the usual columns',
  done: 'Done',
});
