// Times that other hosts tell in passing.
import { expect, test } from 'vitest';
import { receivedBefore, toldTime } from '../../../src-main/mail/told-time';

test.each([
  [
    '220 FR0P281CA0001.outlook.office365.com Microsoft ESMTP MAIL Service ready at Mon, 23 Nov 2026 14:05:09 +0000',
    '2026-11-23T14:05:09Z',
  ],
  ['220 mail.isp.example ESMTP Sendmail 8.17.1/8.17.1; Mon, 23 Nov 2026 15:05:09 +0100', '2026-11-23T14:05:09Z'],
  ['220 mx ESMTP Exim 4.96 Mon, 23 Nov 2026 14:05:09 GMT', '2026-11-23T14:05:09Z'],
  ['220 mx ready at 23 Nov 2026 15:05 +0100', '2026-11-23T14:05:00Z'],
])('%s', (line, time) => expect(toldTime(line)).toBe(Date.parse(time)));

test.each([
  '220 mail.isp.example ESMTP Postfix',
  '220 ready 23 Nov 2026 14:05:09',
  '220 ready 99 Nov 2026 99:99:99 +0000',
  '220 ready 2026-11-23',
])('nothing is read out of %s', (line) => {
  expect(toldTime(line)).toBeNull();
});

test('the stamp of the host before us is the second one', () => {
  const ours = 'Received: from mx.isp.example\r\n\tby mail.office.example;\r\n\tMon, 5 Jan 2026 12:00:00 +0000\r\n';
  const theirs = 'Received: from far (a; b)\r\n\tby mx.isp.example; Mon, 5 Jan 2026\r\n 13:00:00 +0000 (UTC)\r\n';
  expect(receivedBefore(`${ours}${theirs}Subject: x`)).toBe(Date.UTC(2026, 0, 5, 13));
  expect(receivedBefore(`${ours}Subject: x`)).toBeNull();
});
