// A program of the user's own that makes the mail come: argv, no shell, a time limit
// after which it and what it started are ended (base/run.ts). Exit 0 means that it was
// asked for. What it prints goes into the transcript, bounded; its environment is ours.
import { createRun, ranText } from '../base/run';
import type { CollectMethod } from '../contract/collect';
import type { CollectDeps, CollectResult } from './method';

type Command = Extract<CollectMethod, { method: 'command' }>;

export async function collectByCommand(
  method: Command,
  deps: CollectDeps,
  signal: AbortSignal,
): Promise<CollectResult> {
  const name = method.command[0] ?? '';
  const limitMs = method.timeoutSeconds * 1000;
  deps.transcript.note(`running ${name}`);
  const ran = await createRun(deps.clock)({ argv: method.command, limitMs, signal });
  if (ran.end !== 'missing' && ran.output !== '') deps.transcript.in(ran.output);
  if (ran.end === 'exit' && ran.code === 0)
    return { method: 'command', kind: 'requested', text: `The program ${name} that fetches mail ended well.` };
  return {
    method: 'command',
    kind: 'failed',
    text: `The program that fetches mail failed: ${ranText(ran, name, limitMs)}.`,
    refusal: { said: ran.end === 'missing' ? '' : ran.output },
  };
}
