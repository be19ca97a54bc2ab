// The systemd unit that the Linux packages bring.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';

export function systemdUnit() {
  return readFileSync(join(ROOT, 'scripts/packages/linux/dialpost.service'), 'utf8');
}
