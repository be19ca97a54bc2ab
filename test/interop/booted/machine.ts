// What the stories on the booted machine have in common: programs that are run, what systemd and the
// relay say of the service, settings as a person writes them, and how a step is told: as a JSON line.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { practiceSettings } from '../../../src-main/contract/practice-settings';
import { connectControl, type ControlClient } from '../../../src-main/control/socket-client';

export const FOLDER = '/var/lib/dialpost';
export const UNIT = 'dialpost.service';

export interface Ran {
  readonly code: number;
  readonly said: string;
}

export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((done) => {
    execFile(program, [...args], { env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : 1;
      done({ code: error ? code : 0, said: `${stdout}${stderr}`.trim() });
    });
  });
}

export const tell = (step: string, facts: object): void => console.log(`STEP ${JSON.stringify({ step, ...facts })}`);
export const as = (who: string, ...argv: readonly string[]): Promise<Ran> =>
  run('setpriv', [`--reuid=${who}`, `--regid=${who}`, '--init-groups', ...argv], { HOME: `/home/${who}` });

export async function shown(...properties: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { said } = await run('systemctl', ['show', UNIT, ...properties.map((one) => `--property=${one}`)]);
  return Object.fromEntries(said.split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2)));
}

/** Looks at a relay that starts, as often as it takes it to give up. */
const LOOKS = 240;

/** The relay of the service, as root asks it, once it answers. Rejects with the last reason where it never does. */
export async function asked<T>(act: (relay: ControlClient) => Promise<T>): Promise<T> {
  let why: unknown = 'nobody answers';
  for (let look = 0; look < LOOKS; look += 1) {
    const relay = await connectControl(FOLDER).catch(() => null);
    try {
      if (relay) return await act(relay);
    } catch (error) {
      why = error;
    } finally {
      relay?.close();
    }
    await sleep(250);
  }
  throw new Error(String(why));
}

export const waiting = (): Promise<number> =>
  asked(async (relay) => (await relay.call('queue.list', { offset: 0, limit: 9 })).total);

export function settings(more: (document: Document) => void = () => undefined): string {
  // A document as a person writes it: a test may change what stands in it.
  const document = practiceSettings(2526, 25) as Document;
  Object.assign(document.connectors[0] ?? {}, { schedule: { kind: 'never' }, collect: { method: 'none' } });
  more(document);
  writeFileSync('/root/settings.json', JSON.stringify(document));
  return '/root/settings.json';
}

export interface Document {
  links: object[];
  connectors: object[];
}
