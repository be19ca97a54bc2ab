// What is said of the choice of lines: why a message waits for another, and what was
// asked for that is not there.
import { sizeText } from './amounts';
import { page } from './page';

/** What makes a message wait: the kind of line that is wanted, and the line it may not take. */
interface Barred {
  readonly unmetered: boolean;
  readonly line: string;
}

const wanted = ({ unmetered }: Barred): string =>
  unmetered ? 'waits for an unmetered line' : 'waits for another line';

export const dialingWords = page({
  notCarried: (barred: Barred, priority: 'low' | 'normal' | 'high') =>
    `${wanted(barred)}: mail of ${priority} priority is not carried on '${barred.line}'`,
  tooLarge: (barred: Barred, bytes: number, allowed: number) =>
    `${wanted(barred)}: ${sizeText(bytes)}, over the ${sizeText(allowed)} allowed on '${barred.line}'`,
  notOutward: (connector: string) => `There is no connector "${connector}" that is switched on and goes out.`,
});
