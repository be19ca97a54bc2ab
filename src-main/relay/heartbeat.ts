// The heartbeat: a short message to an address of choice (the head office, the
// owner) after each session, or after the first one of a day: what was sent, what
// came, what waits, what it cost. Silence is then news too. A session that carried
// nothing but a heartbeat makes no other one, or two would keep the line busy for
// ever. It is mail like any other: it goes with the next call.
import type { Clock } from '../base/clock';
import { sizeText } from '../base/size-text';
import type { Settings } from '../contract/settings';
import type { Session } from '../contract/views';
import type { Envelope } from '../mail/envelope';
import { newQueueId } from '../mail/queue-id';
import { mailDate } from '../mail/received';
import type { Queue } from '../queue/queue';

export interface HeartbeatParts {
  readonly clock: Clock;
  settings(): Settings;
  queue(): Queue;
  zone(): string;
}

export interface Heartbeat {
  /** Writes to whom the settings name. Resolves when that is in the spool; rejects with the spool's error. */
  sessionEnded(session: Session): Promise<void>;
}

type Waiting = ReturnType<Queue['counts']>;

export function createHeartbeat(parts: HeartbeatParts): Heartbeat {
  const underWay = new Set<string>();
  let lastDay = '';
  /** How many heartbeats the session may have carried or tried. */
  const carried = (): number => {
    const all = [...underWay];
    for (const id of all) if (parts.queue().get(id) === null) underWay.delete(id);
    return all.length;
  };
  return {
    async sessionEnded(session) {
      const own = carried();
      const { heartbeat } = parts.settings().notices;
      if (heartbeat.to === null || session.sent + session.failed + session.deferred + session.received <= own) return;
      const day = dayOf(parts.clock.now(), parts.zone());
      if (heartbeat.after === 'first-session-of-day' && day === lastDay) return;
      lastDay = day;
      const admission = parts.queue().admit(envelopeFor(heartbeat.to));
      underWay.add(admission.id);
      await admission.write(heartbeatText(heartbeat.to, session, parts.queue().counts(), parts.settings(), parts.clock.now()));
      await admission.commit();
    },
  };
}

function dayOf(now: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(now);
}

/** Nobody is to answer it, and nobody is told where it fails: a notice would be mail, and mail makes a heartbeat. */
function envelopeFor(to: string): Envelope {
  return { sender: null, recipients: [{ address: to, notify: ['never'], originalRecipient: null }], body: '7bit', smtputf8: false, ret: null, envelopeId: null, listener: null, account: null };
}

/** The whole message, CRLF lines, ASCII. */
export function heartbeatText(to: string, session: Session, waiting: Waiting, settings: Settings, now: number): Buffer {
  const { hostname, postmaster } = settings.organization;
  const messages = waiting.incoming + waiting.active + waiting.deferred + waiting.hold;
  const lines = [
    `From: "Post office" <${postmaster}>`,
    `To: <${to}>`,
    `Subject: ${hostname}: sent ${session.sent}, received ${session.received}, waiting ${messages}`,
    `Date: ${mailDate(now)}`,
    `Message-ID: <${newQueueId(now)}.heartbeat@${hostname}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `The session on ${ascii(session.link)} from ${session.startedAt} to ${session.endedAt ?? 'now'}:`,
    '',
    `    sent      ${session.sent}, ${sizeText(session.bytesOut)}`,
    `    received  ${session.received}, ${sizeText(session.bytesIn)}`,
    `    failed    ${session.failed}`,
    `    put off   ${session.deferred}`,
    `    online    ${Math.round(session.secondsOnline)} s`,
    `    cost      ${session.cost.toFixed(2)} ${ascii(session.currency)}`,
    ...(session.error === null ? [] : ['', 'What went wrong:', `    ${ascii(session.error)}`]),
    '',
    `Waiting now: ${messages} messages, ${sizeText(waiting.bytes)}${waiting.oldest === null ? '' : `, the oldest since ${new Date(waiting.oldest).toISOString()}`}.`,
    ...(waiting.hold > 0 ? [`${waiting.hold} of them are on hold and wait for a person.`] : []),
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

function ascii(text: string): string {
  return text.slice(0, 800).replace(/[\s\x00-\x1f\x7f]+/g, ' ').replace(/[^\x20-\x7e]/g, '?');
}
