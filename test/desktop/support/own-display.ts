// Runs before each file with a window. npm test opens as many displays as files run at
// once (DIALPOST_TEST_DISPLAYS), for two windows on one take the keyboard from each other;
// each worker has its own. Who runs vitest by hand has the one they sit at.
import { env } from 'node:process';

const opened = env['DIALPOST_TEST_DISPLAYS']?.split(' ') ?? [];
/** vitest numbers the workers that run at once from 1. */
const worker = Number(env['VITEST_POOL_ID'] ?? 1);
const own = opened[(worker - 1) % Math.max(1, opened.length)];
if (own !== undefined) env['DISPLAY'] = own;
