// A history of many letters, as a relay of today writes it, laid into a data folder.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryRow } from '../../../src-main/contract/history/history';

const SUBJECTS = [
  'Lab results of Tuesday',
  'Order of medicines',
  'Re: Duty roster',
  'Invoice for November',
  '',
] as const;

/** Letter `n`, so many minutes before `now`. */
function pastLetter(n: number, now: number): HistoryRow {
  const at = new Date(now - (n + 10) * 60_000).toISOString();
  const [direction, result] = [
    (['out', 'in', 'out', 'house', 'out'] as const)[n % 5],
    n % 17 === 5 ? 'failed' : 'delivered',
  ] as const;
  const [inside, outside] = [`person${n % 7}@clinic.example`, `partner${n % 13}@away.example`];
  return {
    id: `0H${String(n).padStart(14, '0')}`,
    at,
    sender: direction === 'in' ? outside : inside,
    recipient: direction === 'out' ? outside : `anna${n % 3}@clinic.example`,
    result,
    reply: result === 'failed' ? '550 5.1.1 No such user here' : '250 2.0.0 Ok: queued as 4Fz2',
    host: 'smtp.isp.example:587',
    connector: 'isp',
    session: `0S${String(n % 40).padStart(14, '0')}`,
    bytes: 2000 + ((n * 104_729) % 400_000),
    subject: `${SUBJECTS[n % SUBJECTS.length]}${n % 5 === 4 ? '' : ` ${n}`}`,
    direction,
    arrived: at,
    listener: 'office',
    account: null,
    cameBy: direction === 'in' ? `0S${String(n % 40).padStart(14, '0')}` : null,
    ...(n === 0 ? { putOff: [putOff(now)] } : {}),
  };
}

/** Three tries before the one that went, each in a call of its own. */
function putOff(now: number): NonNullable<HistoryRow['putOff']>[number] {
  const mark = (hours: number) => ({
    at: new Date(now - hours * 3_600_000).toISOString(),
    session: `0S${String(hours).padStart(14, '0')}`,
  });
  return { host: 'smtp.isp.example:587', reply: '450 4.2.0 mailbox busy', times: 3, first: mark(9), last: mark(3) };
}

/** Writes `count` letters, newest last in each month's file as they came. */
export async function layPastMail(dir: string, count: number, now: number): Promise<void> {
  const months = new Map<string, string[]>();
  for (let n = count - 1; n >= 0; n--) {
    const row = pastLetter(n, now);
    const month = row.at.slice(0, 7);
    if (!months.has(month)) months.set(month, []);
    months.get(month)?.push(`${JSON.stringify(row)}\n`);
  }
  await mkdir(join(dir, 'history'), { recursive: true, mode: 0o700 });
  for (const [month, lines] of months) await writeFile(join(dir, 'history', `${month}.jsonl`), lines.join(''));
}
