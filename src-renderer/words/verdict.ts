// What a check comes to, in a line above what it found.
// The rules of words/window.ts hold.
import { page } from './spoken';

export const verdictWords = page({
  good: 'Everything is in order.',
  doubtful: (n: number) =>
    n === 1 ? 'It works; one thing is worth a look.' : `It works; ${n} things are worth a look.`,
  bad: (n: number) =>
    n === 1 ? 'One thing is amiss and must be mended.' : `${n} things are amiss and must be mended.`,
});
