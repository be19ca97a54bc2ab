// Dials a line as it is typed and hangs up again: the button carries its price, and where
// that is not less than what the line's settings let pass, a person is asked first.
import type { ReactNode } from 'react';
import { isPriced, Link } from '../../src-main/contract/link';
import { testCallCost } from '../../src-main/contract/price';
import { asObject, read } from '../form/document';
import { nameIn } from '../form/things';
import type { SettingsForm } from '../form/use-settings';
import { aboutMoney } from '../format';
import type { Question } from '../parts/ask-first';
import { call } from '../relay';
import { screenWords } from '../words/settings-screens';
import { ProbeButton } from './probe-button';

export function LinkTest({ form, base }: { readonly form: SettingsForm; readonly base: string }): ReactNode {
  const link = form.at(base);
  const price = priceOf(link);
  return (
    <ProbeButton
      label={price === null ? screenWords.testLink : screenWords.testLinkAt(price.text)}
      unsaved={false}
      first={price === null ? null : questionFor(link, price)}
      ask={async () => ({ findings: (await call('diagnose.link', { draft: asDraft(link) })).findings, more: null })}
    />
  );
}

interface Price {
  readonly cost: number;
  readonly text: string;
}

/** What the try costs; null: nothing, or nobody can say yet. */
function priceOf(link: unknown): Price | null {
  const typed = Link.shape.tariff.safeParse(read(link, 'tariff'));
  if (!typed.success || !isPriced({ tariff: typed.data })) return null;
  const cost = testCallCost({ tariff: typed.data });
  return cost === 0 ? null : { cost, text: aboutMoney(cost, typed.data.currency) };
}

function questionFor(link: unknown, { cost, text }: Price): Omit<Question, 'act'> | null {
  const under = read(link, 'doNotAskUnder');
  if (typeof under === 'number' && cost < under) return null;
  return {
    title: screenWords.testLinkTitle(nameIn(link)),
    meaning: screenWords.testLinkMeaning(text),
    yes: screenWords.testLinkYes,
    danger: false,
  };
}

/** As it is typed; the relay judges it, as it judges what is to be stored. */
const asDraft = (link: unknown): Link => asObject(link) as unknown as Link;
