// The notices beside this file as Python's email package reads them: another
// reader than ours, strict about structure, and it lists every defect it meets.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lacks } from '../support/needs';
import { NOTICES } from './notices';

const names = Object.keys(NOTICES);

const READ = `
import email, email.policy, json, sys
out = {}
for path in sys.argv[1:]:
    with open(path, 'rb') as f:
        m = email.message_from_binary_file(f, policy=email.policy.default)
    status = m.get_payload()[1]
    groups = status.get_payload() if isinstance(status.get_payload(), list) else []
    out[path.split('/')[-1]] = {
        'type': m.get_content_type(), 'report': m.get_param('report-type'),
        'defects': [type(d).__name__ for p in m.walk() for d in p.defects],
        'fields': [{k: str(v) for k, v in g.items()} for g in groups],
        'types': [p.get_content_type() for p in m.get_payload()],
        'subject': str(m['Subject']),
    }
print(json.dumps(out))
`;

interface Read {
  readonly type: string;
  readonly report: string;
  readonly defects: readonly string[];
  readonly fields: readonly Readonly<Record<string, string>>[];
  readonly types: readonly string[];
  readonly subject: string;
}

describe.skipIf(lacks('python'))("Python's email reads", () => {
  let read: Readonly<Record<string, Read>> = {};
  beforeAll(() => {
    const said = execFileSync('python3', ['-c', READ, ...names.map((name) => join(import.meta.dirname, 'notices', `${name}.eml`))], { encoding: 'utf8' });
    read = JSON.parse(said) as Readonly<Record<string, Read>>; // the script above writes it
  });

  test.each(names)('%s without a defect', (name) => {
    expect(read[`${name}.eml`]).toMatchObject({ type: 'multipart/report', report: 'delivery-status', defects: [] });
  });

  test('the fields of three failures, each in a group of its own', () => {
    const fields = read['three.eml']?.fields ?? [];
    expect(fields[0]).toEqual({ 'Original-Envelope-Id': 'QQ314159', 'Reporting-MTA': 'dns; mail.clinic.example', 'Arrival-Date': 'Fri, 20 Nov 2026 07:05:09 +0000' });
    expect(fields.slice(1).map((group) => group['Status'])).toEqual(['5.1.1', '5.2.2', '5.7.1']);
    expect(fields[2]).toMatchObject({ 'Original-Recipient': 'rfc822; bert.the.boss@clinic.example', 'Final-Recipient': 'rfc822; bert@far.example', Action: 'failed', 'Remote-MTA': 'dns; smtp.isp.example', 'Diagnostic-Code': 'smtp; 552 5.2.2 Mailbox full' });
  });

  test('delivered here and relayed elsewhere', () => {
    expect(read['done.eml']?.fields.slice(1).map((group) => group['Action'])).toEqual(['delivered', 'relayed']);
  });

  test('letters of other scripts in the subject', () => {
    expect(read['greek.eml']?.subject).toBe('Not delivered: Παραγγελία');
  });

  test('what follows: the message, its header, or nothing', () => {
    expect(Object.fromEntries(names.map((name) => [name, read[`${name}.eml`]?.types[2] ?? null]))).toMatchObject({
      unknown: 'message/rfc822', three: 'text/rfc822-headers', greek: 'message/global', 'bad-header': 'text/rfc822-headers', unreadable: null,
    });
  });
});
