// The diagnostic log on disk: what the rooms write to base/log, one JSON object a
// line, in numbered files that change by size; the oldest go. "maximum" is for the
// hour in which a fault is looked for: after revertAfterMinutes it falls back to
// "minimum" by itself, and whoever owns the settings is told so that they say the
// same. After a start the time runs anew. A disk in trouble loses lines, no mail.
import { dirname } from 'node:path';
import { unlink } from 'node:fs/promises';
import { diskSaid } from '../base/durable';
import type { Clock, Timer } from '../base/clock';
import { visibleJson } from '../base/visible';
import { type Level, LEVELS, type LogControl, type LogLine, type Subject } from '../base/log';
import type { Settings } from '../contract/settings';
import { filesByAge } from './file-names';
import { LineWriter } from './line-writer';
import { bySize } from './protocol-log';
import { tailLines, type TailWish } from './tail';
import { logsWords } from '../words/logs';

export type DiagnosticSettings = Settings['log']['diagnostic'];

export interface DiagnosticLogDeps {
  /** DIR/log. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: LogControl;
  /** The levels fell back to these. */
  reverted(levels: Readonly<Record<string, Level>>): void;
  readonly maxBytes?: number;
  readonly keepFiles?: number;
}

export interface DiagnosticWish extends TailWish {
  readonly subject?: Subject | undefined;
  /** Lines of this level and those that matter more. */
  readonly level?: LogLine['level'] | undefined;
}

export interface DiagnosticLog {
  apply(settings: DiagnosticSettings): void;
  /** The last lines, oldest first, each a JSON object. */
  tail(wish: DiagnosticWish): Promise<readonly string[]>;
  close(): Promise<void>;
}

const FILE = /^diagnostic-\d+\.log$/;
const MAX_BYTES = 5 * 1024 * 1024;
const KEEP_FILES = 5;
const MINUTE = 60_000;

/** Listens to `deps.log` from now on. */
export function openDiagnosticLog(settings: DiagnosticSettings, deps: DiagnosticLogDeps): DiagnosticLog {
  const writer = new LineWriter({
    place: bySize(deps.folder, deps.maxBytes ?? MAX_BYTES, 'diagnostic-'),
    header: () => '',
    gap: (lines) =>
      `${JSON.stringify({ at: new Date(deps.clock.now()).toISOString(), subject: 'relay', level: 'minimum', text: logsWords.leftOut(lines) })}\n`,
    opened: (path) => prune(dirname(path), deps.keepFiles ?? KEEP_FILES),
    // The log cannot tell of itself where it cannot write; the other sinks do.
    trouble: (error) => deps.log.write('relay', 'minimum', logsWords.diagnosticTrouble(deps.folder, diskSaid(error))),
  });
  const stopListening = deps.log.addSink((line) => writer.add(line.at, `${jsonLine(line)}\n`));
  const levels = openLevels(deps);
  levels.apply(settings);
  return {
    apply: levels.apply,
    async tail({ limit, search, ...filter }) {
      await writer.flush();
      return tailLines(
        (await filesByAge(deps.folder, FILE)).map(({ path }) => path),
        { limit, search, skip: skipper(filter) },
      );
    },
    async close() {
      stopListening();
      levels.stop();
      await writer.close();
    },
  };
}

/** Sets the log's levels, and sets "maximum" back when its time is over. */
function openLevels({ clock, log, reverted }: DiagnosticLogDeps): {
  apply(settings: DiagnosticSettings): void;
  stop(): void;
} {
  let timer: Timer | null = null;
  let armedFor = '';
  const stop = (): void => {
    timer?.cancel();
    timer = null;
    armedFor = '';
  };
  const revert = (levels: Readonly<Record<string, Level>>): void => {
    stop();
    const calm = Object.fromEntries(
      Object.entries(levels).map(([subject, level]) => [subject, level === 'maximum' ? 'minimum' : level] as const),
    );
    log.setLevels(calm);
    log.write('relay', 'minimum', logsWords.levelsFell);
    reverted(calm);
  };
  return {
    stop,
    apply(settings) {
      const levels = knownLevels(settings);
      log.setLevels(levels);
      const key = JSON.stringify([levels, settings.revertAfterMinutes]);
      // Settings that change elsewhere must not give the maximum another hour.
      if (key === armedFor) return;
      stop();
      if (!Object.values(levels).includes('maximum')) return;
      armedFor = key;
      timer = clock.after(settings.revertAfterMinutes * MINUTE, () => revert(levels));
    },
  };
}

function knownLevels({ levels }: DiagnosticSettings): Readonly<Record<string, Level>> {
  return Object.fromEntries(
    Object.entries(levels).flatMap(([subject, level]) => (level === undefined ? [] : [[subject, level] as const])),
  );
}

/** A line that is no JSON (a crash tore it) fits no filter. */
function skipper({ subject, level }: Pick<DiagnosticWish, 'subject' | 'level'>): (line: string) => boolean {
  if (subject === undefined && level === undefined) return () => false;
  return (line) => {
    try {
      // What this file wrote; a torn line throws or has neither.
      const { subject: about, level: at } = JSON.parse(line) as Partial<LogLine>;
      const fits =
        (subject ?? about) === about &&
        at !== undefined &&
        (level === undefined || LEVELS.indexOf(at) <= LEVELS.indexOf(level));
      return !fits;
    } catch {
      return true;
    }
  };
}

function jsonLine({ at, subject, level, text, facts }: LogLine): string {
  return visibleJson({
    at: new Date(at).toISOString(),
    subject,
    level,
    text,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  });
}

async function prune(folder: string, keep: number): Promise<void> {
  const numbered = (path: string): number => Number(/(\d+)\.log$/.exec(path)?.[1] ?? 0);
  const files = (await filesByAge(folder, FILE)).map(({ path }) => path).sort((a, b) => numbered(b) - numbered(a));
  for (const path of files.slice(keep)) await unlink(path).catch(() => undefined);
}
