// Any dialect of "send me my mail now": one or more lines to a host and a port, and
// perhaps a text that must be found in the answer. All lines are sent at once. With
// nothing to expect, the answer is read until the other side closes.
import type { CollectMethod } from '../contract/collect';
import type { CollectDeps, CollectResult } from './method';
import { sayAndListen } from './plain-line';
import { firstLine } from './words';

type Text = Extract<CollectMethod, { method: 'text' }>;

function asLines(send: string): string {
  return send
    .replace(/(\r\n|\r|\n)+$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => `${line}\r\n`)
    .join('');
}

export async function collectByText(method: Text, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const host = `${method.host}:${method.port}`;
  const wanted = method.expect.toLowerCase();
  const found = (heard: string): boolean => wanted !== '' && heard.toLowerCase().includes(wanted);
  const send = asLines(method.send);
  deps.transcript.note(`asking ${host} by text`);
  deps.transcript.out(send.trimEnd());
  const { text, trouble } = await sayAndListen(
    { host: method.host, port: method.port, send, enough: found },
    { ...deps, ...deps.reach },
    signal,
  );
  if (text !== '') deps.transcript.in(text.trimEnd());
  const good = wanted === '' ? trouble === null || text !== '' : found(text);
  if (good)
    return { method: 'text', kind: 'requested', text: `${host} was asked for our mail and said: ${firstLine(text)}` };
  const why = text === '' ? `said nothing${trouble ? ` (${trouble})` : ''}` : `said "${firstLine(text)}"`;
  const missing = wanted === '' ? '' : `, not "${method.expect}"`;
  return {
    method: 'text',
    kind: 'failed',
    text: `${host} was asked for our mail but ${why}${missing}. The mail stays there until the next call.`,
    refusal: { said: text },
  };
}
