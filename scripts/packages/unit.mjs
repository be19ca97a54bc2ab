// The systemd unit that the Linux packages bring: the one `dialpost service` writes, with
// the package's own program, and idle until there are settings.
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../set-up.mjs';

const DATA = '/var/lib/dialpost';
const PROGRAM = ['/usr/lib/dialpost-relay/node', '/usr/lib/dialpost-relay/cli.js'];

/** @type {typeof import('../../src-main/daemon/systemd-unit')} */
const { systemdUnit } = await typed('src-main/daemon/systemd-unit.ts');

export function packagedUnit() {
  const unit = systemdUnit({
    data: DATA,
    user: 'dialpost',
    steeredByGroup: true,
    dials: 'none',
    program: PROGRAM,
    writable: [],
    language: null,
  });
  return unit.replace(
    '\n[Service]\n',
    `# Without settings there is nothing to do: sudo dialpost settings set FILE\nConditionPathExists=${DATA}/settings.json\n\n[Service]\n`,
  );
}

/** A module of the relay. @param {string} entry */
async function typed(entry) {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(ROOT, entry), write: false, minify: false },
  });
  const [first] = [built].flat();
  if (first === undefined || !('output' in first)) throw new Error(`${entry} gave nothing to load`);
  const [chunk] = first.output;
  return import(`data:text/javascript,${encodeURIComponent(chunk.code)}`);
}
