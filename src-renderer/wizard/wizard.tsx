// One question a page. The draft and the page outlive a look at another screen, so
// that going back, or away, never loses what was typed. Next goes on when what the
// page asks fits; the relay judges, and what is wrong is said at its field.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Page } from '../parts/page';
import { keepAside } from '../place';
import { leadToWrong } from '../places/seek';
import { type SettingsForm, useSettings } from '../form/use-settings';
import { Button } from '../press/button';
import { windowWords } from '../words/window';
import { wizardWords } from '../words/wizard';
import { practises, type Roles, rolesOf, startDraft } from './draft';
import { forgetKept } from './kept';
import { CheckPage } from './check/page-check';
import { CollectingPage } from './page-collecting';
import type { PageProps, StepKey } from './page-parts';
import { DonePage } from './page-done';
import { DnsPage } from './page-dns';
import { LinePage } from './page-line';
import { OfficePage } from './page-office';
import { SendingPage } from './sending/page-sending';
import { StartPage } from './page-start';
import { HomePage } from './home/page-home';
import { WhoPage } from './home/page-who';
import { WhenPage } from './page-when';
import styles from './wizard.module.css';

interface Step {
  readonly key: StepKey;
  readonly show: (props: PageProps) => ReactNode;
  /** The places this page asks about. */
  readonly asks: (roles: Roles) => readonly string[];
}

const nothing = (): readonly string[] => [];
const STEPS: readonly Step[] = [
  { key: 'start', show: (p) => <StartPage {...p} />, asks: nothing },
  { key: 'office', show: (p) => <OfficePage {...p} />, asks: () => ['organization'] },
  { key: 'line', show: (p) => <LinePage {...p} />, asks: (r) => [r.link] },
  { key: 'sending', show: (p) => <SendingPage {...p} />, asks: (r) => [`${r.provider}.route`] },
  { key: 'collecting', show: (p) => <CollectingPage {...p} />, asks: (r) => [`${r.provider}.collect`] },
  { key: 'home', show: (p) => <HomePage {...p} />, asks: (r) => [`${r.local}.route`, 'accounts', 'pop3'] },
  { key: 'when', show: (p) => <WhenPage {...p} />, asks: (r) => [`${r.provider}.schedule`, `${r.provider}.oversize`] },
  { key: 'who', show: (p) => <WhoPage {...p} />, asks: () => ['listeners'] },
  { key: 'dns', show: (p) => <DnsPage {...p} />, asks: nothing },
  { key: 'check', show: (p) => <CheckPage {...p} />, asks: nothing },
  { key: 'done', show: (p) => <DonePage {...p} done={forget} />, asks: nothing },
];

function forget(): void {
  kept = null;
  forgetKept();
  keepAside(false);
}

function keep(document: unknown, index: number): void {
  kept = { document, step: index };
  if (index > 0) keepAside(STEPS[index]?.key !== 'done');
}

let kept: { readonly document: unknown; readonly step: number } | null = null;

/** `wanted`: the page to open, where somebody was sent to one. */
export function Wizard({ wanted }: { readonly wanted: string | null }): ReactNode {
  const form = useSettings(kept?.document);
  const begun = useRef(kept !== null);
  useEffect(() => {
    if (!form.loaded || begun.current) return;
    begun.current = true;
    form.replace(startDraft(form.document));
  }, [form]);
  const again = (): void => {
    begun.current = false;
    forget();
    form.revert();
  };
  return (
    <Page
      title={wizardWords.setup}
      beside={
        begun.current && (
          <Button size="xs" variant="subtle" onClick={again}>
            {wizardWords.restart}
          </Button>
        )
      }
    >
      {form.loaded && begun.current && form.document !== null ? (
        <Steps form={form} first={wanted === null ? -1 : STEPS.findIndex(({ key }) => key === wanted)} />
      ) : (
        <p role={form.trouble !== null ? 'alert' : 'status'}>{form.trouble ?? windowWords.loading}</p>
      )}
    </Page>
  );
}

function Steps({ form, first }: { readonly form: SettingsForm; readonly first: number }): ReactNode {
  const [index, setIndex] = useState(first >= 0 ? first : (kept?.step ?? 0));
  const heading = useRef<HTMLHeadingElement>(null);
  const step = STEPS[index] ?? STEPS[0];
  const roles = rolesOf(form.document);
  useEffect(() => keep(form.document, index), [form.document, index]);
  const turn = (to: number): void => {
    setIndex(Math.max(0, Math.min(STEPS.length - 1, to)));
    requestAnimationFrame(() => heading.current?.focus());
  };
  if (!step) return null;
  // The first page leads on by its choices, the check page by saving: what comes after it says that all is set up.
  const leadsOn = step.key === 'check' ? !form.changed : step.key !== 'start' && step.key !== 'done';
  const next = async (): Promise<void> => {
    const issues = await form.judge();
    const wrong = issues.filter(({ path }) => step.asks(roles).some((place) => path.startsWith(place)));
    if (wrong.length === 0) return turn(index + 1);
    form.complain(wrong);
    leadToWrong();
  };
  return (
    <div className={styles['frame']}>
      <nav aria-label={wizardWords.stepsLabel}>
        <ol className={styles['steps']}>
          {STEPS.map(({ key }, i) => (
            <li key={key}>
              <button
                type="button"
                disabled={key === 'done' && step.key !== 'done'}
                aria-current={i === index ? 'step' : undefined}
                onClick={() => turn(i)}
              >
                {i + 1}. {wizardWords.steps[key]}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles['page']}>
        <h2 ref={heading} tabIndex={-1}>
          {step.key === 'done' && practises(form.document)
            ? wizardWords.practiceTitle
            : wizardWords.questions[step.key]}
        </h2>
        {step.show({ form, roles, goTo: (key) => turn(STEPS.findIndex((s) => s.key === key)) })}
        <div className={styles['foot']}>
          {index > 0 && (
            <Button variant="default" onClick={() => turn(index - 1)}>
              {wizardWords.back}
            </Button>
          )}
          {leadsOn && <Button onClick={() => void next()}>{wizardWords.next}</Button>}
        </div>
      </div>
    </div>
  );
}
