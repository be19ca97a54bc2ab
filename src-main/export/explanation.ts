// The explanation that goes with an export, in the person's language: what was carried and
// to which file, what could not be carried though it has an equal, what has no equal and
// what to do instead (with the places of these settings), and what means nothing there. No
// value of a setting stands in it, so no secret does.
import type { Settings } from '../contract/settings';
import { exportWords as W } from '../words/moving-on/export';
import { FATES, type Topic } from './fates';
import { type HitchAt, linesText } from './files';
import { usedPlaces } from './used';

const WIDTH = 92;

export function explanationOf(settings: Settings, hitches: readonly HitchAt[]): string {
  const used = usedPlaces(settings);
  const topics = Object.keys(W.topics) as Topic[]; // the names of its own members
  const isUsed = (name: Topic): boolean => OF_ALL.includes(name) || placesOf(name, used).length > 0;
  return linesText([
    ...heading(W.title, '='),
    ...W.intro.flatMap((text) => [...wrapped(text, ''), '']),
    ...heading(W.stepsTitle, '-'),
    ...W.steps.flatMap((text, i) => wrapped(text, `${i + 1}. `)),
    '',
    ...(hitches.length > 0 ? [...heading(W.hitchesTitle, '-'), ...hitchLines(hitches)] : []),
    ...heading(W.withoutTitle, '-'),
    ...topics.filter(isUsed).flatMap((name) => topicLines(name, placesOf(name, used))),
    ...heading(W.unusedTitle, '-'),
    ...topics.filter((name) => !isUsed(name)).flatMap((name) => topicLines(name, [])),
    ...heading(W.carriedTitle, '-'),
    ...carriedLines(),
    '',
    ...heading(W.idleTitle, '-'),
    ...wrapped(pathsOf(({ to, topic }) => to === undefined && topic === undefined).join(', '), ''),
  ]);
}

/** What holds for everybody, whatever is set. */
const OF_ALL: readonly Topic[] = ['offline'];

type Used = ReturnType<typeof usedPlaces>;

function placesOf(name: Topic, used: Used): readonly string[] {
  return used.filter(({ path }) => FATES[path]?.topic === name).map(({ place }) => place);
}

function pathsOf(wanted: (fate: (typeof FATES)[string]) => boolean): readonly string[] {
  return Object.entries(FATES).flatMap(([path, fate]) => (wanted(fate) ? [path] : []));
}

const heading = (text: string, under: string): readonly string[] => [text, under.repeat([...text].length), ''];

function hitchLines(hitches: readonly HitchAt[]): readonly string[] {
  const kinds = [...new Set(hitches.map(({ hitch }) => hitch))];
  return kinds.flatMap((kind) => [
    ...wrapped(W.hitches[kind], '* '),
    ...hitches.filter(({ hitch }) => hitch === kind).map(({ at }) => `    ${plainLine(at)}`),
    '',
  ]);
}

function topicLines(name: Topic, places: readonly string[]): readonly string[] {
  const [label, instead] = W.topics[name];
  return [...wrapped(`${label}: ${instead}`, '* '), ...places.map((place) => `    ${plainLine(place)}`), ''];
}

function carriedLines(): readonly string[] {
  const files = new Set(Object.values(FATES).flatMap(({ to }) => to ?? []));
  return [...files].flatMap((file) => wrapped(`${file}: ${pathsOf(({ to }) => to === file).join(', ')}`, '* '));
}

/** What a person typed, on one line. */
const plainLine = (text: string): string => text.replace(/[\x00-\x1f\x7f]/g, '?');

/** Lines of at most WIDTH; `mark` stands before the first, as many blanks before the others. */
function wrapped(text: string, mark: string): readonly string[] {
  const lines: string[] = [];
  let line = mark.trimEnd();
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > WIDTH && line.trim() !== '') {
      lines.push(line);
      line = ' '.repeat(mark.length) + word;
    } else line = longer;
  }
  return [...lines, line];
}
