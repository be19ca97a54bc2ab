// The sign-in of a host that mail is sent to, where its login is one.
import type { ReactNode } from 'react';
import { is } from '../form/fields';
import type { SettingsForm } from '../form/use-settings';
import { SignInPart } from './sign-in-part';

interface Props {
  readonly form: SettingsForm;
  /** The connector. */
  readonly base: string;
  /** The host. */
  readonly path: string;
}

export function HostSignIn({ form, base, path }: Props): ReactNode {
  if (!is('auth.kind', 'oauth2')(form.at(path))) return null;
  return <SignInPart place={{ form, base, at: `${path}.auth`, username: `${path}.auth.username` }} />;
}
