// The live check of a host: what it is called, what it offers, how it encrypts, what
// its certificate says, and whether it lets us in; each in words, and the whole
// conversation behind a fold.
import { Alert, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SmtpProbe, TlsFacts } from '../../src-main/contract/diagnose/diagnose';
import { Findings } from '../parts/findings';
import { Facts } from '../parts/page';
import { probeSmtp } from '../parts/probe';
import type { SettingsForm } from '../form/use-settings';
import { sentence } from '../relay';
import { day } from '../format';
import { windowWords } from '../words/window';
import { wizardWords } from '../words/wizard';
import styles from './settings.module.css';

type Probed = { readonly probe: SmtpProbe | null } | { readonly trouble: string };

/** A button that speaks to the host at `path`, and what it said. */
export function HostTest({
  form,
  path,
  label,
  heard,
}: {
  readonly form: SettingsForm;
  readonly path: string;
  readonly label: string;
  readonly heard?: (probe: SmtpProbe) => void;
}): ReactNode {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Probed | null>(null);
  const test = (): void => {
    setBusy(true);
    probeSmtp(form.at(path))
      .then(
        (probe) => {
          setAnswer({ probe });
          if (probe) heard?.(probe);
        },
        (error: unknown) => setAnswer({ trouble: sentence(error) }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles['probe']}>
      <div>
        <Button variant="default" onClick={test} disabled={busy}>
          {busy ? wizardWords.testing : label}
        </Button>
      </div>
      <div role="status">{answer && <Answer answer={answer} />}</div>
    </div>
  );
}

function Answer({ answer }: { readonly answer: Probed }): ReactNode {
  if ('trouble' in answer) return <Alert color="red">{answer.trouble}</Alert>;
  if (answer.probe === null) return <p className={styles['note']}>{wizardWords.cannotTest}</p>;
  const { findings, transcript } = answer.probe;
  return (
    <div className={styles['probe']}>
      <Findings findings={findings} label={wizardWords.testFindings} />
      <Facts facts={facts(answer.probe)} />
      <details>
        <summary>{wizardWords.transcript}</summary>
        <pre className="transcript" tabIndex={0}>
          {transcript}
        </pre>
      </details>
    </div>
  );
}

function loginResult({ ok, methods, tried, reply }: SmtpProbe['auth']): string {
  if (ok === null) return wizardWords.loginsOffered(methods.join(', '));
  return ok ? wizardWords.loginTaken(tried ?? '') : wizardWords.loginRefused(reply ?? '');
}

function facts({ address, banner, extensions, tls, auth }: SmtpProbe): readonly (readonly [string, ReactNode])[] {
  if (banner === null) return [[wizardWords.address, address ?? windowWords.unknown]];
  return [
    [wizardWords.banner, banner],
    [wizardWords.encryption, tls ? `${tls.protocol}, ${tls.cipher}` : wizardWords.notEncrypted],
    [wizardWords.certificate, certificate(tls)],
    [wizardWords.loginResult, loginResult(auth)],
    [wizardWords.extensions, extensions.join(', ') || windowWords.unknown],
  ];
}

function certificate(tls: TlsFacts | null): string {
  if (!tls?.certificate) return wizardWords.noCertificate;
  const { names, subject, issuer, validTo } = tls.certificate;
  return wizardWords.certificateFacts(names.join(', ') || subject, issuer, day(validTo), tls.problem);
}
