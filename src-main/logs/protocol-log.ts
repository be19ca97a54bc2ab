// The protocol log: what was said by SMTP, in the W3C Extended Log File Format, in a
// folder per listener and one for outbound. Files change with the hour, day, week,
// month or size, at the first line of the new time: nothing ticks. Old ones go after
// keepDays. Settings may change at any time. Switched off it costs nothing. A disk in
// trouble loses lines, says so once in the diagnostic log, and stops no mail.
import { dirname, join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { diskSaid } from '../base/durable';
import type { Clock } from '../base/clock';
import { isMissing } from '../base/durable';
import type { Log } from '../base/log';
import type { ProtocolField } from '../contract/protocol-fields';
import type { Settings } from '../contract/settings';
import { chosenFields, directives, entryLine, type ProtocolEntry } from './protocol-entry';
import { filesByAge, folderName, lastNumbered, periodName, PROTOCOL_FILE, removeOlder } from './file-names';
import { LineWriter } from './line-writer';
import { tailLines, type TailWish } from './tail';
import { logsWords } from '../words/logs';

export type ProtocolLogSettings = Settings['log']['protocol'];

export interface ProtocolLogDeps {
  /** DIR/log/protocol, where settings name no folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** "Dialpost 0.1.0" */
  readonly software: string;
  /** s-computername. */
  computer(): string;
}

export interface ProtocolWish extends TailWish {
  /** A listener's id, or "outbound". */
  readonly site?: string | undefined;
}

export interface ProtocolLog {
  readonly on: boolean;
  /** Where its files lie. */
  readonly folder: string;
  write(entry: ProtocolEntry): void;
  apply(settings: ProtocolLogSettings): void;
  /** The last lines of all sites, or of one, oldest first, without directives. */
  tail(wish: ProtocolWish): Promise<readonly string[]>;
  /** Resolves when what was written is with the system. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Opens nothing on disk before the first line. */
export function openProtocolLog(settings: ProtocolLogSettings, deps: ProtocolLogDeps): ProtocolLog {
  return new W3cLog(settings, deps);
}

class W3cLog implements ProtocolLog {
  private readonly sites = new Map<string, LineWriter>();
  private readonly closing = new Set<Promise<void>>();
  private fields: readonly ProtocolField[];

  constructor(
    private settings: ProtocolLogSettings,
    private readonly deps: ProtocolLogDeps,
  ) {
    this.fields = chosenFields(settings.fields);
  }

  get on(): boolean {
    return this.settings.enabled;
  }

  write(entry: ProtocolEntry): void {
    if (!this.settings.enabled) return;
    this.site(entry.site).add(entry.at, `${entryLine(entry, this.fields, this.deps.computer())}\r\n`);
  }

  apply(settings: ProtocolLogSettings): void {
    const same = JSON.stringify(settings) === JSON.stringify(this.settings);
    this.settings = settings;
    this.fields = chosenFields(settings.fields);
    if (!same) this.closeSites();
  }

  async tail({ limit, search, site }: ProtocolWish): Promise<readonly string[]> {
    await this.flush();
    const folders = await readdir(this.folder, { withFileTypes: true }).catch((error: unknown) =>
      isMissing(error) ? [] : Promise.reject(error),
    );
    const files = await Promise.all(
      folders
        .filter((f) => f.isDirectory() && (site === undefined || folderName(site) === f.name))
        .map((f) => filesByAge(join(this.folder, f.name), PROTOCOL_FILE)),
    );
    const newest = files.map((list) => list.slice(0, 3)).flat();
    const skip = (line: string): boolean => line.startsWith('#');
    const tails = await Promise.all(newest.map(({ path }) => tailLines([path], { limit, search, skip })));
    // Date and time come first in every choice that has them, so order by text is order by time.
    return tails.flat().sort(byTime).slice(-limit);
  }

  async flush(): Promise<void> {
    await Promise.all([...[...this.sites.values()].map((writer) => writer.flush()), ...this.closing]);
  }

  async close(): Promise<void> {
    // A line that comes later would make its folder again.
    this.settings = { ...this.settings, enabled: false };
    this.closeSites();
    await Promise.all(this.closing);
  }

  get folder(): string {
    return this.settings.folder ?? this.deps.folder;
  }

  private closeSites(): void {
    for (const writer of this.sites.values()) {
      const done = writer.close().finally(() => this.closing.delete(done));
      this.closing.add(done);
    }
    this.sites.clear();
  }

  private site(id: string): LineWriter {
    const known = this.sites.get(id);
    if (known) return known;
    const folder = join(this.folder, folderName(id));
    const { fields } = this;
    const { period, maxBytes, keepDays } = this.settings;
    const place =
      period === 'size' ? bySize(folder, maxBytes) : (at: number): string => join(folder, periodName(period, at));
    // Lines of older settings may still be on their way into the same file: they come first.
    let before: Promise<unknown> | null = Promise.all(this.closing).then(() => (before = null));
    const writer = new LineWriter({
      place: (at, current) => (before ? before.then(() => place(at, current)) : place(at, current)),
      header: (at) => directives(this.deps.software, at, fields),
      gap: (lines) => `#Remark: ${logsWords.leftOut(lines)}\r\n`,
      opened: (path, at) => removeOlder(dirname(path), PROTOCOL_FILE, keepDays, at),
      trouble: (error) => this.deps.log.write('relay', 'minimum', logsWords.protocolTrouble(folder, diskSaid(error))),
    });
    this.sites.set(id, writer);
    return writer;
  }
}

/** "2026-11-23 14:00:01", which stands first unless settings choose otherwise. */
function byTime(a: string, b: string): number {
  const [x, y] = [a.slice(0, 19), b.slice(0, 19)];
  return Number(x > y) - Number(x < y);
}

/** extend1.log, extend2.log … each up to `maxBytes`; the last one goes on after a start. */
export function bySize(
  folder: string,
  maxBytes: number,
  prefix = 'extend',
): (at: number, current: { readonly path: string; readonly bytes: number } | null) => Promise<string> | string {
  const path = (number: number): string => join(folder, `${prefix}${number}.log`);
  let number = 0;
  return (_at, current) => {
    if (current && current.path === path(number)) return current.bytes < maxBytes ? current.path : path(++number);
    return lastNumbered(folder, prefix).then((last) => {
      number = last.number === 0 || last.bytes >= maxBytes ? last.number + 1 : last.number;
      return path(number);
    });
  };
}
