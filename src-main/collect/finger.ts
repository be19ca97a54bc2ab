// FINGER (RFC 1288) as some providers use it to start a queue run: TCP 79, one line,
// the answer read until the other side closes. It has no codes; that somebody answered
// is all that can be known, the words go into the transcript.
import type { CollectMethod } from '../contract/collect';
import type { CollectDeps, CollectResult } from './method';
import { sayAndListen } from './plain-line';
import { firstLine } from './words';
import { collectWords } from '../words/collect';

type Finger = Extract<CollectMethod, { method: 'finger' }>;

export async function collectByFinger(method: Finger, deps: CollectDeps, signal: AbortSignal): Promise<CollectResult> {
  const host = `${method.host}:${method.port}`;
  // A query is one line, whatever was typed.
  const query = method.query.replace(/[\r\n]+/g, ' ');
  deps.transcript.note(collectWords.plain.byFinger(host));
  deps.transcript.out(query);
  const { text, trouble } = await sayAndListen(
    { host: method.host, port: method.port, send: `${query}\r\n`, enough: () => false },
    { ...deps, ...deps.reach },
    signal,
  );
  if (text !== '') deps.transcript.in(text.trimEnd());
  if (trouble !== null && text === '')
    return {
      method: 'finger',
      kind: 'failed',
      text: collectWords.plain.fingerFailed(host, trouble),
    };
  return { method: 'finger', kind: 'requested', text: collectWords.plain.fingerSaid(host, firstLine(text)) };
}
