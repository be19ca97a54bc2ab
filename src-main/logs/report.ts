// "Save a report": what a technician elsewhere needs to see, in one zip: settings, how
// everything stands, the ends of the logs, the last sessions, versions and room on the
// disk. PROMISE: no password, no token and no content of a message is in it; names and
// addresses of people are, and the archive says so. Bounded: a few megabytes, whatever
// lies here.
import { readdir, stat } from 'node:fs/promises';
import { arch, cpus, freemem, release, totalmem, uptime } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import type { Clock } from '../base/clock';
import { freeBytes } from '../base/disk-space';
import { diskSaid, makeDirectory, writeFileDurable } from '../base/durable';
import { notReplaceable } from '../base/replaceable';
import type { SessionArchive } from '../config/sessions';
import type { SettingsStore } from '../config/settings-store';
import { ContractError } from '../contract/errors';
import type { Params, Results } from '../contract/methods';
import type { Status } from '../contract/views';
import { chosenFields, directives } from './protocol-entry';
import type { Logs } from './logs';
import { secretsOut } from '../config/secrets-out';
import { BUILT, VERSION } from '../base/version';
import { type ZipEntry, zipOf } from '../base/zip';
import { logsWords } from '../words/logs';

export interface ReportDeps {
  /** The data folder. */
  readonly dir: string;
  readonly clock: Clock;
  zone(): string;
  readonly store: SettingsStore;
  readonly sessions: SessionArchive;
  readonly logs: Pick<Logs, 'tail'>;
  status(): Status;
}

const LOG_LINES = 10_000;
const SESSIONS = 20;
/** Of one transcript: its beginning and its end tell. */
const TRANSCRIPT_END = 32_768;

/** Writes the report where `file` says, else below the data folder. Rejects ContractError with a sentence. */
export async function saveReport(
  deps: ReportDeps,
  { file }: Params<'diagnose.report'>,
): Promise<Results['diagnose.report']> {
  if (file !== undefined && !isAbsolute(file))
    throw new ContractError('bad-request', logsWords.report.wholePath(join(deps.dir, 'report.zip'), file));
  const at = deps.clock.now();
  const path = file ?? join(deps.dir, 'reports', `dialpost-report-${stamp(at)}.zip`);
  const clean = secretsOut(deps.store.current());
  const entries = (await entriesOf(deps, at)).map(({ name, text }) => ({ name, text: clean(text) }));
  const zip = await zipOf(entries, at);
  try {
    const standing = await notReplaceable(path, 'report', isReport);
    if (standing !== null) throw new ContractError('refused', logsWords.report.standing(path, standing));
    if (isAmongTheMail(deps.dir, path))
      throw new ContractError('refused', logsWords.report.amongMail(path, join(deps.dir, 'report.zip')));
    if (file === undefined) await makeDirectory(join(deps.dir, 'reports'), 0o700);
    await writeFileDurable(path, zip, 0o600);
  } catch (error) {
    if (error instanceof ContractError) throw error;
    throw new ContractError('refused', logsWords.report.trouble(path, diskSaid(error)));
  }
  return { path, bytes: zip.length, entries: entries.map(({ name }) => name) };
}

/** A report begins with a zip's first entry, whose name stands behind thirty bytes (APPNOTE 4.3.7). */
function isReport(head: Buffer): boolean {
  return (
    head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1')) &&
    head.toString('latin1', 30, 30 + FIRST_ENTRY.length) === FIRST_ENTRY
  );
}

const FIRST_ENTRY = 'about.txt';
/** What of the data folder a report may be saved in; the rest of it is written by its rooms alone. */
const OURS_TO_FILL = /^(reports[\\/])?[^\\/]+\.zip$/i;

/** True where a file of that name would stand among the mail. */
function isAmongTheMail(dir: string, path: string): boolean {
  const within = relative(dir, path);
  return within !== '' && !within.startsWith('..') && !isAbsolute(within) && !OURS_TO_FILL.test(within);
}

async function entriesOf(deps: ReportDeps, at: number): Promise<readonly ZipEntry[]> {
  const json = (name: string, value: unknown): ZipEntry => ({ name, text: `${JSON.stringify(value, null, 2)}\n` });
  return [
    { name: FIRST_ENTRY, text: logsWords.report.about.join('\r\n') },
    json('versions.json', versions(at, deps.zone())),
    json('settings.json', deps.store.shown()),
    json('status.json', deps.status()),
    json('disk.json', await disk(deps.dir)),
    await logEnd(deps, 'diagnostic', at),
    await logEnd(deps, 'protocol', at),
    ...(await lastSessions(deps.sessions)),
  ];
}

function versions(at: number, zone: string): object {
  const { node, electron = null, v8, openssl } = process.versions;
  const built = BUILT === null ? null : new Date(BUILT).toISOString();
  return {
    dialpost: VERSION,
    built,
    made: new Date(at).toISOString(),
    zone,
    node,
    electron,
    v8,
    openssl,
    platform: process.platform,
    release: release(),
    arch: arch(),
    processors: cpus().length,
    memory: { total: totalmem(), free: freemem(), ours: process.memoryUsage.rss() },
    upSeconds: { computer: Math.round(uptime()), dialpost: Math.round(process.uptime()) },
  };
}

const FOLDERS = [
  'spool/content',
  'spool/journal',
  'spool/corrupt',
  'history',
  'sessions',
  'log',
  'mailboxes',
  'collect',
  'tls',
];

async function disk(dir: string): Promise<object> {
  const folders = await Promise.all(FOLDERS.map(async (name) => [name, await sizeOf(join(dir, name))] as const));
  return { folder: dir, freeBytes: await freeBytes(dir).catch(() => null), folders: Object.fromEntries(folders) };
}

/** Files below and their bytes; what cannot be read is not counted. */
async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sum = { files: 0, bytes: 0 };
  for (const file of found) {
    if (!file.isFile()) continue;
    sum.files++;
    sum.bytes += (await stat(join(file.parentPath, file.name)).catch(() => null))?.size ?? 0;
  }
  return sum;
}

async function logEnd({ logs, store }: ReportDeps, kind: 'diagnostic' | 'protocol', at: number): Promise<ZipEntry> {
  const { lines } = await logs.tail({ kind, limit: LOG_LINES });
  const head =
    kind === 'protocol'
      ? directives(`Dialpost ${VERSION}`, at, chosenFields(store.current()?.log.protocol.fields ?? null))
      : '';
  return { name: `log/${kind}.log`, text: head + lines.map((line) => `${line}\n`).join('') };
}

async function lastSessions(sessions: SessionArchive): Promise<readonly ZipEntry[]> {
  const { rows } = await sessions.list({ offset: 0, limit: SESSIONS, inHouse: true });
  const found: ZipEntry[] = [];
  for (const { id } of rows) {
    const session = await sessions.get(id);
    if (session)
      found.push({
        name: `sessions/${id}.json`,
        text: `${JSON.stringify({ ...session, transcript: ends(session.transcript).split('\n') }, null, 2)}\n`,
      });
  }
  return found;
}

function ends(transcript: string): string {
  if (transcript.length <= 2 * TRANSCRIPT_END) return transcript;
  return `${transcript.slice(0, TRANSCRIPT_END)}\n${logsWords.report.leftOut}\n${transcript.slice(-TRANSCRIPT_END)}`;
}

/** "20261123-140509", in UTC. */
function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}
