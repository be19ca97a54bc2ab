// The address somebody has with the provider, from which the provider follows; taken when
// it is whole: on Enter, or when another field is gone to.
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { wizardWords } from '../../words/wizard';
import { Framed } from '../../form/fields';
import { useKept } from '../kept';
import { PRESETS, providerOf } from './providers';
import styles from '../wizard.module.css';

interface Props {
  /** `before`: the one taken last, or ''. */
  take(address: string, before: string): void;
}

export function ProviderAddress({ take }: Props): ReactNode {
  const [taken, setTaken] = useKept('provider-address', '');
  const [typed, setTyped] = useState(taken);
  const isWhole = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(taken);
  const finish = (): void => {
    const address = typed.trim();
    if (address === taken) return;
    setTaken(() => address);
    take(address, taken);
  };
  const key = providerOf(taken);
  return (
    <div className={styles['stack']}>
      <Framed path="wizard.address" label={wizardWords.providerAddress} most={420}>
        <TextInput
          inputMode="email"
          label={wizardWords.providerAddress}
          description={wizardWords.providerAddressHint}
          value={typed}
          error={taken === '' || isWhole || typed !== taken ? null : wizardWords.noAddress}
          onChange={(e) => setTyped(e.currentTarget.value)}
          onBlur={finish}
          onKeyDown={(e: KeyboardEvent) => e.key === 'Enter' && finish()}
        />
      </Framed>
      {isWhole && (
        <p role="status" className={styles['hint']}>
          {key === null
            ? wizardWords.providerUnknown(taken.slice(taken.indexOf('@') + 1))
            : wizardWords.providerKnown(PRESETS[key].name)}
        </p>
      )}
    </div>
  );
}
