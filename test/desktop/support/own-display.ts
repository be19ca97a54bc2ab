// Each file of desktop tests has a display of its own where npm test has opened one: two files run at
// once there. Where a person's display is used, or xvfb-run's, it stays that one, and one file runs at a time.
import { afterAll } from 'vitest';
import { openDisplay } from '../../../scripts/display.mjs';

if (process.env['DIALPOST_TEST_DISPLAYS'] === 'own') {
  const display = await openDisplay();
  if (display.name === null) throw new Error('no display of its own could be opened (Xvfb)');
  process.env['DISPLAY'] = display.name;
  process.once('exit', display.stop);
  afterAll(display.stop);
}
