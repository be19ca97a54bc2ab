// Where a provider lets a person sign in: that first, and beside it name and password, which
// an app password goes into. What was typed for one is there again when it is chosen again.
import type { ReactNode } from 'react';
import type { GrantProvider } from '../../../src-main/contract/sign-in/grant';
import { read, textAt, write } from '../../form/document';
import type { SettingsForm } from '../../form/use-settings';
import { Button } from '../../press/button';
import { freshGrant } from '../../sign-in/grant';
import { signInWords } from '../../words/sign-in';
import { useKept } from '../kept';
import styles from '../wizard.module.css';

interface Props {
  readonly provider: GrantProvider;
  readonly form: SettingsForm;
  /** Of the login. */
  readonly path: string;
}

export function LoginChoice({ provider, form, path }: Props): ReactNode {
  const [kept, setKept] = useKept<Readonly<Record<string, unknown>>>('logins', NONE);
  const auth = form.at(path);
  const name = (kind: string): string => (kind === 'oauth2' ? provider : kind);
  const choose = (kind: string): void => {
    const before = textAt(auth, 'kind');
    if (kind === before) return;
    setKept((all) => ({ ...all, [name(before)]: auth }));
    const fresh = kind === 'oauth2' ? freshGrant(provider) : { password: null };
    form.change(path, write(kept[name(kind)] ?? { kind, ...fresh }, 'username', textAt(auth, 'username')));
  };
  const one = (kind: string, label: string): ReactNode => {
    const pressed = read(auth, 'kind') === kind;
    return (
      <Button size="xs" variant={pressed ? 'filled' : 'default'} aria-pressed={pressed} onClick={() => choose(kind)}>
        {label}
      </Button>
    );
  };
  return (
    <div role="group" aria-label={signInWords.chooseWay} className={styles['offers']}>
      {one('oauth2', signInWords.withProvider(signInWords.providers[provider]))}
      {one('password', signInWords.withPassword)}
    </div>
  );
}

const NONE = {};
