// The wizard's first page: what this computer must have, and practise or set up.
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { read } from '../parts/document';
import { Findings } from '../parts/findings';
import { sentence } from '../relay';
import { Z } from '../words-wizard';
import type { PageProps } from './page-parts';
import { withPreset } from './presets';
import { type ComputerCheck, probeComputer } from './probe';
import styles from './wizard.module.css';

type Checked = ComputerCheck | 'unknown' | { readonly trouble: string } | null;

export function StartPage({ form, roles, goTo }: PageProps): ReactNode {
  const [checked, setChecked] = useState<Checked>(null);
  const port = Number(read(form.at(roles.listener), 'port') ?? 2525);
  useEffect(() => {
    probeComputer(port).then((found) => setChecked(found ?? 'unknown'), (error: unknown) => setChecked({ trouble: sentence(error) }));
  }, [port]);
  const practise = (): void => {
    form.replace(withPreset(form.document, 'practice'));
    goTo('office');
  };
  return (
    <>
      <section className={styles['box']} aria-label={Z.needs}>
        <h3>{Z.needs}</h3>
        <div role="status">
          {checked === null ? Z.checking : checked === 'unknown' ? Z.needsUnknown : 'trouble' in checked ? checked.trouble : <Findings findings={checked.findings} label={Z.needs} />}
        </div>
      </section>
      <div className={styles['choices']}>
        <section className={styles['box']} aria-label={Z.practise}>
          <p className={styles['hint']}>{Z.practiseDetail}</p>
          <Button mt="sm" variant="default" onClick={practise}>{Z.practise}</Button>
        </section>
        <section className={styles['box']} aria-label={Z.real}>
          <p className={styles['hint']}>{Z.realDetail}</p>
          <Button mt="sm" onClick={() => goTo('office')}>{Z.real}</Button>
        </section>
      </div>
      <p className={styles['hint']}>{Z.rerun}</p>
    </>
  );
}
