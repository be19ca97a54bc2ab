// Where other computers tell the time in passing: a host's dated greeting, and the
// Received line it stamped on mail for us. Whoever watches over our clock hears it.
import type { Announcements } from '../contract/announcements';
import { receivedBefore, toldTime } from '../mail/told-time';
import type { Peer } from '../smtp/client';
import type { Ear } from '../smtp/transcript';
import { HOST_BEFORE_US } from './clock-evidence';

/** `logTap`, and the first line of each connection is looked at for a date. */
export function withGreetings(logTap: (peer: Peer) => Ear | null, announcements: Announcements): (peer: Peer) => Ear {
  return (peer) => {
    const ear = logTap(peer);
    let greeted = false;
    return {
      out: (line, about) => ear?.out(line, about),
      in(line, about) {
        const at = greeted ? null : toldTime(line);
        greeted = true;
        if (at !== null) announcements.tell('clock-heard', { who: peer.host, theirTime: at, kind: 'exact' });
        ear?.in(line, about);
      },
    };
  };
}

const HEADER_READ = 16_384;

export interface StampDeps {
  readHead(id: string, maxBytes: number): Promise<Buffer>;
  readonly announcements: Announcements;
}

/** Mail for us from outside is in: the stamp of the host before us is read. */
export function readStamp(id: string, { readHead, announcements }: StampDeps): void {
  // The message is safe: what its header says is nobody's trouble.
  readHead(id, HEADER_READ)
    .then((head) => {
      const at = receivedBefore(head.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? '');
      if (at !== null)
        announcements.tell('clock-heard', {
          who: HOST_BEFORE_US,
          theirTime: at,
          kind: 'at-least',
        });
    })
    .catch(() => undefined);
}
