// How held mail is fetched: one way, or several that are tried in order until one
// works, and for each what it needs and times of its own. What was typed for a way
// is there again when it is chosen again.
import type { ReactNode } from 'react';
import { read, textAt } from '../form/document';
import type { Field } from '../parts/field-list';
import { Fields, has } from '../form/fields';
import { Section } from '../parts/section';
import type { SettingsForm } from '../form/use-settings';
import { Button } from '../press/button';
import { asSchedule, ScheduleEditor } from '../schedule/schedule-editor';
import { couldShare, sharing } from '../sign-in/grant';
import { SignInPart } from '../sign-in/sign-in-part';
import { fetchingWords } from '../words/settings/fetching';
import { connectorWords } from '../words/settings-forms';
import { signInWords } from '../words/sign-in';
import { COLLECT_TIMES, collectFields, FETCH_TIMES, isMailbox, WAY } from './collect-fields';
import { freshCollect } from './fresh';
import { MailboxTest } from './host-test';

interface Props {
  readonly form: SettingsForm;
  /** The connector. */
  readonly base: string;
}

/** The host that mail is sent to. */
const SENDING = 'route.hosts[0].host';

export function CollectForm({ form, base }: Props): ReactNode {
  const path = `${base}.collect`;
  const list = form.at(path);
  const host = textAt(form.at(base), SENDING);
  if (!Array.isArray(list)) {
    const some = read(list, 'method') !== undefined && read(list, 'method') !== 'none';
    return (
      <>
        <Way form={form} base={base} path={path} />
        {some && (
          <div>
            <Button
              size="xs"
              variant="default"
              onClick={() => form.change(path, [list, freshCollect('none', host, null)])}
            >
              {connectorWords.addWay}
            </Button>
          </div>
        )}
      </>
    );
  }
  const ways: readonly unknown[] = list;
  const without = (i: number): void => {
    const left = ways.filter((_, j) => j !== i);
    // One way alone stands without a list, as it did before a second was added.
    const several = left.length === 0 ? freshCollect('none', host, null) : left;
    form.change(path, left.length === 1 ? left[0] : several);
  };
  return (
    <>
      {ways.map((_, i) => (
        <Section key={`${i}/${ways.length}`} title={connectorWords.wayNumber(i + 1)}>
          <Way form={form} base={base} path={`${path}[${i}]`} />
          <div>
            <Button size="xs" variant="default" onClick={() => without(i)}>
              {connectorWords.removeWay}
            </Button>
          </div>
        </Section>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() => form.change(path, [...ways, freshCollect('none', host, null)])}
        >
          {connectorWords.addWay}
        </Button>
      </div>
    </>
  );
}

function Way({ form, base, path }: Props & { readonly path: string }): ReactNode {
  const way = form.at(path);
  const host = textAt(form.at(base), SENDING);
  const auth = form.at(`${base}.route.hosts[0].auth`);
  const schedule = form.at(`${path}.schedule`);
  const fetches = textAt(form.at(path), 'method') !== 'none';
  const method: Field = {
    ...WAY,
    kind: 'variant',
    tag: 'method',
    choices: fetchingWords.methods,
    fresh: (next, before) => freshCollect(next, host, read(before, 'schedule') ?? null),
  };
  return (
    <>
      <Fields fields={[method]} base={path} form={form} />
      <Fields
        key={textAt(form.at(path), 'method')}
        fields={fetches ? [...collectFields(way, auth), COLLECT_TIMES] : []}
        base={path}
        form={form}
      />
      {has('signIn')(way) && (
        <SignInPart place={{ form, base, at: `${path}.signIn`, username: `${path}.username` }}>
          {couldShare(way, auth) && (
            <Button size="xs" variant="default" onClick={() => form.change(path, sharing(way, auth))}>
              {signInWords.sameAsSending}
            </Button>
          )}
        </SignInPart>
      )}
      {isMailbox(way) && <MailboxTest form={form} path={path} />}
      {fetches && schedule !== null && schedule !== undefined && (
        <ScheduleEditor
          field={FETCH_TIMES}
          path={`${path}.schedule`}
          mark={`${path}.${FETCH_TIMES.path}`}
          schedule={asSchedule(schedule)}
          other={null}
          change={(next) => form.change(`${path}.schedule`, next)}
        />
      )}
    </>
  );
}
