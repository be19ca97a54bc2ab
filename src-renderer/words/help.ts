// The sentences around the handbook; its own are the README's.
// The rules of words/window.ts hold.
import { number } from '../format';
import { page } from './spoken';

export const helpWords = page({
  title: 'Handbook',
  contents: 'Contents',
  search: 'Search the handbook',
  found: (n: number) => (n === 1 ? '1 page' : `${number(n)} pages`),
  nothing: 'No page has all these words.',
  results: 'Pages that have the words',
  /** Behind a link that leads out of Dialpost: the window opens no such page. */
  outside: (text: string, address: string) => `${text} (${address})`,
  next: (title: string) => `Next: ${title}`,
});
