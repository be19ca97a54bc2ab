// What a screen reader is told on every screen when the post office changes its
// state: "Online, sending". Numbers are left out: they would be read at each message.
import type { ReactNode } from 'react';
import type { Status } from '../../src-main/contract/views';
import { useLive } from '../live';
import { W } from '../words/window';

/** The state in few words. Pure. */
function aloudText({ session, paused, attention, queue }: Status): string {
  if (session) return W.aloud.phase[session.phase];
  if (paused) return W.aloud.paused;
  if (attention.some((a) => a.severity === 'error')) return W.aloud.attention;
  return queue.incoming + queue.active + queue.deferred > 0 ? W.aloud.waiting : W.aloud.nothing;
}

export function Aloud(): ReactNode {
  const { status, trouble } = useLive();
  return (
    <div className="hidden" role="status" aria-label={W.aloud.label}>
      {status ? aloudText(status) : trouble !== null ? W.noRelay(trouble) : ''}
    </div>
  );
}
