// A line of a log as people read it: of the diagnostic log's JSON the time, the
// subject, the sentence and its facts; of the protocol log the line as it is. What
// cannot be read is shown as it stands. Pure.
import { asObject } from '../form/document';
import { formWords } from '../words/settings-forms';

export interface Shown {
  /** ISO 8601 UTC; "" where the line names none. */
  readonly at: string;
  readonly subject: string;
  readonly fault: boolean;
  readonly text: string;
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? asObject(value) : null;
  } catch {
    return null;
  }
}

const SUBJECTS: Readonly<Record<string, string>> = formWords.subjects;

export function shownLine(line: string): Shown {
  const { at, subject, level, text, facts } = parsed(line) ?? {};
  if (typeof text !== 'string') return { at: '', subject: '', fault: false, text: line };
  const more = Object.entries(asObject(facts)).map(([name, value]) => `${name}: ${String(value)}`);
  const name = String(subject ?? '');
  return {
    at: String(at ?? ''),
    subject: SUBJECTS[name] ?? name,
    fault: level === 'minimum',
    text: [text, ...more].join(' · '),
  };
}
