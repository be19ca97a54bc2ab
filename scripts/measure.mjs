// npm run measure: prints how the house measures against its goals (scripts/measures.mjs),
// and what misses them. Ends with 1 where something does.
import { ROOT } from './set-up.mjs';
import {
  bags,
  circles,
  folders,
  functions,
  GOALS,
  longLines,
  misses,
  namesTwice,
  readHouse,
  spread,
} from './measures.mjs';

const house = readHouse(ROOT);
const lines = house.reduce((sum, { text }) => sum + text.split('\n').length, 0);
const all = functions(house);
const { median, p90, max } = spread(all.map((one) => one.lines));
const over = longLines(house, 120).length;
const heaviest = Math.max(...bags(house).map(({ members }) => members));
const [fullest] = folders(house);
const rows = [
  ['files, lines', `${house.length}, ${lines}`, ''],
  ['files in the largest folder', `${fullest?.files} (${fullest?.folder})`, `<= ${GOALS.filesInFolder}`],
  ['circles of imports, types included', `${circles(house).length}`, `${GOALS.circles}`],
  ['lines over 120 columns', `${over} (${((100 * over) / lines).toFixed(2)} %)`, '0 but in words and tables'],
  ['function lines: median, p90, max', `${median}, ${p90}, ${max}`, `7, 20, ${GOALS.functionLines}`],
  [
    'function characters: max',
    `${Math.max(...all.map(({ characters }) => characters))}`,
    `<= ${GOALS.functionCharacters}`,
  ],
  ['exported names that mean two things', `${namesTwice(house).length}`, `${GOALS.namesTwice}`],
  [
    'bags of dependencies; the heaviest',
    `${bags(house).length}; ${heaviest} members`,
    `<= ${GOALS.depsMembers}, none by Omit`,
  ],
];
const width = Math.max(...rows.map(([name = '']) => name.length));
for (const [name = '', value = '', goal = ''] of rows) console.log(`${name.padEnd(width)}  ${value.padEnd(28)}${goal}`);
const missed = misses(house);
for (const sentence of missed) console.log(sentence);
process.exitCode = missed.length > 0 ? 1 : 0;
