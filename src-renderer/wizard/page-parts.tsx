// What wizard pages are given, and the test of a host that two of them offer.
import { Alert, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SmtpProbe } from '../../src-main/contract/diagnose';
import { Findings } from '../parts/findings';
import { Facts } from '../parts/page';
import type { SettingsForm } from '../parts/use-settings';
import { sentence } from '../relay';
import { W } from '../words';
import { Z } from '../words-wizard';
import type { Roles } from './draft';
import { probeSmtp } from './probe';
import styles from './wizard.module.css';

export interface PageProps {
  readonly form: SettingsForm;
  readonly roles: Roles;
  goTo(step: StepKey): void;
}

export type StepKey = keyof typeof Z.steps;

type Probed = { readonly probe: SmtpProbe | null } | { readonly trouble: string };

/** A button that speaks to the host at `path`, and what it said. */
export function HostTest({ form, path, label, heard }: { readonly form: SettingsForm; readonly path: string; readonly label: string; readonly heard?: (probe: SmtpProbe) => void }): ReactNode {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Probed | null>(null);
  const test = (): void => {
    setBusy(true);
    probeSmtp(form.at(path)).then((probe) => {
      setAnswer({ probe });
      if (probe) heard?.(probe);
    }, (error: unknown) => setAnswer({ trouble: sentence(error) })).finally(() => setBusy(false));
  };
  return (
    <div className={styles['stack']}>
      <div><Button variant="default" onClick={test} disabled={busy}>{busy ? Z.testing : label}</Button></div>
      <div role="status">{answer && <Answer answer={answer} />}</div>
    </div>
  );
}

function Answer({ answer }: { readonly answer: Probed }): ReactNode {
  if ('trouble' in answer) return <Alert color="red">{answer.trouble}</Alert>;
  if (answer.probe === null) return <p className={styles['hint']}>{Z.cannotTest}</p>;
  const { findings, banner, extensions, transcript } = answer.probe;
  return (
    <div className={styles['stack']}>
      <Findings findings={findings} label={Z.testFindings} />
      <Facts facts={[[Z.banner, banner ?? W.unknown], [Z.extensions, extensions.join(', ') || W.unknown]]} />
      <details><summary>{Z.transcript}</summary><pre className="transcript" tabIndex={0}>{transcript}</pre></details>
    </div>
  );
}
