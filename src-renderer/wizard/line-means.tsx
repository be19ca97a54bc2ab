// What the prices of a line mean, in a sentence; what is proposed for it, and what "at
// once" would cost there. One part for the wizard's pages about the line and the times.
import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { DIALLED_KINDS, isPriced, type Tariff } from '../../src-main/contract/link';
import { fetchingWays } from '../form/collect-ways';
import { asObject, read, textAt } from '../form/document';
import { roughMoney } from '../format';
import { wizardWords } from '../words/wizard';
import { daysOf, type Means, meansOf } from './means';
import type { PageProps } from './page-parts';
import { CALL_TIMES, isAsProposed, isDear, tariffOf } from './spare';
import { rateOf, type Terminal } from './ways-online';
import styles from './wizard.module.css';

interface Props extends Pick<PageProps, 'form' | 'roles'> {
  readonly terminal: Terminal;
}

export function LineMeans({ form, roles, terminal }: Props): ReactNode {
  const link = form.at(roles.link);
  const tariff = tariffOf(link);
  if (tariff === null) return <Alert color="yellow">{wizardWords.line.noTariff}</Alert>;
  const wait = waitOf(form.at(roles.provider));
  return (
    <>
      {isPriced({ tariff }) && (
        <section className={styles['means']} aria-label={wizardWords.line.meansTitle} aria-live="polite">
          <Sentence
            tariff={tariff}
            means={meansFor(form.document, roles, terminal)}
            wait={wait}
            budget={read(link, 'monthlyBudget')}
            guess={terminal === 'unknown'}
          />
        </section>
      )}
      <TimesNote form={form} roles={roles} terminal={terminal} />
    </>
  );
}

const waitOf = (connector: unknown): number => Number(textAt(connector, 'wait.firstMessageSeconds')) || 0;

function meansFor(draft: unknown, { link, provider }: PageProps['roles'], terminal: Terminal): Means {
  const connector = read(draft, provider);
  return meansOf(tariffOf(read(draft, link)) ?? FREE, {
    wait: waitOf(connector),
    fetches: fetchingWays(read(connector, 'collect')).length > 0,
    rate: rateOf(terminal),
  });
}
const FREE: Tariff = { currency: 'EUR', perMinute: 0, perCall: 0, perMegabyte: 0, billingSeconds: 1 };

interface SentenceProps {
  readonly tariff: Tariff;
  readonly means: Means;
  readonly wait: number;
  readonly budget: unknown;
  readonly guess: boolean;
}

function Sentence({ tariff: { currency }, means, wait, budget, guess }: SentenceProps): ReactNode {
  const money = (amount: number): string => roughMoney(amount, currency);
  const days = daysOf(budget, means.month);
  return (
    <>
      <p>
        {wizardWords.line.means({
          wait,
          call: money(means.call),
          month: money(means.month),
          photo: money(means.photo),
        })}
      </p>
      {days !== null && <p>{wizardWords.line.overBudget(money(Number(budget)), days)}</p>}
      <p className={styles['hint']}>{wizardWords.line.meansRest(guess)}</p>
    </>
  );
}

/** What is proposed for a line that costs, or what its hand-made times mean there. */
export function TimesNote({ form, roles, terminal }: Props): ReactNode {
  const { document } = form;
  const link = form.at(roles.link);
  if (!isDear(link)) return null;
  if (textAt(document, `${roles.provider}.schedule.kind`) === 'always')
    return <Alert color="yellow">{atOnce(link, letterPrice(document, roles, terminal))}</Alert>;
  if (!isAsProposed(document, roles)) return null;
  const byHand = textAt(asObject(form.at(`${roles.provider}.oversize`)), 'schedule.kind') === 'never';
  return <p className={styles['note']}>{wizardWords.line.proposed(CALL_TIMES.join(', '), byHand)}</p>;
}

/** What a call for one letter costs on the draft's line, and the answer waited for; null: nothing, or nobody can say. */
export function letterPrice(draft: unknown, roles: PageProps['roles'], terminal: Terminal): string | null {
  const tariff = tariffOf(read(draft, roles.link));
  return tariff && isPriced({ tariff }) ? roughMoney(meansFor(draft, roles, terminal).letter, tariff.currency) : null;
}

function atOnce(link: unknown, each: string | null): string {
  if (each !== null && !DIALLED_KINDS.includes(textAt(link, 'kind'))) return wizardWords.line.atOnceSends(each);
  return wizardWords.line.atOnceWarning(each);
}
