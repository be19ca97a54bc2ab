// The other end of the control socket: for the command line, and for a window
// that joins a relay already running. A refusal comes back as ContractError; a
// relay that goes away fails every open question with 'not-running'.
import { connect, type Socket } from 'node:net';
import { ContractError, ERROR_CODES, type ErrorBody, type ErrorCode } from '../contract/errors';
import type { Method, Results } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';
import { LineReader } from './line-reader';
import { controlPath } from './socket-path';

export interface ControlClient {
  /** Any method by name; `params` is judged on the other side. */
  ask(method: string, params: unknown): Promise<unknown>;
  call<M extends Method>(method: M, params: unknown): Promise<Results[M]>;
  /** Called for each event after `call('events.subscribe', {})`. */
  onEvent(fn: (event: string, data: unknown) => void): void;
  onClose(fn: () => void): void;
  close(): void;
}

interface Open {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Connects to the relay that owns `dir`; null when none is running there. */
export function connectControl(dir: string): Promise<ControlClient | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(controlPath(dir));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const nobody = error.code === 'ENOENT' || error.code === 'ECONNREFUSED';
      if (nobody) resolve(null);
      else reject(new ContractError('refused', controlWords.socket.notUsable(dir, error.message)));
    });
    socket.once('connect', () => resolve(converse(socket)));
  });
}

function converse(socket: Socket): ControlClient {
  const open = new Map<number, Open>();
  const listeners = new Set<(event: string, data: unknown) => void>();
  const reader = new LineReader(Number.MAX_SAFE_INTEGER);
  let last = 0;
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const question of open.values())
      question.reject(new ContractError('not-running', controlWords.socket.wentAway));
    open.clear();
  });
  socket.on('data', (text: string) => {
    for (const line of reader.push(text)) sort(JSON.parse(line), open, listeners);
  });
  const ask = (method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) return reject(new ContractError('not-running', controlWords.socket.notRunning));
      open.set(++last, { resolve, reject });
      socket.write(`${JSON.stringify({ id: last, method, params })}\n`);
    });
  return {
    ask,
    // The dispatch on the other side answers from the same table of methods.
    call: <M extends Method>(method: M, params: unknown) => ask(method, params) as Promise<Results[M]>,
    onEvent: (fn) => void listeners.add(fn),
    onClose: (fn) => void socket.on('close', fn),
    close: () => socket.end(),
  };
}

function sort(
  message: unknown,
  open: Map<number, Open>,
  listeners: ReadonlySet<(event: string, data: unknown) => void>,
): void {
  if (typeof message !== 'object' || message === null) return;
  if ('event' in message && 'data' in message) {
    for (const listener of listeners) listener(String(message.event), message.data);
    return;
  }
  if (!('id' in message) || typeof message.id !== 'number') return;
  const question = open.get(message.id);
  open.delete(message.id);
  if ('error' in message) question?.reject(refusal(message.error));
  else if ('result' in message) question?.resolve(message.result);
}

function refusal(error: unknown): ContractError {
  // The shape is the server's ErrorBody; a stranger's is shown as it came.
  const body = error as Partial<ErrorBody>;
  const code: ErrorCode = ERROR_CODES.find((c) => c === body.code) ?? 'internal';
  return new ContractError(code, body.message ?? JSON.stringify(error), body.issues);
}
