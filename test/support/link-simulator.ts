// A thin line, pretended: a TCP proxy on loopback with a round trip and a rate.
// All connections of a direction share one line: a slice of 512 bytes leaves when
// the line is free and arrives half a round trip after it has left. The far
// connection is opened one and a half round trips after accept, so that a
// greeting comes after two, as over a real line (SYN, SYN-ACK, then the bytes).
// One queue and one timer a direction: a timer a slice would round to milliseconds
// and swap slices. Limits: no loss, no jitter; about 64 KiB of router memory a
// connection and direction, after which the sender is made to wait.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LineShape {
  readonly to: { readonly host: string; readonly port: number };
  readonly roundTripMs: number;
  /** Each way; null: as fast as the computer. */
  readonly bitsPerSecond: number | null;
}

export interface ThinLine {
  readonly host: string;
  readonly port: number;
  /** Connections accepted so far. */
  readonly connections: () => number;
  /** Bytes that have arrived at the other end: up is from the client. */
  readonly carried: () => { readonly up: number; readonly down: number };
  /** Cuts every connection now (RST); new ones are taken again unless `refuse` is true. */
  cut(refuse?: boolean): void;
  /** Calls `fn` once, when `up` bytes in all have arrived from clients. */
  atUpBytes(up: number, fn: () => void): void;
  /** The same for bytes from the other end. */
  atDownBytes(down: number, fn: () => void): void;
  close(): Promise<void>;
}

interface Arrival {
  readonly at: number;
  readonly bytes: number;
  readonly fn: () => void;
}

/** One direction of the line: knows when it is free and hands over in order. */
class Direction {
  private freeAt = 0;
  private queue: Arrival[] = [];
  private timer: NodeJS.Timeout | null = null;
  arrived = 0;

  constructor(
    private readonly delayMs: number,
    private readonly bytesPerMs: number,
  ) {}

  /** `fn` runs when the bytes have arrived. */
  send(bytes: number, fn: () => void): void {
    this.freeAt = Math.max(performance.now(), this.freeAt) + bytes / this.bytesPerMs;
    this.queue.push({ at: this.freeAt + this.delayMs, bytes, fn });
    if (!this.timer) this.arm();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.queue = [];
  }

  private arm(): void {
    const next = this.queue[0];
    this.timer = next ? setTimeout(() => this.deliver(), Math.max(0, next.at - performance.now())) : null;
  }

  private deliver(): void {
    const now = performance.now();
    let count = 0;
    while ((this.queue[count]?.at ?? Infinity) <= now) count++;
    for (const arrival of this.queue.splice(0, count)) {
      this.arrived += arrival.bytes;
      arrival.fn();
    }
    this.arm();
  }
}

const SLICE = 512;
const ROUTER_MEMORY = 65_536;

/** Everything `from` says arrives at `to` through `line`, its end included. */
function carry(from: Socket, to: Socket, line: Direction, onArrival: () => void): void {
  let waiting = 0;
  const arrive = (slice: Buffer): void => {
    waiting -= slice.length;
    if (!to.destroyed) to.write(slice);
    if (waiting < ROUTER_MEMORY) from.resume();
    onArrival();
  };
  from.on('data', (chunk: Buffer) => {
    for (let i = 0; i < chunk.length; i += SLICE) {
      const slice = chunk.subarray(i, i + SLICE);
      waiting += slice.length;
      line.send(slice.length, () => arrive(slice));
    }
    if (waiting >= ROUTER_MEMORY) from.pause();
  });
  from.on('end', () => line.send(0, () => void to.end()));
  from.on('error', () => undefined);
  from.on('close', () => line.send(0, () => void (from.readableEnded || to.destroy())));
}

/** Calls noted for the moment when so many bytes have arrived. */
class Marks {
  private waiting: { readonly at: number; readonly fn: () => void }[] = [];

  add(at: number, fn: () => void): void {
    this.waiting.push({ at, fn });
  }

  reached(bytes: number): void {
    const due = this.waiting.filter((mark) => bytes >= mark.at);
    if (due.length === 0) return;
    this.waiting = this.waiting.filter((mark) => bytes < mark.at);
    for (const mark of due) mark.fn();
  }
}

/** Everything that lives and dies with one line. */
class Line {
  readonly up: Direction;
  readonly down: Direction;
  readonly upMarks = new Marks();
  readonly downMarks = new Marks();
  connections = 0;
  private readonly sockets = new Set<Socket>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private refusing = false;

  constructor(private readonly shape: LineShape) {
    const rate = shape.bitsPerSecond === null ? Infinity : shape.bitsPerSecond / 8000;
    this.up = new Direction(shape.roundTripMs / 2, rate);
    this.down = new Direction(shape.roundTripMs / 2, rate);
  }

  accept(near: Socket): void {
    this.keep(near);
    if (this.refusing) return void near.resetAndDestroy();
    this.connections++;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.join(near);
    }, this.shape.roundTripMs * 1.5);
    this.timers.add(timer);
  }

  cut(refuse: boolean): void {
    this.refusing = refuse;
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.cut(true);
    this.up.stop();
    this.down.stop();
  }

  private join(near: Socket): void {
    if (near.destroyed) return;
    const far = connect({ ...this.shape.to, allowHalfOpen: true });
    this.keep(far);
    carry(near, far, this.up, () => this.upMarks.reached(this.up.arrived));
    carry(far, near, this.down, () => this.downMarks.reached(this.down.arrived));
    near.resume();
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}

/** Opens the line on a free port of 127.0.0.1. */
export async function startThinLine(shape: LineShape): Promise<ThinLine> {
  const line = new Line(shape);
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (near) => line.accept(near));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port, // a listening TCP server has an address object
    connections: () => line.connections,
    carried: () => ({ up: line.up.arrived, down: line.down.arrived }),
    cut: (refuse = false) => line.cut(refuse),
    atUpBytes: (at, fn) => line.upMarks.add(at, fn),
    atDownBytes: (at, fn) => line.downMarks.add(at, fn),
    close: () =>
      new Promise((resolve) => {
        line.stop();
        server.close(() => resolve());
      }),
  };
}
