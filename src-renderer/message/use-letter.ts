// A message as the relay reads it. What is not decoded in time is shown as it was sent, and
// asked for again with patience: so there is something to read at once, whatever it is.
import { useEffect, useState } from 'react';
import type { MessageRef, ReadMessage } from '../../src-main/contract/message/message';
import { call, sentence } from '../relay';

export interface ShownLetter {
  readonly read: ReadMessage | null;
  /** It may be decoded yet. */
  readonly decoding: boolean;
  readonly trouble: string | null;
}

const NOTHING_YET: ShownLetter = { read: null, decoding: false, trouble: null };

export function useLetter(message: MessageRef): ShownLetter {
  const [shown, setShown] = useState<ShownLetter>(NOTHING_YET);
  const key = JSON.stringify(message);
  useEffect(() => {
    let wanted = true;
    setShown(NOTHING_YET);
    const show = (next: ShownLetter): void => void (wanted && setShown(next));
    void read(JSON.parse(key), show, () => wanted);
    return () => void (wanted = false);
  }, [key]);
  return shown;
}

async function read(message: MessageRef, show: (shown: ShownLetter) => void, wanted: () => boolean): Promise<void> {
  try {
    const first = await call('message.read', { message });
    const decoding = first.asSent === 'slow';
    show({ read: first, decoding, trouble: null });
    if (!decoding || !wanted()) return;
    show({ read: await call('message.read', { message, patient: true }), decoding: false, trouble: null });
  } catch (error) {
    show({ read: null, decoding: false, trouble: sentence(error) });
  }
}
