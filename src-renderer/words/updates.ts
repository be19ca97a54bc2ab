// What the window says of newer versions of Dialpost, and the buttons that fetch and install one.
import { page } from './spoken';

/** What fetching takes beyond a call that is made anyway. */
interface Takes {
  readonly size: string;
  /** "€12"; null: it costs nothing. */
  readonly money: string | null;
  readonly time: string;
  readonly line: string;
}

const takes = ({ size, money, time, line }: Takes): string =>
  [size, ...(money === null ? [] : [`about ${money}`]), `about ${time} over ${line}`].join(', ');

export const updateWords = page({
  running: (version: string) => `This is version ${version}.`,
  noneKnown: 'No newer one is known.',
  lookedAt: (time: string) => `Looked ${time}.`,
  neverLooked: 'Nobody has looked yet.',
  there: (version: string, size: string) => `A newer version ${version} is there (${size}).`,
  look: 'Look now',
  lookWanted: 'It is looked at the end of the next call.',
  fetch: (money: string | null) => (money === null ? 'Fetch' : `Fetch · about ${money}`),
  takes: (takesText: Takes) => `Fetching it takes ${takes(takesText)}.`,
  ask: {
    title: (version: string) => `Fetch version ${version}?`,
    meaning: (takesText: Takes) =>
      `${takes(takesText)}, beyond a call that is made anyway. It is fetched in the next call, after the mail, and goes on later where the line breaks; what came is not paid for twice. Nothing is installed before you say so.`,
    yes: 'Fetch',
  },
  wanted: 'It is fetched in the next call, after the mail.',
  doNot: 'Do not fetch',
  progress: 'Share of the newer version that is here',
  came: (came: string, all: string) => `${came} of ${all}`,
  stop: 'Stop fetching',
  fetched: 'It lies here, checked, and is what was signed.',
  install: 'Install and restart',
  installHint:
    "Dialpost ends in order and starts anew as the newer version, with all mail and settings as they are. An administrator's password may be asked for.",
  installing: 'It is installed as soon as no call is on…',
  installed: 'It is installed, and starts when no call is on.',
  byHand: 'Dialpost does not install it by itself: fetch and install it as this one was.',
});
