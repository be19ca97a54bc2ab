// The diagnostic log as the rooms write it: a subject, a level, a sentence and
// facts. Where lines go is a sink's matter (stderr, a file, the window); a sink
// that throws loses its line and nothing else. Secrets are never handed in.

export const SUBJECTS = ['dial', 'dns', 'tls', 'smtp-in', 'smtp-out', 'queue', 'collect', 'schedule', 'relay'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** How much a subject says: none, faults only, what happened, everything. */
export const LEVELS = ['none', 'minimum', 'medium', 'maximum'] as const;
export type Level = (typeof LEVELS)[number];

export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface LogLine {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly subject: Subject;
  readonly level: Exclude<Level, 'none'>;
  readonly text: string;
  readonly facts: Facts;
}

export type LogSink = (line: LogLine) => void;

export interface Log {
  /** `level` is the least level at which the line is wanted: 'minimum' for faults, 'maximum' for detail. */
  write(subject: Subject, level: Exclude<Level, 'none'>, text: string, facts?: Facts): void;
}

export interface LogControl extends Log {
  setLevels(levels: Readonly<Record<string, Level>>): void;
  addSink(sink: LogSink): () => void;
}

/** A log with no sinks yet; `levels` maps subject or "default" to a level. */
export function createLog(now: () => number, levels: Readonly<Record<string, Level>>): LogControl {
  const sinks = new Set<LogSink>();
  let current = levels;
  const wanted = (subject: Subject, level: Level): boolean =>
    LEVELS.indexOf(level) <= LEVELS.indexOf(current[subject] ?? current['default'] ?? 'minimum');
  return {
    write(subject, level, text, facts = {}) {
      if (!wanted(subject, level)) return;
      const line: LogLine = { at: now(), subject, level, text, facts };
      for (const sink of sinks) {
        try {
          sink(line);
        } catch {
          // A full disk under the log must not stop the mail.
        }
      }
    },
    setLevels(next) {
      current = next;
    },
    addSink(sink) {
      sinks.add(sink);
      return () => sinks.delete(sink);
    },
  };
}

/** Says nothing; for tests and for reading the disk from the command line. */
export const silentLog: Log = { write: () => undefined };
