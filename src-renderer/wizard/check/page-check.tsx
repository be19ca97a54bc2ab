// The wizard's last but one page: what will be set, what does not fit yet, what this computer
// lacks for it, and a real message sent and its answer seen. Nothing is stored before its button.
import { Alert, Group, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { HistoryRow } from '../../../src-main/contract/history/history';
import { listAt, textAt } from '../../form/document';
import { Framed } from '../../form/fields';
import { IssueList } from '../../form/issue-list';
import { Mark } from '../../parts/mark';
import { Facts } from '../../parts/page';
import { light } from '../../places/seek';
import { useLive } from '../../live';
import { Button } from '../../press/button';
import { wizardWords } from '../../words/wizard';
import { Answer } from './answer';
import { ComputerChecks } from './computer-checks';
import { practises } from '../draft';
import { useKept } from '../kept';
import { letterPrice } from '../line-means';
import type { PageProps } from '../page-parts';
import { CallsToCome } from './calls-to-come';
import { type Objection, OBJECTION, objectionTo } from '../sending/page-sending';
import { isDear } from '../spare';
import { stepOf, summary } from './summary';
import { type Trial, useTrial } from './use-trial';
import type { Terminal } from '../ways-online';
import styles from '../wizard.module.css';

const ECHO = 'echo@practice.example';

export function CheckPage({ form, roles, goTo }: PageProps): ReactNode {
  const domains = listAt(form.document, 'organization.domains').map(String);
  const [to, setTo] = useKept('test-to', practises(form.document) ? ECHO : '');
  const [, setObjection] = useKept<Objection | null>(OBJECTION, null);
  const trial = useTrial(form, domains, textAt(form.at(roles.provider), 'id'));
  const [terminal] = useKept<Terminal>('terminal', 'unknown');
  const price = letterPrice(form.document, roles, terminal);
  const fits = form.unfit.length === 0 && !trial.busy;
  const toPassword = (): void => {
    setObjection(() =>
      objectionTo(form.at(`${roles.provider}.route.hosts[0]`), 'auth.password', trial.met?.text ?? ''),
    );
    goTo('sending');
  };
  return (
    <>
      <section className={styles['box']} aria-label={wizardWords.summary}>
        <h3>{wizardWords.summary}</h3>
        <Facts
          facts={[
            ...summary(form.document, roles),
            [wizardWords.sum.calls, <CallsToCome form={form} base={roles.provider} />],
          ]}
        />
      </section>
      <NotFitting form={form} roles={roles} goTo={goTo} />
      <ComputerChecks draft={form.document} />
      {form.trouble !== null && (
        <Alert color="red" role="alert">
          {form.trouble}
        </Alert>
      )}
      <TestTo to={to} domains={domains} type={(typed) => setTo(() => typed)} />
      <Group>
        <Button disabled={!fits || !to.includes('@')} onClick={() => trial.run(to)}>
          {trial.busy ? wizardWords.running : priced(wizardWords.run, price)}
        </Button>
        <Button
          variant="default"
          disabled={!fits}
          onClick={() => void form.save().then((taken) => taken && goTo('done'))}
        >
          {wizardWords.saveOnly}
        </Button>
      </Group>
      <Steps
        trial={trial}
        answerDue={textAt(form.at(roles.provider), 'collect.method') !== 'none'}
        toPassword={toPassword}
        dear={isDear(form.at(roles.link))}
        price={price}
      />
      {trial.said && <Answer said={trial.said} />}
    </>
  );
}

interface TestToProps {
  readonly to: string;
  readonly domains: readonly string[];
  type(typed: string): void;
}

function TestTo({ to, domains, type }: TestToProps): ReactNode {
  return (
    <Framed path="wizard.test" label={wizardWords.testTo} most={420}>
      <TextInput
        label={wizardWords.testTo}
        description={to === ECHO ? wizardWords.practiceTo : wizardWords.testToHint}
        value={to}
        onChange={(e) => type(e.currentTarget.value.trim())}
        error={domains.some((d) => to.toLowerCase().endsWith(`@${d}`)) ? wizardWords.testToOurs : null}
      />
    </Framed>
  );
}

interface NotFittingProps extends Pick<PageProps, 'form' | 'roles' | 'goTo'> {}

/** What does not fit yet, each with the way to its field. */
function NotFitting({ form, roles, goTo }: NotFittingProps): ReactNode {
  if (form.unfit.length === 0) return null;
  return (
    <Alert color="red" title={wizardWords.notYet}>
      <IssueList
        document={form.document}
        issues={form.unfit}
        lead={(path, where) => {
          form.complain(form.unfit);
          goTo(stepOf(path, roles));
          light(where.path ?? '');
        }}
      />
    </Alert>
  );
}

const priced = (button: string, price: string | null): string =>
  price === null ? button : wizardWords.atPrice(button, price);

interface StepsProps {
  readonly trial: Trial;
  readonly answerDue: boolean;
  /** On a line where a person may say "not now". */
  readonly dear: boolean;
  readonly price: string | null;
  toPassword(): void;
}

function Steps({ trial, answerDue, dear, price, toPassword }: StepsProps): ReactNode {
  const { saved, met, trouble } = trial;
  const { status } = useLive();
  const resting = dear && status?.session === null && !trial.busy;
  if (!saved && trouble === null) return null;
  return (
    <section className={styles['box']} aria-label={wizardWords.progress}>
      <ul role="status">
        {saved && (
          <li>
            <Mark tone="good">{wizardWords.stepSaved}</Mark>
          </li>
        )}
        <Progress trial={trial} answerDue={answerDue} />
        {trial.sent && met?.text && (
          <li>
            <Mark tone="warn" sentence>
              {met.text}
            </Mark>
          </li>
        )}
        {trouble !== null && (
          <li>
            <Mark tone="bad" sentence>
              {trouble}
            </Mark>
          </li>
        )}
      </ul>
      {met?.password && (
        <Button mt="sm" size="xs" onClick={toPassword}>
          {wizardWords.toPassword}
        </Button>
      )}
      {mayCallAgain(trial, answerDue, resting) && (
        <Button mt="sm" size="xs" variant="default" onClick={() => trial.again()}>
          {priced(trial.sent ? wizardWords.fetchAgain : wizardWords.callAgain, price)}
        </Button>
      )}
    </section>
  );
}

type ProgressProps = Pick<StepsProps, 'trial' | 'answerDue'>;

/** The message's own way: queued, sent, and answered where an answer is due. */
function Progress({ trial, answerDue }: ProgressProps): ReactNode {
  const { id, sent, waits, met, answer } = trial;
  return (
    <>
      {id !== null && (
        <li>
          <Mark tone="good">{wizardWords.stepQueued(id)}</Mark>
        </li>
      )}
      {id !== null && (
        <li>
          <Sent sent={sent} waits={waits ?? met?.text ?? null} over={met !== null} />
        </li>
      )}
      {isAwaited(sent, answerDue) && (
        <li>
          <Answered answer={answer} over={met !== null} />
        </li>
      )}
    </>
  );
}

const isAwaited = (sent: HistoryRow | null, answerDue: boolean): boolean => sent?.result === 'delivered' && answerDue;

/**
 * True where one more call may bring what is missing; a refused password is to be put right first. `resting`: nobody is
 * online, since a person did not want to pay just then.
 */
function mayCallAgain({ id, met, sent, answer }: Trial, answerDue: boolean, resting: boolean): boolean {
  const over = met !== null || (resting && id !== null);
  return over && met?.password !== true && !answer && (sent === null || isAwaited(sent, answerDue));
}

function Answered({ answer, over }: { readonly answer: HistoryRow | null; readonly over: boolean }): ReactNode {
  if (answer) return <Mark tone="good">{wizardWords.stepAnswer(answer.sender ?? '')}</Mark>;
  return <Mark tone="busy">{over ? wizardWords.noAnswerYet : wizardWords.waitAnswer}</Mark>;
}

function Sent({
  sent,
  waits,
  over,
}: {
  readonly sent: HistoryRow | null;
  readonly waits: string | null;
  readonly over: boolean;
}): ReactNode {
  if (sent?.result === 'delivered')
    return (
      <Mark tone="good" sentence>
        {wizardWords.stepSent(sent.reply)}
      </Mark>
    );
  if (sent)
    return (
      <Mark tone="bad" sentence>
        {wizardWords.stepBounced(sent.reply)}
      </Mark>
    );
  if (waits !== null)
    return (
      <Mark tone="warn" sentence>
        {wizardWords.stepWaits(waits)}
      </Mark>
    );
  return <Mark tone="busy">{over ? wizardWords.waitsStill : wizardWords.waitSent}</Mark>;
}
