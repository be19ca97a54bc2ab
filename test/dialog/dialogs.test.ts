// Every .txt file beside this one is one law of the listener, played against a real one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { play, stepsOf } from './player';

describe('dialogs', () => {
  for (const name of readdirSync(__dirname).filter((file) => file.endsWith('.txt'))) {
    const dialog = readFileSync(join(__dirname, name), 'utf8');
    it(`${name.replace('.txt', '')}: ${stepsOf(dialog).law}`, () => play(dialog));
  }
});
