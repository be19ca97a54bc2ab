// Before and after each file of the unit tests, which share a process with others: what a
// test may have set for the whole process is as it was. Their modules are shared too, so
// what one of those remembers ends with the test that made it do so.
import { afterAll } from 'vitest';
import { speak } from '../../src-main/words/page';

const before = { ...process.env };
const directory = process.cwd();

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  process.chdir(directory);
  speak('en');
});
