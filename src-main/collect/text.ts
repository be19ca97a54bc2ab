// Any dialect of "send me my mail now": one or more lines to a host and a port, and
// perhaps a text that must be found in the answer. All lines are sent at once. With
// nothing to expect, the answer is read until the other side closes.
import type { CollectMethod } from '../contract/collect';
import type { CollectDeps, CollectResult } from './method';
import { sayAndListen } from './plain-line';
import { firstLine } from './words';
import { collectWords } from '../words/collect';

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
  deps.transcript.note(collectWords.plain.byText(host));
  deps.transcript.out(send.trimEnd());
  const { text, trouble } = await sayAndListen(
    { host: method.host, port: method.port, send, enough: found },
    { ...deps, ...deps.reach },
    signal,
  );
  if (text !== '') deps.transcript.in(text.trimEnd());
  const good = wanted === '' ? trouble === null || text !== '' : found(text);
  if (good) return { method: 'text', kind: 'requested', text: collectWords.plain.said(host, firstLine(text)) };
  return {
    method: 'text',
    kind: 'failed',
    text:
      text === ''
        ? collectWords.plain.saidNothing(host, trouble, method.expect)
        : collectWords.plain.saidElse(host, firstLine(text), method.expect),
    refusal: { said: text },
  };
}
