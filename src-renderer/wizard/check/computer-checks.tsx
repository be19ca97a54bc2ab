// What this computer must have for the draft, looked at when the page opens and whenever
// somebody asks again: each check with its mark, its sentence, and what mends it.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { ComputerCheck, ComputerProbe } from '../../../src-main/contract/diagnose/computer';
import { Mark, type Tone } from '../../parts/mark';
import { Button } from '../../press/button';
import { sentence } from '../../relay';
import { wizardWords } from '../../words/wizard';
import { computerWants, probeComputer } from '../../parts/probe';
import styles from '../wizard.module.css';

type Seen = ComputerProbe | 'unknown' | { readonly trouble: string } | null;

const TONES: Readonly<Record<ComputerCheck['result'], Tone>> = { pass: 'good', fail: 'bad', unknown: 'quiet' };

export function ComputerChecks({ draft }: { readonly draft: unknown }): ReactNode {
  const [seen, setSeen] = useState<Seen>(null);
  const [busy, setBusy] = useState(false);
  const wants = JSON.stringify(computerWants(draft));
  const look = useCallback((): void => {
    setBusy(true);
    probeComputer(JSON.parse(wants))
      .then(
        (found) => setSeen(found ?? 'unknown'),
        (error: unknown) => setSeen({ trouble: sentence(error) }),
      )
      .finally(() => setBusy(false));
  }, [wants]);
  useEffect(look, [look]);
  return (
    <section className={styles['box']} aria-label={wizardWords.needs} aria-busy={busy}>
      <h3>{wizardWords.needs}</h3>
      <div role="status">
        <Found seen={seen} />
      </div>
      <Button mt="sm" size="xs" variant="default" disabled={busy} onClick={look}>
        {busy ? wizardWords.checking : wizardWords.checkAgain}
      </Button>
    </section>
  );
}

function Checks({ probe }: { readonly probe: ComputerProbe }): ReactNode {
  const amiss = probe.checks.filter(({ result }) => result === 'fail').length;
  return (
    <>
      <p className={styles['verdict']}>{amiss === 0 ? wizardWords.needsGood : wizardWords.needsBad(amiss)}</p>
      <ul className={styles['checks']} aria-label={wizardWords.needs}>
        {probe.checks.map(({ check, about, result, text, mend }) => (
          <li key={`${check} ${about}`} data-result={result}>
            <Mark tone={TONES[result]}>
              <b>
                {wizardWords.checkNames[check]}, {wizardWords.checkResults[result]}:
              </b>{' '}
              {text}
            </Mark>
            {mend !== null && <p className={styles['mend']}>{mend}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Found({ seen }: { readonly seen: Seen }): ReactNode {
  if (seen === null) return wizardWords.checking;
  if (seen === 'unknown') return wizardWords.needsUnknown;
  return 'trouble' in seen ? seen.trouble : <Checks probe={seen} />;
}
