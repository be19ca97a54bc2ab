// The mail Dialpost writes of its own: the heartbeat, and the test message.
import { countText, dateTimeText, sizeText } from '../amounts';
import { page } from '../page';

export const ownMailWords = page({
  office: 'Post office',
  heartbeat: {
    subject: (hostname: string, sent: number, received: number, waiting: number) =>
      `${hostname}: sent ${sent}, received ${received}, waiting ${waiting}`,
    /** Times are of the office's zone, which is named: the reader may be elsewhere. `endedAt`: null where it goes on. */
    oneSession: (link: string, zone: string, startedAt: number, endedAt: number | null) =>
      `The call on ${link} from ${dateTimeText(startedAt, zone)} to ${endedAt === null ? 'now' : dateTimeText(endedAt, zone)} (${zone}):`,
    sessions: (count: number, since: number, zone: string) => {
      const from = `since ${dateTimeText(since, zone)} (${zone}):`;
      if (count === 0) return `There was no call ${from}`;
      return count === 1 ? `One call ended ${from}` : `${count} calls ended ${from}`;
    },
    /** The labels are of one width. */
    figures: (of: {
      readonly sent: number;
      readonly bytesOut: number;
      readonly received: number;
      readonly bytesIn: number;
      readonly failed: number;
      readonly deferred: number;
      readonly seconds: number;
      readonly cost: string;
    }) => [
      `sent      ${of.sent}, ${sizeText(of.bytesOut)}`,
      `received  ${of.received}, ${sizeText(of.bytesIn)}`,
      `failed    ${of.failed}`,
      `again     ${of.deferred}`,
      `online    ${of.seconds} s`,
      `cost      ${of.cost}`,
    ],
    wentWrong: 'What went wrong:',
    /** `oldest`: null where nothing waits. */
    waiting: (messages: number, bytes: number, oldest: number | null, zone: string) =>
      `Waiting now: ${countText(messages, 'message')}, ${sizeText(bytes)}${oldest === null ? '' : `, the oldest since ${dateTimeText(oldest, zone)}`}.`,
    onHold: (messages: number, held: number) => {
      if (messages === 1) return 'It is on hold and waits for a person.';
      return `${held} of them ${held === 1 ? 'is on hold and waits' : 'are on hold and wait'} for a person.`;
    },
  },
  test: {
    subject: 'Dialpost test message',
    text: (version: string, hostname: string, computer: string) => [
      `This is a test message that Dialpost ${version} sent from ${hostname}`,
      `(computer ${computer}).`,
      'If you can read it, mail leaves that office. Nothing needs to be done.',
    ],
    noConnector: (to: string, why: string) => `No provider would carry a message to ${to}: ${why}`,
    otherConnector: (to: string, goes: string, asked: string, why: string) =>
      `A message to ${to} goes by "${goes}", not by "${asked}": ${why}`,
  },
});
