// The settings: judged, kept without their passwords, and handed to the rooms with
// them. PROMISE: a document on disk never points to a password that is not stored
// (secrets are written first, and forgotten last); a document that does not fit is
// copied to corrupt/ before the one before it (.bak) or somebody's good one replaces it,
// and never overwritten at a start where there is no good one.
// lowdb keeps the document; nothing that grows with mail belongs here.
import { Low } from 'lowdb';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Issue } from '../contract/errors';
import type { Judged } from '../contract/methods';
import type { NewerIssue } from '../contract/rules/newer-rules';
import { pathText } from '../contract/issues';
import { checkStored } from '../contract/settings';
import type { Settings } from '../contract/settings';
import { passwordPlaces, withPasswords, withoutPasswords } from './passwords';
import type { PasswordPlace } from './passwords';
import { openSecrets } from './secrets';
import type { Sealer, Secrets } from './secrets';
import { SettingsFile } from './settings-file';
import { configWords } from '../words/config';

export interface SettingsDeps {
  readonly clock: Clock;
  readonly log: Log;
}

/** Stored settings that do not fit: the file and every place in it. */
export class SettingsError extends Error {
  constructor(
    readonly path: string,
    readonly issues: readonly Issue[],
  ) {
    const first = issues[0];
    super(configWords.settings.misfit(path, first ? `${first.path}: ${first.message}` : null, issues.length - 1));
    this.name = 'SettingsError';
  }
}

export interface SettingsStore {
  /** Complete, passwords in clear; null while nothing (that fits) is set up. */
  current(): Settings | null;
  /** The whole document, passwords as {"set":true}; null while nothing is set up. */
  shown(): unknown;
  check(document: unknown): Judged;
  /**
   * Judges, stores and takes effect; rejects with the system's error when the disk refuses, and then nothing changed.
   */
  set(document: unknown): Promise<Judged>;
  /**
   * Takes over what somebody wrote into settings.json since; null where nobody did. What does not fit stays there
   * until other settings are stored, and is then kept in corrupt/.
   */
  takeEdited(): Promise<Judged | null>;
  /** A password that its provider changed by itself: `next` stands from now on wherever `old` stood. */
  renew(old: string, next: string): Promise<void>;
  /** What the stored settings break that an earlier version allowed; they hold all the same. */
  newer(): readonly NewerIssue[];
  /** Stored settings that do not fit; null when all is well. */
  fault(): SettingsError | null;
  /** Sentences for people about what was found when the files were read, and passwords that cannot be opened. */
  problems(): readonly string[];
  /** Hands in the system's keychain; null takes it away. */
  useSealer(sealer: Sealer | null): Promise<void>;
  /** True while new passwords are sealed by it. */
  sealing(): boolean;
}

/** Opens the settings in `dir`. Rejects with the system's error when a file is there and cannot be read. */
export async function openSettings(dir: string, deps: SettingsDeps): Promise<SettingsStore> {
  const store = await readStore(dir, deps.clock, false);
  for (const problem of store.problems()) deps.log.write('relay', 'minimum', problem);
  return store;
}

/**
 * What `openSettings` would find, for who does not own the folder: nothing in it is written, moved or made, whatever
 * its state. Rejects as that does.
 */
export function readSettings(dir: string, clock: Clock): Promise<Pick<SettingsStore, 'current' | 'shown' | 'check'>> {
  return readStore(dir, clock, true);
}

async function readStore(dir: string, clock: Clock, readOnly: boolean): Promise<Store> {
  const file = new SettingsFile(dir, clock, readOnly);
  const db = new Low<unknown>(file, null);
  await db.read();
  const misfit = db.data === null ? null : misfitOf(db.data);
  // One bad bit may leave JSON that does not fit: mail goes on by the settings before.
  if (misfit) db.data = (await file.fallBack(misfit, (document) => misfitOf(document) === null)) ?? db.data;
  return new Store(file, db, await openSecrets(dir, clock, readOnly));
}

/** The first place that does not fit; null: it fits. */
function misfitOf(document: unknown): string | null {
  const checked = checkStored(document);
  if (checked.ok) return null;
  const [first] = checked.issues;
  return first ? `${first.path}: ${first.message}` : configWords.settings.misfitAnywhere;
}

class Store implements SettingsStore {
  /** Complete, passwords as {"set":true}. */
  private complete: Settings | null = null;
  private misfit: SettingsError | null = null;
  private broken: readonly NewerIssue[] = [];
  /** What was found amiss with the stored passwords is told until somebody stores settings again. */
  private secretsTold = false;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: SettingsFile,
    private readonly db: Low<unknown>,
    private readonly secrets: Secrets,
  ) {
    if (db.data === null) return;
    const checked = checkStored(db.data);
    if (checked.ok) [this.complete, this.broken] = [checked.settings, checked.newer];
    else this.misfit = new SettingsError(file.path, checked.issues);
  }

  current(): Settings | null {
    return (
      this.complete &&
      withPasswords(this.complete, passwordPlaces(this.complete), (place) => this.clearText(place) ?? place.value)
    );
  }

  shown(): unknown {
    return this.complete && withoutPasswords(this.complete, passwordPlaces(this.complete));
  }

  newer(): readonly NewerIssue[] {
    return this.broken;
  }

  fault(): SettingsError | null {
    return this.misfit;
  }

  check(document: unknown): Judged {
    const judged = this.judge(document);
    return judged.ok ? { ok: true } : judged;
  }

  set(document: unknown): Promise<Judged> {
    const next = this.writing.then(() => this.store(document));
    this.writing = next.catch(() => undefined);
    return next;
  }

  takeEdited(): Promise<Judged | null> {
    const next = this.writing.then(async () => {
      const found = await this.file.edited();
      if (!found) return null;
      if (!found.document) return { ok: false, issues: [{ path: '', message: found.fault }] } as const;
      if (this.judge(found.document).ok) found.take();
      return this.store(found.document);
    });
    this.writing = next.catch(() => undefined);
    return next;
  }

  problems(): readonly string[] {
    const W = configWords.secrets;
    const found = this.secretsTold ? null : this.secrets.problem;
    const unknown = this.complete
      ? passwordPlaces(this.complete).filter((place) => this.clearText(place) === null)
      : [];
    const sealed = unknown.filter((place) => this.secrets.has(place.key));
    const lost = unknown.filter((place) => !this.secrets.has(place.key));
    return [
      ...this.file.found.map((told) => told()),
      ...(found === null ? [] : [found]),
      ...(sealed.length > 0 ? [W.sealed(listed(sealed))] : []),
      ...(lost.length > 0 ? [W.none(listed(lost))] : []),
    ];
  }

  renew(old: string, next: string): Promise<void> {
    const done = this.writing.then(() => this.secrets.replace(old, next));
    this.writing = done.catch(() => undefined);
    return done;
  }

  sealing(): boolean {
    return this.secrets.sealing;
  }

  useSealer(sealer: Sealer | null): Promise<void> {
    const next = this.writing.then(() => this.secrets.useSealer(sealer));
    this.writing = next.catch(() => undefined);
    return next;
  }

  private async store(document: unknown): Promise<Judged> {
    const judged = this.judge(document);
    if (!judged.ok) return judged;
    const { settings, places, newer } = judged;
    const typed = places.flatMap((p) => (typeof p.value === 'string' ? [[p.key, p.value] as const] : []));
    const takeBack = await this.secrets.put(new Map(typed));
    const problems = this.file.found.splice(0);
    await this.write(withoutPasswords(document, places)).catch(async (error: unknown) => {
      this.file.found.unshift(...problems);
      await takeBack().catch(() => undefined);
      throw error;
    });
    this.complete = withPasswords(settings, places, () => ({ set: true }));
    this.broken = newer;
    this.misfit = null;
    this.secretsTold = true;
    // Last: were this to fail, a password too many is stored, never one too few.
    await this.secrets.keepOnly(new Set(places.map((place) => place.key)));
    return { ok: true };
  }

  private async write(document: unknown): Promise<void> {
    if (this.misfit) await this.file.keepCopy(configWords.settings.fault.replaced);
    const before = this.db.data;
    this.db.data = document;
    await this.db.write().catch((error: unknown) => {
      this.db.data = before;
      throw error;
    });
  }

  private judge(
    document: unknown,
  ):
    | { ok: true; settings: Settings; newer: readonly NewerIssue[]; places: readonly PasswordPlace[] }
    | { ok: false; issues: readonly Issue[] } {
    const checked = checkStored(document);
    if (!checked.ok) return checked;
    const { settings, newer } = checked;
    // Most of what stood there before may stay: whoever changes something else must be able to save.
    const stood = new Set(this.broken.map(({ about }) => about));
    const added = newer.filter(({ about, mayStay }) => !(mayStay && stood.has(about)));
    if (added.length > 0) return { ok: false, issues: added.map(({ path, message }) => ({ path, message })) };
    const places = passwordPlaces(settings);
    const missing = places.filter((place) => typeof place.value !== 'string' && !this.secrets.has(place.key));
    if (missing.length === 0) return { ok: true, settings, newer, places };
    return {
      ok: false,
      issues: missing.map((place) => ({ path: pathText(place.path), message: this.whyMissing(place) })),
    };
  }

  /** A password is stored for this place as it was: it belongs to the host, port and login that stood there. */
  private whyMissing({ path }: PasswordPlace): string {
    const before = this.complete === null ? [] : passwordPlaces(this.complete);
    const had = before.some((place) => this.secrets.has(place.key) && pathText(place.path) === pathText(path));
    return had ? configWords.secrets.typeAgain : configWords.secrets.typeIt;
  }

  private clearText(place: PasswordPlace): string | null {
    return this.secrets.get(place.key);
  }
}

function listed(places: readonly PasswordPlace[]): string {
  return places.map((place) => pathText(place.path)).join(', ');
}
