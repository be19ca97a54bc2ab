// A notice tells times by the clock on the office's wall, and says which that is.
import { expect, test } from 'vitest';
import { textOf } from '../../../src-main/notices/words';
import { ARRIVED, item, notice, recipient } from './items';

test.each([
  ['UTC', '20 Nov 2026 07:05 UTC'],
  ['Europe/Oslo', '20 Nov 2026 08:05 (+0100)'],
  ['America/St_Johns', '20 Nov 2026 03:35 (-0330)'],
  ['Asia/Kolkata', '20 Nov 2026 12:35 (+0530)'],
])('in %s', (zone, told) => {
  const text = textOf(notice(item([recipient('anna@far.example')], { arrived: ARRIVED }), { zone, kind: 'delayed' }));
  expect(text).toContain(`Accepted: ${told}`);
});
