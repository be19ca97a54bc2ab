// What the window says while only the practice provider is set up.
import { page } from './spoken';

export const practiceWords = page({
  label: 'Practising',
  nowhere: 'Practising: mail goes nowhere.',
  setUp: 'Set up for real',
});
