// Signing in, step by step: what must be registered first, what it costs here, the browser or
// the code, the wait, and what came of it. Closing it calls off what runs.
import { Alert, Group } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Grant } from '../../src-main/contract/sign-in/grant';
import type { SignInEnd } from '../../src-main/contract/sign-in/methods';
import { hasFlow } from '../../src-main/contract/sign-in/providers';
import { useSheetOver } from '../calls/go-online';
import { textAt } from '../form/document';
import { Fields } from '../form/fields';
import { lineOf, nameIn } from '../form/things';
import type { SettingsForm } from '../form/use-settings';
import { Dialog } from '../parts/dialog';
import { Button } from '../press/button';
import { signInWords } from '../words/sign-in';
import { windowWords } from '../words/window';
import { grantFields } from './grant-fields';
import { lackingIn } from './grant';
import { isDialledLine, signInPrice } from './price';
import { useDialling } from './use-dialling';
import { LineDown } from './line-down';
import { RegistrationSteps } from './registration-steps';
import styles from './sign-in.module.css';
import { type SignInRun, useSignIn } from './use-sign-in';
import { Waiting } from './waiting';

export interface SignInPlace {
  readonly form: SettingsForm;
  /** The connector. */
  readonly base: string;
  /** Of the grant. */
  readonly at: string;
  /** Of the login name. */
  readonly username: string;
}

interface Props {
  readonly place: SignInPlace;
  readonly grant: Grant;
  readonly opened: boolean;
  close(): void;
}

export function SignInDialog({ place, grant, opened, close }: Props): ReactNode {
  const { form, base, at } = place;
  const signedIn = (): void => {
    form.change(`${at}.refreshToken`, { set: true });
    void form.reread();
  };
  const run = useSignIn(textAt(form.at(base), 'id'), grant, signedIn);
  const { stage } = run;
  const away = (): void => {
    run.leave();
    close();
  };
  const over = useSheetOver();
  return (
    <Dialog
      opened={opened}
      close={away}
      title={signInWords.title(signInWords.providers[grant.provider])}
      size="lg"
      layer={over ? 'under' : undefined}
    >
      {stage.at === 'before' && <Before place={place} grant={grant} run={run} close={away} />}
      {(stage.at === 'beginning' || stage.at === 'dialling' || stage.at === 'asking') && (
        <StageFrame>
          <p role="status">{signInWords[stage.at]}</p>
          <CancelButton press={away} />
        </StageFrame>
      )}
      {stage.at === 'waiting' && (
        <StageFrame>
          <Waiting begun={stage.begun} run={run} held={stage.held} />
          <CancelButton press={away} />
        </StageFrame>
      )}
      {stage.at === 'down' && (
        <StageFrame>
          <LineDown
            stage={stage}
            run={run}
            connector={textAt(form.at(base), 'id')}
            link={lineOf(form.document, base)}
            close={away}
          />
        </StageFrame>
      )}
      {stage.at === 'ended' && <Ended end={stage.end} again={run.leave} close={away} />}
    </Dialog>
  );
}

/** What replaces the stage before takes its focus, which would be nowhere else. */
function StageFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <div ref={frame} tabIndex={-1} className={styles['stage']}>
      {children}
    </div>
  );
}

function CancelButton({ press }: { press(): void }): ReactNode {
  return (
    <Group justify="flex-end" gap={8} mt={4}>
      <Button variant="default" onClick={press}>
        {windowWords.cancel}
      </Button>
    </Group>
  );
}

/** What the registration gives, to be typed where it is read. */
const FIELDS = grantFields('', () => true).needed.filter(({ path }) => path !== 'provider');

interface BeforeProps {
  readonly place: SignInPlace;
  readonly grant: Grant;
  readonly run: SignInRun;
  close(): void;
}

function Before({ place: { form, base, at }, grant, run, close }: BeforeProps): ReactNode {
  const lacking = lackingIn(grant);
  const unattended = grant.flow === 'client';
  const link = lineOf(form.document, base);
  const dialling = useDialling(textAt(form.at(base), 'id'), link);
  const { look } = run;
  // One look, when the dialog opens.
  useEffect(look, []);
  const begin = (device: boolean): void => (dialling.dials ? dialling.begin(device, run) : run.begin({ device }));
  return (
    <StageFrame>
      <p>{unattended ? signInWords.unattendedHint : signInWords.meaning(grant.username)}</p>
      <RegistrationSteps grant={grant} opened={unattended || lacking.includes('clientId')} />
      <Fields fields={FIELDS} base={at} form={form} />
      {!unattended && <Costs link={link} stored={dialling.stored} byCode={hasFlow(grant.provider, 'device')} />}
      {!unattended && lacking.length > 0 && <p className={styles['hint']}>{signInWords.lacking(lacking)}</p>}
      <Group justify="flex-end" gap={8} mt={4}>
        <Button variant="default" onClick={close}>
          {unattended ? windowWords.close : windowWords.cancel}
        </Button>
        {!unattended && <BeginButtons grant={grant} begin={begin} disabled={lacking.length > 0 || dialling.busy} />}
      </Group>
    </StageFrame>
  );
}

interface ButtonProps {
  readonly grant: Grant;
  readonly disabled: boolean;
  begin(device: boolean): void;
}

/** The way the settings name is the one that Enter begins. */
function BeginButtons({ grant, begin, disabled }: ButtonProps): ReactNode {
  const { provider, flow } = grant;
  const byCode = hasFlow(provider, 'device');
  const codeFirst = byCode && flow === 'device';
  const browser = (
    <Button
      key="browser"
      variant={codeFirst ? 'default' : 'filled'}
      disabled={disabled}
      data-autofocus={disabled || codeFirst ? undefined : true}
      onClick={() => begin(false)}
    >
      {signInWords.openBrowser}
    </Button>
  );
  const code = (
    <Button
      key="code"
      variant={codeFirst ? 'filled' : 'default'}
      disabled={disabled}
      data-autofocus={codeFirst && !disabled ? true : undefined}
      onClick={() => begin(true)}
    >
      {signInWords.codeForPhone}
    </Button>
  );
  if (!byCode) return browser;
  return codeFirst ? [browser, code] : [code, browser];
}

interface CostProps {
  readonly link: unknown;
  /** The relay knows the connector: it can dial for it. */
  readonly stored: boolean;
  readonly byCode: boolean;
}

function Costs({ link, stored, byCode }: CostProps): ReactNode {
  const dialled = isDialledLine(link);
  // A call that is opened for it is priced by the relay, which knows how fast the line is.
  const price = dialled && stored ? null : signInPrice(link);
  if (price === null && !dialled) return null;
  return (
    <Alert color="yellow">
      {price !== null && <p>{signInWords.costs(nameIn(link), price)}</p>}
      {dialled && <p>{stored ? signInWords.dialsForIt : signInWords.saveFirst}</p>}
      {dialled && stored && byCode && <p>{signInWords.codeDials}</p>}
    </Alert>
  );
}

function Ended({ end, again, close }: { readonly end: SignInEnd; again(): void; close(): void }): ReactNode {
  return (
    <StageFrame>
      <Alert color={colourOf(end)} role="status">
        {signInWords.sentence(end.text)}
      </Alert>
      <Group justify="flex-end" gap={8} mt={4}>
        {(!end.ok || end.other) && (
          <Button variant="default" onClick={again}>
            {signInWords.tryAgain}
          </Button>
        )}
        <Button onClick={close}>{windowWords.close}</Button>
      </Group>
    </StageFrame>
  );
}

function colourOf(end: SignInEnd): string {
  if (!end.ok) return 'red';
  return end.other ? 'yellow' : 'green';
}
