// The test for strangers on a listener: what it means in a sentence, and each test
// with what the listener answered. What somebody who may send was let through with
// is not shown as a fault.
import type { ReactNode } from 'react';
import type { RelayProbe } from '../../src-main/contract/diagnose/diagnose';
import { textAt } from '../form/document';
import { Mark, type Tone } from '../parts/mark';
import page from '../parts/page.module.css';
import type { SettingsForm } from '../form/use-settings';
import { call } from '../relay';
import { listenerWords } from '../words/listeners';
import { screenWords } from '../words/settings-screens';
import { ProbeButton } from './probe-button';

export function RelayTestButton({ form, base }: { readonly form: SettingsForm; readonly base: string }): ReactNode {
  const ask = async (): Promise<{ findings: RelayProbe['findings']; more: ReactNode }> => {
    const probe = await call('diagnose.relay', { listener: textAt(form.at(base), 'id') });
    return { findings: probe.findings, more: <Tests probe={probe} /> };
  };
  return <ProbeButton label={screenWords.testRelay} unsaved={form.changed} ask={ask} />;
}

function Tests({ probe: { tests, closed } }: { readonly probe: RelayProbe }): ReactNode {
  if (tests.length === 0) return null;
  const result = (taken: boolean): { tone: Tone; word: string } => {
    if (!taken) return { tone: 'good', word: listenerWords.passed };
    return closed === false
      ? { tone: 'bad', word: listenerWords.took }
      : { tone: 'quiet', word: listenerWords.tookAsSet };
  };
  return (
    <details>
      <summary>{listenerWords.tests(tests.length)}</summary>
      <ul className={page['findings']} aria-label={listenerWords.tests(tests.length)}>
        {tests.map(({ number, what, sender, recipient, reply, taken }) => (
          <li key={number}>
            <Mark tone={result(taken).tone}>
              {listenerWords.testLine(result(taken).word, what, sender, recipient)} <small>{reply}</small>
            </Mark>
          </li>
        ))}
      </ul>
    </details>
  );
}
