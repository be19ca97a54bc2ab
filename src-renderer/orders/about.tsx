// About: which Dialpost this is, where its data lies, and whose work it is built from.
import { Group } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { AboutDialpost, BundledPackage } from '../../src-main/contract/bridge';
import { Dialog } from '../parts/dialog';
import { Facts } from '../parts/page';
import { copyText, tellFailed } from '../parts/tell';
import { Button } from '../press/button';
import { desk } from '../relay';
import { aboutWords } from '../words/orders';
import { windowWords } from '../words/window';
import styles from './orders.module.css';

export function About({ opened, close }: { readonly opened: boolean; readonly close: () => void }): ReactNode {
  const [about, setAbout] = useState<AboutDialpost | null>(null);
  useEffect(() => {
    if (opened) desk('about').then(setAbout, tellFailed);
  }, [opened]);
  return (
    <Dialog opened={opened} close={close} title={aboutWords.title} size="lg">
      <p>{aboutWords.what}</p>
      {about === null ? <p role="status">{windowWords.loading}</p> : <Told about={about} />}
    </Dialog>
  );
}

function Told({ about }: { readonly about: AboutDialpost }): ReactNode {
  const facts = [
    [aboutWords.version, about.version],
    [aboutWords.electron, about.electron],
    [aboutWords.chromium, about.chromium],
    [aboutWords.node, about.node],
    [aboutWords.system, about.system],
    [aboutWords.dataFolder, about.dataFolder],
  ] as const;
  const copy = (): void => {
    const text = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    copyText(text, aboutWords.copied);
  };
  return (
    <>
      <Facts facts={facts} />
      <Group justify="flex-end" mt="sm">
        <Button size="xs" variant="default" onClick={copy}>
          {aboutWords.copy}
        </Button>
      </Group>
      <h3>{aboutWords.licences}</h3>
      <small>
        {aboutWords.own}{' '}
        {about.packages.length > 0 ? aboutWords.licencesCount(about.packages.length) : aboutWords.noLicences}
      </small>
      <Licences packages={about.packages} />
    </>
  );
}

function Licences({ packages }: { readonly packages: readonly BundledPackage[] }): ReactNode {
  if (packages.length === 0) return null;
  return (
    <div className={styles['licences']}>
      {packages.map(({ name, version, license, text }) => (
        <details key={name}>
          <summary>
            {name} {version} <small>{license}</small>
          </summary>
          <pre>{text}</pre>
        </details>
      ))}
    </div>
  );
}
