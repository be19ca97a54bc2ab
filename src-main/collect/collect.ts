// Makes the provider release the mail it holds for us. One interface, one short file
// a method; what the other side says is a value with a sentence, never an exception.
// 'requested' says only that mail may come now: it arrives at a listener (ETRN and
// its kin) and the session waits for it. 'done' says that it came by this very
// connection. Rejects only for faults of our own disk.
import { assertNever } from '../base/never';
import type { CollectMethod } from '../contract/collect';
import { collectByAtrn } from './atrn';
import { collectByCommand } from './command';
import { collectByEtrn } from './etrn';
import { collectByFinger } from './finger';
import { collectByImap } from './imap/imap';
import { collectByPop3 } from './pop3/pop3';
import { collectByText } from './text';
import { collectByTurn } from './turn';
import type { CollectDeps, CollectResult } from './method';
import { collectWords } from '../words/collect';

/** Runs one method. `signal` ends it at once with 'failed'. */
export async function collect(method: CollectMethod, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  switch (method.method) {
    case 'none':
      return { method: 'none', kind: 'nothing', text: collectWords.nothing };
    case 'on-connect':
      return { method: 'on-connect', kind: 'requested', text: collectWords.onConnect };
    case 'etrn':
      return collectByEtrn(method, deps, signal);
    case 'finger':
      return collectByFinger(method, deps, signal);
    case 'text':
      return collectByText(method, deps, signal);
    case 'command':
      return collectByCommand(method, deps, signal);
    case 'imap':
      return collectByImap(method, deps, signal);
    case 'pop3':
      return collectByPop3(method, deps, signal);
    case 'atrn':
      return collectByAtrn(method, deps, signal);
    case 'turn':
      return collectByTurn(deps, signal);
    default:
      return assertNever(method);
  }
}

/** Tries the methods in order until one is not refused; all results, the last one decides. */
export async function collectInOrder(
  methods: readonly CollectMethod[],
  deps: CollectDeps,
  signal: AbortSignal,
): Promise<readonly CollectResult[]> {
  const results: CollectResult[] = [];
  for (const method of methods) {
    if (signal.aborted) break;
    const result = await collect(method, deps, signal);
    results.push(result);
    deps.transcript.note(result.text);
    deps.log.write('collect', result.kind === 'failed' ? 'minimum' : 'medium', result.text, {
      method: method.method,
      kind: result.kind,
    });
    if (result.kind !== 'failed' && result.kind !== 'unsupported') break;
  }
  return results;
}
