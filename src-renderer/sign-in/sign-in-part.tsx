// Whether somebody has signed in for a host of a connector, beside the fields of that host,
// and what can be done about it: sign in, sign in again, sign out. The grant never comes
// here; where it stands, the form says so with {"set":true}.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Grant, grantId, grantKey } from '../../src-main/contract/sign-in/grant';
import type { SignInView } from '../../src-main/contract/sign-in/standing';
import { textAt } from '../form/document';
import { day } from '../format';
import { useLive } from '../live';
import { issueAt, type SettingsForm } from '../form/use-settings';
import { tellDone } from '../parts/tell';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { call } from '../relay';
import { signInWords } from '../words/sign-in';
import { grantOf, isSignedIn, providerIn } from './grant';
import { SignInDialog, type SignInPlace } from './sign-in-dialog';
import styles from './sign-in.module.css';

export function SignInPart({
  place,
  children,
}: {
  readonly place: SignInPlace;
  readonly children?: ReactNode;
}): ReactNode {
  const { form, base, at } = place;
  const grant = grantOf(form.at(at), textAt(form.at(place.username), ''));
  const [opened, setOpened] = useState(false);
  const [busy, begin] = useBusy();
  useOwnGrant(form, at, grant);
  const signedIn = isSignedIn(form.at(at));
  const known = useLive().status?.signIns?.find(({ id }) => id === grantId(grant));
  const provider = signInWords.providers[providerIn(grant)];
  const out = async (): Promise<void> => {
    const { text } = await call('signIn.out', {
      connector: textAt(form.at(base), 'id'),
      username: grant.username,
    });
    await form.reread();
    tellDone(signInWords.sentence(text));
  };
  const issue = issueAt(form.issues, `${at}.refreshToken`);
  const unattended = grant.flow === 'client';
  return (
    <section className={styles['part']} aria-label={signInWords.title(provider)}>
      <p role="status" className={styles['state']}>
        {stateOf(grant, signedIn)}
      </p>
      {known && signedIn && <Known known={known} />}
      {unattended && <p className={styles['hint']}>{signInWords.unattendedHint}</p>}
      {!unattended && signedIn && form.changed && <p className={styles['hint']}>{signInWords.holdsOnceSaved}</p>}
      {issue !== null && <p className={styles['bad']}>{signInWords.mustAgain}</p>}
      <div className={styles['buttons']}>
        <Button size="xs" variant={signedIn || unattended ? 'default' : 'filled'} onClick={() => setOpened(true)}>
          {buttonOf(unattended, signedIn)}
        </Button>
        {!unattended && signedIn && !form.changed && (
          <Button size="xs" variant="default" disabled={busy} onClick={() => begin(out)}>
            {signInWords.out}
          </Button>
        )}
        {children}
      </div>
      <SignInDialog place={place} grant={grant} opened={opened} close={() => setOpened(false)} />
    </section>
  );
}

/** Who, since when, used last, until when; or why it is refused. */
function Known({ known: { account, since, renewed, lapses, refusal } }: { readonly known: SignInView }): ReactNode {
  const { as, lastRenewed, until } = signInWords.known;
  const told = [
    ...(since === null ? [] : [as(account, day(since))]),
    ...(renewed === null ? [] : [lastRenewed(day(renewed))]),
    ...(lapses === null ? [] : [until(day(lapses.at), lapses.unused)]),
  ];
  return (
    <>
      {told.length > 0 && <p className={styles['hint']}>{told.join(' ')}</p>}
      {refusal !== null && <p className={styles['bad']}>{signInWords.sentence(refusal)}</p>}
    </>
  );
}

function stateOf({ flow, username }: Grant, signedIn: boolean): string {
  if (flow === 'client') return signInWords.unattended;
  return signedIn ? signInWords.signedIn(username) : signInWords.notYet;
}

function buttonOf(unattended: boolean, signedIn: boolean): string {
  if (unattended) return signInWords.howRegistered;
  return signedIn ? signInWords.again : signInWords.begin;
}

/** A grant is for what it was asked for: with another name, provider or client it is none, and with the first again. */
function useOwnGrant(form: SettingsForm, at: string, grant: Grant): void {
  const key = grantKey(grant);
  const signedIn = isSignedIn(form.at(at));
  const own = useRef<{ readonly key: string; readonly away: boolean } | null>(null);
  useEffect(() => {
    const before = own.current;
    const say = (token: unknown): void => form.change(`${at}.refreshToken`, token);
    if (signedIn && before !== null && !before.away && before.key !== key) {
      own.current = { ...before, away: true };
      say(null);
    } else if (signedIn) own.current = { key, away: false };
    else if (before?.away === true && before.key === key) say({ set: true });
    else if (before?.away === false) own.current = null;
  }, [form, at, key, signedIn]);
}
