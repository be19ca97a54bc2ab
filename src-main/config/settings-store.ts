// The settings: judged, kept without their passwords, and handed to the rooms with
// them. PROMISE: a document on disk never points to a password that is not stored
// (secrets are written first, and forgotten last); a document that does not fit is
// copied to corrupt/ before the one before it (.bak) or somebody's good one replaces it,
// and never overwritten at a start where there is no good one.
// Settings that came as a file are taken in place of those they were compared with, of no others, and can be taken
// back together with the passwords that stood there. lowdb keeps the document; nothing that grows with mail belongs here.
import { createHash, randomUUID } from 'node:crypto';
import { Low } from 'lowdb';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Judged, Taken } from '../contract/methods';
import type { NewerIssue } from '../contract/rules/newer-rules';
import { pathText } from '../contract/issues';
import { checkStored, type Settings } from '../contract/settings';
import {
  askedAsBefore,
  ownersOf,
  type PasswordPlace,
  passwordPlaces,
  typedPlaces,
  usedAsBefore,
  withoutGrants,
  withoutPasswords,
  withoutTyped,
  withPasswords,
} from './passwords';
import { misfitOf, SettingsError } from './settings-misfit';
import type { Weighed } from './weighed';
import { type HeldSecrets, openSecrets, type Sealer, type Secrets } from './secrets';
import { SettingsFile } from './settings-file';
import { configWords } from '../words/config';

export interface SettingsDeps {
  readonly clock: Clock;
  readonly log: Log;
}

type Asked = 'current' | 'shown' | 'check' | 'weigh';
export interface SettingsStore {
  /** Complete, passwords in clear, made anew at every call; null while nothing (that fits) is set up. */
  current(): Settings | null;
  /** The same, passwords as {"set":true}, without a copy: for who asks often. */
  readonly complete: Settings | null;
  /** The whole document, passwords as {"set":true}; null while nothing is set up. */
  shown(): unknown;
  check(document: unknown): Judged;
  /**
   * Judges, stores and takes effect; rejects with the system's error when the disk refuses, and then nothing changed.
   */
  set(document: unknown): Promise<Judged>;
  /** What `document` would be if it were taken, though passwords were missing. */
  weigh(document: unknown): Promise<Weighed>;
  /**
   * As `set`, in place of the settings that `over` names and no others: null, and nothing changed, where others hold.
   * A password stays only where it is used just as before.
   */
  take(document: unknown, over: string): Promise<Taken | null>;
  /** Puts back what stood before that take, passwords too; null where other settings were stored since. */
  undo(name: string): Promise<Judged | null>;
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
  await store.putAway();
  for (const problem of store.problems()) deps.log.write('relay', 'minimum', problem);
  return store;
}

/** As `openSettings`, for who does not own the folder: nothing in it is written, moved or made, whatever its state. */
export function readSettings(dir: string, clock: Clock): Promise<Pick<SettingsStore, Asked>> {
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

type Misfit = Extract<Judged, { ok: false }>;

/** A document that fits, but for passwords that may be missing. */
interface Fitting {
  readonly ok: true;
  readonly settings: Settings;
  readonly newer: readonly NewerIssue[];
  readonly places: readonly PasswordPlace[];
}

/** What stood before a take. */
interface Before {
  readonly name: string;
  readonly document: unknown;
  readonly secrets: HeldSecrets;
  /** What holds since, and has to hold still. */
  readonly over: string;
}

class Store implements SettingsStore {
  complete: Settings | null = null;
  private misfit: SettingsError | null = null;
  private broken: readonly NewerIssue[] = [];
  /** What was found amiss with the stored passwords is told until somebody stores settings again. */
  private secretsTold = false;
  private before: Before | null = null;
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
    return this.inTurn(() => this.store(document));
  }

  weigh(document: unknown): Promise<Weighed> {
    return this.inTurn(async () => {
      const { fitting, stays } = this.brought(document);
      if (!fitting.ok) return fitting;
      const { settings, places } = fitting;
      const untold = places.filter((place) => typeof place.value !== 'string');
      const kept = untold.filter(stays);
      const missing = untold.filter((place) => !stays(place));
      return {
        ok: true,
        over: await this.standing(),
        today: this.current(),
        next: withPasswords(settings, kept, (place) => this.clearText(place) ?? place.value),
        missing: missing.map((place) => ({
          path: pathText(place.path),
          why: this.secrets.has(place.key) || this.hadOne(place) ? 'elsewhere' : 'none',
        })),
      };
    });
  }

  take(document: unknown, over: string): Promise<Taken | null> {
    return this.inTurn(async () => {
      if ((await this.standing()) !== over) return null;
      const before = { document: this.db.data, first: this.complete === null, secrets: this.secrets.held() };
      const { brought, fitting, stays } = this.brought(document);
      const judged = fitting.ok ? this.withEveryPassword(fitting, stays) : fitting;
      if (!judged.ok) return judged;
      await this.put(brought, judged);
      if (before.first) return { ok: true, undo: null };
      const name = randomUUID();
      const secrets = this.secrets.replaced(before.secrets);
      this.before = { name, document: before.document, secrets, over: await this.standing() };
      return { ok: true, undo: name };
    });
  }

  undo(name: string): Promise<Judged | null> {
    return this.inTurn(async () => {
      const { before } = this;
      if (before?.name !== name || before.over !== (await this.standing())) return null;
      const checked = checkStored(before.document);
      if (!checked.ok) return checked;
      const takeBack = await this.secrets.bringBack(before.secrets);
      await this.put(before.document, { ...checked, places: passwordPlaces(checked.settings) }).catch(
        async (error: unknown) => {
          await takeBack().catch(() => undefined);
          throw error;
        },
      );
      this.before = null;
      return { ok: true };
    });
  }

  /**
   * Passwords that somebody wrote into settings.json go where passwords are kept, and that is told; what was typed last
   * holds. Where the disk refuses they are used as they stand, and the next start tries again.
   */
  putAway(): Promise<void> {
    return this.inTurn(async () => {
      const { complete, misfit } = this;
      const places = complete ? passwordPlaces(complete) : [];
      const typed = typedPlaces(complete);
      await this.file.clearBackup(withoutTyped);
      if (!complete || misfit || typed.length === 0) return;
      const { found } = this.file;
      const told = [...found];
      const document = this.db.data;
      const stored = await this.put(document, { ok: true, settings: complete, newer: this.broken, places }).then(
        () => this.file.clearBackup(withoutTyped),
        () => null,
      );
      if (stored === null) return;
      this.secretsTold = false;
      found.unshift(...told, this.toldPutAway(typed));
    });
  }

  private toldPutAway(typed: readonly PasswordPlace[]): () => string {
    const { path } = this.file;
    return () => configWords.secrets.putAway(path, ownersOf(typed));
  }

  takeEdited(): Promise<Judged | null> {
    return this.inTurn(async () => {
      const found = await this.file.edited();
      if (!found) return null;
      if (!found.document) return { ok: false, issues: [{ path: '', message: found.fault() }] } as const;
      if (this.judge(found.document).ok) found.take();
      const judged = await this.store(found.document);
      const typed = typedPlaces(found.document);
      if (judged.ok && typed.length > 0) this.file.found.push(this.toldPutAway(typed));
      return judged;
    });
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
      ...(sealed.length > 0 ? [W.sealed(ownersOf(sealed))] : []),
      ...(lost.length > 0 ? [W.none(ownersOf(lost))] : []),
    ];
  }

  renew(old: string, next: string): Promise<void> {
    return this.inTurn(() => this.secrets.replace(old, next));
  }

  sealing(): boolean {
    return this.secrets.sealing;
  }

  useSealer(sealer: Sealer | null): Promise<void> {
    return this.inTurn(() => this.secrets.useSealer(sealer));
  }

  /** One after the other, whatever becomes of the one before. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.writing.then(work);
    this.writing = next.catch(() => undefined);
    return next;
  }

  /** Names what holds now, and what lies in the file beside it because it does not fit. */
  private async standing(): Promise<string> {
    const edited = await this.file.edited();
    const told = JSON.stringify([this.shown(), edited && (edited.document ?? edited.fault())]);
    return createHash('sha256').update(told).digest('base64url');
  }

  private async store(document: unknown): Promise<Judged> {
    const judged = this.judge(document);
    if (!judged.ok) return judged;
    await this.put(document, judged);
    return { ok: true };
  }

  private async put(document: unknown, { settings, places, newer }: Fitting): Promise<void> {
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

  private judge(document: unknown): Fitting | Misfit {
    const fitting = this.fitting(document);
    return fitting.ok
      ? this.withEveryPassword(fitting, this.stored(askedAsBefore(this.complete, fitting.settings)))
      : fitting;
  }

  /** A document that came as a file: what is stored stays where it is used as before, and no sign-in comes with it. */
  private brought(document: unknown) {
    const first = this.fitting(document);
    if (!first.ok) return { brought: document, fitting: first, stays: () => false };
    const stays = this.stored(usedAsBefore(this.complete, first.settings));
    const brought = withoutGrants(document, first.places, stays);
    return { brought, fitting: this.fitting(brought), stays };
  }

  private fitting(document: unknown): Fitting | Misfit {
    const checked = checkStored(document);
    if (!checked.ok) return checked;
    const { settings, newer } = checked;
    // Most of what stood there before may stay: whoever changes something else must be able to save.
    const stood = new Set(this.broken.map(({ about }) => about));
    const added = newer.filter(({ about, mayStay }) => !(mayStay && stood.has(about)));
    if (added.length > 0) return { ok: false, issues: added.map(({ path, message }) => ({ path, message })) };
    return { ok: true, settings, newer, places: passwordPlaces(settings) };
  }

  /** `stays`: one that is stored may be used at that place. */
  private withEveryPassword(fitting: Fitting, stays: (place: PasswordPlace) => boolean): Fitting | Misfit {
    const missing = fitting.places.filter((place) => typeof place.value !== 'string' && !stays(place));
    const issues = missing.map((place) => ({ path: pathText(place.path), message: this.whyMissing(place) }));
    return issues.length === 0 ? fitting : { ok: false, issues };
  }

  /** One is stored for a place, and `holds` of it. */
  private readonly stored = (holds: (place: PasswordPlace) => boolean) => (place: PasswordPlace) =>
    this.secrets.has(place.key) && holds(place);

  private whyMissing(place: PasswordPlace): string {
    if (place.key.endsWith('.refreshToken')) return configWords.secrets.signIn;
    return this.secrets.has(place.key) || this.hadOne(place)
      ? configWords.secrets.typeAgain
      : configWords.secrets.typeIt;
  }

  /** A password is stored for this place as it was: it belongs to the host, port and login that stood there. */
  private hadOne({ path }: PasswordPlace): boolean {
    return passwordPlaces(this.complete).some(
      (place) => this.secrets.has(place.key) && pathText(place.path) === pathText(path),
    );
  }

  private clearText(place: PasswordPlace): string | null {
    return this.secrets.get(place.key);
  }
}
