// The live check of a host: what it is called, what it offers, how it encrypts, what
// its certificate says, and whether it lets us in; and of a mailbox, whether it lets us
// in. Each in words, and the whole conversation behind a fold.
import { Alert } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Finding, SmtpProbe, TlsFacts } from '../../src-main/contract/diagnose/diagnose';
import { Findings } from '../parts/findings';
import { Facts } from '../parts/page';
import { probeMailbox, probeSmtp } from '../parts/probe';
import type { SettingsForm } from '../form/use-settings';
import { Button } from '../press/button';
import { sentence } from '../relay';
import { day } from '../format';
import { windowWords } from '../words/window';
import { wizardWords } from '../words/wizard';
import styles from './settings.module.css';

interface Told {
  readonly findings: readonly Finding[];
  readonly transcript: string;
}

type Rows = readonly (readonly [string, ReactNode])[];
type Probed<T> = { readonly probe: T | null } | { readonly trouble: string };

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
  const ask = async (): Promise<SmtpProbe | null> => {
    const probe = await probeSmtp(form.at(path));
    if (probe) heard?.(probe);
    return probe;
  };
  return <LiveTest label={label} ask={ask} facts={facts} />;
}

/** A button that logs in at the mailbox at `path`, and what came of it. */
export function MailboxTest({ form, path }: { readonly form: SettingsForm; readonly path: string }): ReactNode {
  return <LiveTest label={wizardWords.testMailbox} ask={() => probeMailbox(form.at(path))} facts={() => []} />;
}

function LiveTest<T extends Told>({
  label,
  ask,
  facts: rowsOf,
}: {
  readonly label: string;
  readonly ask: () => Promise<T | null>;
  readonly facts: (probe: T) => Rows;
}): ReactNode {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Probed<T> | null>(null);
  const test = (): void => {
    setBusy(true);
    ask()
      .then(
        (probe) => setAnswer({ probe }),
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
      <div role="status">{answer && <Answer answer={answer} rowsOf={rowsOf} />}</div>
    </div>
  );
}

function Answer<T extends Told>({
  answer,
  rowsOf,
}: {
  readonly answer: Probed<T>;
  readonly rowsOf: (probe: T) => Rows;
}): ReactNode {
  if ('trouble' in answer) return <Alert color="red">{answer.trouble}</Alert>;
  if (answer.probe === null) return <p className={styles['note']}>{wizardWords.cannotTest}</p>;
  const { findings, transcript } = answer.probe;
  const rows = rowsOf(answer.probe);
  return (
    <div className={styles['probe']}>
      <Findings findings={findings} label={wizardWords.testFindings} />
      {rows.length > 0 && <Facts facts={rows} />}
      {transcript !== '' && (
        <details>
          <summary>{wizardWords.transcript}</summary>
          <pre className="transcript" tabIndex={0}>
            {transcript}
          </pre>
        </details>
      )}
    </div>
  );
}

function loginResult({ ok, methods, tried, reply }: SmtpProbe['auth']): string {
  if (ok === null) return wizardWords.loginsOffered(methods.join(', '));
  return ok ? wizardWords.loginTaken(tried ?? '') : wizardWords.loginRefused(reply ?? '');
}

function facts({ address, banner, extensions, tls, auth }: SmtpProbe): Rows {
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
