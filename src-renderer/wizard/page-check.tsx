// The wizard's last but one page: what will be set, what does not fit yet, and a
// real message sent and its answer seen. Nothing is stored before its button.
import { Alert, Anchor, Button, Group, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { HistoryRow } from '../../src-main/contract/views';
import { listAt, read, textAt } from '../parts/document';
import { Mark } from '../parts/mark';
import { Facts } from '../parts/page';
import { L } from '../words-forms';
import { Z } from '../words-wizard';
import { practises } from './draft';
import type { PageProps, StepKey } from './page-parts';
import { useTrial } from './use-trial';
import styles from './wizard.module.css';

const ECHO = 'echo@practice.example';

export function CheckPage({ form, roles, goTo }: PageProps): ReactNode {
  const domains = listAt(form.document, 'organization.domains').map(String);
  const [to, setTo] = useState(() => (practises(form.document) ? ECHO : textAt(form.document, 'organization.postmaster') || `postmaster@${domains[0] ?? ''}`));
  const trial = useTrial(form, domains);
  return (
    <>
      <section className={styles['box']} aria-label={Z.summary}>
        <h3>{Z.summary}</h3>
        <Facts facts={summary(form.document, roles)} />
      </section>
      {form.issues.length > 0 && (
        <Alert color="red" title={Z.notYet}>
          {form.issues.map(({ path, message }) => (
            <div key={path + message}>{path}: {message} <Anchor component="button" type="button" onClick={() => goTo(stepOf(path, roles))}>{Z.goThere}</Anchor></div>
          ))}
        </Alert>
      )}
      {form.trouble !== null && <Alert color="red" role="alert">{form.trouble}</Alert>}
      <TextInput label={Z.testTo} value={to} onChange={(e) => setTo(e.currentTarget.value)} maw={320} />
      <Group>
        <Button disabled={trial.busy || form.issues.length > 0} onClick={() => trial.run(to)}>{trial.busy ? Z.running : Z.run}</Button>
        <Button variant="default" disabled={trial.busy || form.issues.length > 0} onClick={() => void form.save().then((taken) => taken && goTo('done'))}>{Z.saveOnly}</Button>
      </Group>
      <Steps trial={trial} answerDue={textAt(form.at(roles.provider), 'collect.method') !== 'none'} />
    </>
  );
}

function Steps({ trial, answerDue }: { readonly trial: ReturnType<typeof useTrial>; readonly answerDue: boolean }): ReactNode {
  if (!trial.saved) return null;
  return (
    <section className={styles['box']} aria-label={Z.progress} role="status">
      <ul>
        <li><Mark tone="good">{Z.stepSaved}</Mark></li>
        {trial.id !== null && <li><Mark tone="good">{Z.stepQueued(trial.id)}</Mark></li>}
        {trial.id !== null && <li><Sent sent={trial.sent} waits={trial.waits} /></li>}
        {trial.sent?.result === 'delivered' && answerDue && <li>{trial.answer ? <Mark tone="good">{Z.stepAnswer(trial.answer.sender ?? '')}</Mark> : <Mark tone="busy">{Z.waitAnswer}</Mark>}</li>}
        {trial.trouble !== null && <li><Mark tone="bad">{trial.trouble}</Mark></li>}
      </ul>
    </section>
  );
}

function Sent({ sent, waits }: { readonly sent: HistoryRow | null; readonly waits: string | null }): ReactNode {
  if (sent?.result === 'delivered') return <Mark tone="good">{Z.stepSent(sent.reply)}</Mark>;
  if (sent) return <Mark tone="bad">{Z.stepBounced(sent.reply)}</Mark>;
  return waits === null ? <Mark tone="busy">{Z.waitSent}</Mark> : <Mark tone="warn">{Z.stepWaits(waits)}</Mark>;
}

function summary(draft: unknown, roles: PageProps['roles']): readonly (readonly [string, string])[] {
  const host = (route: unknown): string => (read(route, 'kind') === 'smart-host' ? `${textAt(route, 'hosts[0].host')}:${textAt(route, 'hosts[0].port')}` : Z.mailboxes);
  const word = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? key;
  return [
    [Z.sum.office, Z.forOffice(textAt(draft, 'organization.name'), listAt(draft, 'organization.domains').join(', ') || Z.none)],
    [Z.sum.line, word(L.linkWords, textAt(draft, `${roles.link}.kind`))],
    [Z.sum.out, host(read(draft, `${roles.provider}.route`))],
    [Z.sum.fetch, word(L.methodWords, textAt(draft, `${roles.provider}.collect.method`) || 'none')],
    [Z.sum.home, host(read(draft, `${roles.local}.route`))],
    [Z.sum.listen, listAt(draft, 'listeners').map((l) => `${textAt(l, 'address')}:${textAt(l, 'port')}`).join(', ')],
  ];
}

function stepOf(path: string, roles: PageProps['roles']): StepKey {
  if (path.startsWith('organization')) return 'office';
  if (path.startsWith('links')) return 'line';
  if (path.startsWith('listeners')) return 'who';
  if (path.startsWith(roles.local)) return 'home';
  if (path.includes('.collect')) return 'collecting';
  return path.includes('chedule') || path.includes('oversize') ? 'when' : 'sending';
}
