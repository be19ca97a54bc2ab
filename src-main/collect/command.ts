// A program of the user's own that makes the mail come: argv, no shell, a time limit
// after which it and what it started are ended (base/run.ts). Exit 0 means that it was
// asked for. What it prints goes into the transcript, bounded; its environment is ours.
import { createRun, ranText } from '../base/run';
import type { CollectMethod } from '../contract/collect';
import type { CollectDeps, CollectResult } from './method';
import { collectWords } from '../words/collect';

type Command = Extract<CollectMethod, { method: 'command' }>;

export async function collectByCommand(
  method: Command,
  deps: CollectDeps,
  signal: AbortSignal,
): Promise<CollectResult> {
  const name = method.command[0] ?? '';
  const limitMs = method.timeoutSeconds * 1000;
  deps.transcript.note(collectWords.program.running(name));
  const ran = await createRun(deps.clock)({ argv: method.command, limitMs, signal });
  if (ran.end !== 'missing' && ran.output !== '') deps.transcript.in(ran.output);
  if (ran.end === 'exit' && ran.code === 0)
    return { method: 'command', kind: 'requested', text: collectWords.program.endedWell(name) };
  return {
    method: 'command',
    kind: 'failed',
    text: collectWords.program.failed(ranText(ran, name, limitMs)),
    refusal: { said: ran.end === 'missing' ? '' : ran.output },
  };
}
