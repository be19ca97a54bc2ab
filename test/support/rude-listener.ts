// Two hosts no event loop can play, each in a thread of its own that stands still when
// it should answer. `fullListener`: its line of waiting connections is full, so the
// system drops the next ones without a word, as a firewall does. `resetting`: tears
// a connection down before the client could look; the client stands still meanwhile.
// Linux does so; other systems may refuse or reset where this one is silent.
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

const FULL = `
  const { createServer } = require('node:net');
  const { parentPort, workerData } = require('node:worker_threads');
  const server = createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(workerData, 0, 0);
    process.exit(0);
  });`;

export interface RudeListener {
  readonly port: number;
  close(): Promise<void>;
}

/** A port where connections are neither taken nor refused. */
export async function fullListener(): Promise<RudeListener> {
  const still = new Int32Array(new SharedArrayBuffer(4));
  const { worker, port } = await start(FULL, still);
  // A line of one holds two; the others try again and again, which is what keeps it full.
  const waiting = await new Promise<readonly Socket[]>((resolve) => {
    let inside = 0;
    const sockets = Array.from({ length: 4 }, () => connect({ host: '127.0.0.1', port }));
    for (const socket of sockets)
      socket.on('error', () => undefined).on('connect', () => ++inside === 2 && resolve(sockets));
  });
  return {
    port,
    async close() {
      waiting.forEach((socket) => socket.destroy());
      Atomics.notify(still, 0);
      await worker.terminate();
    },
  };
}

const RESETTING = `
  const { createServer } = require('node:net');
  const { parentPort, workerData } = require('node:worker_threads');
  const server = createServer((socket) => {
    socket.resetAndDestroy();
    setTimeout(() => {
      Atomics.store(workerData, 0, 1);
      Atomics.notify(workerData, 0);
    }, 20);
  });
  server.listen({ port: 0, host: '127.0.0.1' }, () => parentPort.postMessage(server.address().port));`;

/** Lets `connecting` begin, then stands still until the other side has torn that connection down. */
export async function whileReset<T>(connecting: (port: number) => Promise<T>): Promise<T> {
  const done = new Int32Array(new SharedArrayBuffer(4));
  const { worker, port } = await start(RESETTING, done);
  try {
    const result = connecting(port);
    // The connection sets out in one of the next ticks; none of them lets the event loop look at it.
    for (let i = 0; i < 50; i++) await new Promise<void>((resolve) => process.nextTick(resolve));
    Atomics.wait(done, 0, 0, 10_000);
    return await result;
  } finally {
    await worker.terminate();
  }
}

async function start(script: string, workerData: Int32Array): Promise<{ worker: Worker; port: number }> {
  const worker = new Worker(script, { eval: true, workerData });
  const port = await new Promise<number>((resolve, reject) => worker.once('message', resolve).once('error', reject));
  return { worker, port };
}
