// Decodes messages in a thread of its own, one after another, each within a time: what is
// not done by then is ended with its thread, and the next gets a new one. The thread is
// started when the first message is read and ends when none was for a while. Never
// rejects: what cannot be decoded is an answer.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Clock, sleep, type Timer } from '../base/clock';
import type { Log } from '../base/log';
import type { AsSent } from '../contract/message/message';
import { type Language, languageSpoken } from '../words/page';
import { readingWords } from '../words/reading';
import type { Decoded } from './decode';

/** To the thread. */
export interface Asked {
  readonly bytes: ArrayBuffer;
  readonly language: Language;
}
/** From the thread: it stands; decoded (null: too many parts); the decoder could not. */
export type Told = { readonly ready: true } | { readonly decoded: Decoded | null } | { readonly failed: string };

export interface ReaderDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** The built thread (worker.ts); beside the program where nothing is said. */
  readonly program?: string;
}

/** Milliseconds until a thread stands; a disk that sleeps may have to wake for it. */
const STANDS_WITHIN = 10_000;
const IDLE = 120_000;
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

export interface MessageReader {
  /** Within so many milliseconds, counted from when a thread stands. `bytes` are gone for whoever asks. */
  decode(bytes: Buffer<ArrayBuffer>, within: number): Promise<Decoded | AsSent>;
  close(): Promise<void>;
}

export function openReader(deps: ReaderDeps): MessageReader {
  return new ThreadedReader(deps);
}

class ThreadedReader implements MessageReader {
  private standing: Promise<Worker> | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private idle: Timer | null = null;

  constructor(private readonly deps: ReaderDeps) {}

  decode(bytes: Buffer<ArrayBuffer>, within: number): Promise<Decoded | AsSent> {
    const turn = this.last.then(() => this.decodeNow(bytes, within));
    this.last = turn;
    return turn;
  }

  async close(): Promise<void> {
    this.idle?.cancel();
    await this.last;
    await this.end();
  }

  private async decodeNow(bytes: Buffer<ArrayBuffer>, within: number): Promise<Decoded | AsSent> {
    this.idle?.cancel();
    try {
      const worker = await this.thread();
      const told = await this.answer(worker, bytes, within);
      if (told === 'slow') {
        await this.end();
        // The next message finds one that stands.
        void this.thread().catch(() => undefined);
        return 'slow';
      }
      if ('failed' in told) return this.unreadable(told.failed);
      return ('decoded' in told ? told.decoded : null) ?? 'parts';
    } catch (error) {
      await this.end();
      return this.unreadable(error instanceof Error ? error.message : String(error));
    } finally {
      this.idle?.cancel();
      this.idle = this.deps.clock.after(IDLE, () => void this.end());
    }
  }

  private unreadable(why: string): AsSent {
    this.deps.log.write('relay', 'minimum', readingWords.notDecoded(why));
    return 'unreadable';
  }

  private thread(): Promise<Worker> {
    this.standing ??= this.start();
    return this.standing;
  }

  private async start(): Promise<Worker> {
    // As text: a thread cannot be started from within the packed app's archive.
    const program = await readFile(this.deps.program ?? join(__dirname, 'reader.js'), 'utf8');
    const worker = new Worker(program, { eval: true, resourceLimits: MEMORY, env: {}, execArgv: [] });
    worker.unref();
    // Who waits for it hears of it, too.
    worker.on('error', () => undefined);
    const stands = await this.told(worker, STANDS_WITHIN);
    if (stands !== 'slow') return worker;
    await worker.terminate();
    throw new Error(readingWords.notStanding);
  }

  private answer(worker: Worker, bytes: Buffer<ArrayBuffer>, within: number): Promise<Told | 'slow'> {
    const told = this.told(worker, within);
    const { buffer, byteOffset, byteLength } = bytes;
    const own = byteOffset === 0 && byteLength === buffer.byteLength ? buffer : new Uint8Array(bytes).buffer;
    worker.postMessage({ bytes: own, language: languageSpoken() } satisfies Asked, [own]);
    return told;
  }

  /** The next word of the thread; 'slow': none in that time. Rejects with its error. */
  private async told(worker: Worker, within: number): Promise<Told | 'slow'> {
    const over = new AbortController();
    const { signal } = over;
    // The thread says nothing else.
    const heard = once(worker, 'message', { signal }).then(([told]) => told as Told);
    heard.catch(() => undefined);
    try {
      const late = sleep(this.deps.clock, within, signal)
        // Where this process itself was held up, the word may lie here already.
        .then(() => new Promise<'slow'>((resolve) => setImmediate(resolve, 'slow')));
      return await Promise.race([heard, late]);
    } finally {
      over.abort();
    }
  }

  private async end(): Promise<void> {
    const standing = this.standing;
    this.standing = null;
    await standing?.then(
      (worker) => worker.terminate(),
      () => undefined,
    );
  }
}
