// What a screen reader is told on every screen when the post office changes its
// state: "Online, sending". Numbers are left out: they would be read at each message.
import type { ReactNode } from 'react';
import { type Status, waitingMessages } from '../../src-main/contract/views';
import { useLive } from '../live';
import { windowWords } from '../words/window';

/** The state in few words. Pure. */
function aloudText({ session, paused, attention, queue }: Status): string {
  if (session) return windowWords.aloud.phase[session.phase];
  if (paused) return windowWords.aloud.paused;
  if (attention.some((a) => a.severity === 'error')) return windowWords.aloud.attention;
  return waitingMessages({ queue }) > 0 ? windowWords.aloud.waiting : windowWords.aloud.nothing;
}

export function Aloud(): ReactNode {
  const { status, trouble } = useLive();
  const lost = trouble !== null ? windowWords.noRelay(trouble) : '';
  return (
    <div className="hidden" role="status" aria-label={windowWords.aloud.label}>
      {status ? aloudText(status) : lost}
    </div>
  );
}
