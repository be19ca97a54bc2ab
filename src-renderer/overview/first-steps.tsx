// Shown while nothing is set up: one button to an office that can be tried with
// no account and no line. The wizard will stand here.
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { tellDone, tellFailed } from '../parts/tell';
import { call } from '../relay';
import { W } from '../words';
import styles from './overview.module.css';

const PRACTICE_PORT = 2526;
const HERE = ['127.0.0.1/32', '::1/128'];

/** What the relay itself would choose with --practice; its defaults fill in the rest. */
const PRACTICE = {
  version: 1,
  organization: { name: 'Practice office', domains: ['office.example'] },
  listeners: [{ id: 'office', name: 'Office computers', address: '127.0.0.1', port: 2525, relay: { allow: HERE } }],
  links: [{ id: 'line', name: 'Practice line', kind: 'always-on' }],
  connectors: [
    {
      id: 'practice', name: 'Practice provider', link: 'line', addressSpaces: [{ pattern: '*', cost: 1 }],
      route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port: PRACTICE_PORT, security: 'none' }] },
      collect: { method: 'etrn' }, wait: { firstMessageSeconds: 10, idleSeconds: 2, maxMinutes: 5 },
    },
    { id: 'local', name: 'Mailboxes here', link: 'line', addressSpaces: [{ pattern: 'office.example', cost: 1 }], route: { kind: 'mailboxes' } },
  ],
  practice: { enabled: true, port: PRACTICE_PORT },
};

export function FirstSteps(): ReactNode {
  const [busy, setBusy] = useState(false);
  const practise = async (): Promise<void> => {
    const judged = await call('settings.set', PRACTICE);
    if (!judged.ok) throw new Error(judged.issues.map((i) => `${i.path}: ${i.message}`).join('; '));
    await call('message.test', { to: 'echo@practice.example' });
    tellDone(W.first.done);
  };
  const click = (): void => {
    setBusy(true);
    void practise().catch(tellFailed).finally(() => setBusy(false));
  };
  return (
    <section className={styles['live']} aria-label={W.first.title}>
      <h2 className={styles['firstTitle']}>{W.first.title}</h2>
      <p className={styles['detail']}>{W.first.detail}</p>
      <Button mt="md" disabled={busy} onClick={click}>{busy ? W.asking : W.first.practise}</Button>
    </section>
  );
}
