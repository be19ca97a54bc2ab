// One connector: which mail it carries, where to, how held mail is fetched, and
// how hard it tries. Its times stand under Times.
import { Anchor, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { listAt, read, textAt } from '../form/document';
import { Fields, Framed } from '../form/fields';
import { Section } from '../parts/section';
import { issueAt, type SettingsForm } from '../form/use-settings';
import { Button } from '../press/button';
import { HostSignIn } from '../sign-in/host-sign-in';
import { fetchingWords } from '../words/settings/fetching';
import { fieldWords } from '../words/fields';
import { mailboxWords } from '../words/settings-forms';
import { screenWords } from '../words/settings-screens';
import { wizardWords } from '../words/wizard';
import { CollectForm } from './collect-form';
import { CARRIES, CONNECTOR, FROM, LINE, OTHER_LINKS, ROUTE, ROUTE_KIND, SPACES, TIMES } from './connector-fields';
import { HOST, HOST_MORE } from './host-fields';
import { NEW_HOST } from './fresh';
import { HostTest } from './host-test';
import { RemoveThing } from './remove-thing';

interface Props {
  readonly form: SettingsForm;
  readonly base: string;
}

export function ConnectorForm({ form, base }: Props): ReactNode {
  const several = listAt(form.document, 'links').length > 1;
  return (
    <>
      <Section title={screenWords.general}>
        <Fields fields={[...CONNECTOR, LINE, ...(several ? OTHER_LINKS : [])]} base={base} form={form} />
        <Spaces form={form} path={`${base}.${SPACES.path}`} />
        <Anchor href="#/schedule" size="sm">
          {screenWords.toSchedule}
        </Anchor>
      </Section>
      <Section title={fieldWords.route}>
        <RouteForm form={form} base={base} />
      </Section>
      <Section title={fetchingWords.method}>
        <CollectForm form={form} base={base} />
      </Section>
      <Section title={screenWords.carries}>
        <Fields fields={[...CARRIES, ...FROM]} base={base} form={form} />
      </Section>
      <Section title={screenWords.times}>
        <Fields fields={TIMES} base={base} form={form} />
      </Section>
    </>
  );
}

/** "*.example 5" a line: the pattern and, where it is not 1, its cost. */
function Spaces({ form, path }: { readonly form: SettingsForm; readonly path: string }): ReactNode {
  const [text, setText] = useState(() =>
    listAt(form.document, path)
      .map((s) => (read(s, 'cost') === 1 ? textAt(s, 'pattern') : `${textAt(s, 'pattern')} ${textAt(s, 'cost')}`))
      .join('\n'),
  );
  const type = (typed: string): void => {
    setText(typed);
    form.change(
      path,
      typed
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(([p]) => p !== '')
        .map(([pattern, cost = '1']) => ({ pattern, cost: Number(cost) })),
    );
  };
  return (
    <Framed path={path} label={SPACES.label} most={540} left={() => form.left(path)}>
      <Textarea
        label={SPACES.label}
        description={SPACES.hint}
        value={text}
        onChange={(e) => type(e.currentTarget.value)}
        autosize
        minRows={2}
        error={issueAt(form.issues, path)}
      />
    </Framed>
  );
}

function RouteForm({ form, base }: Props): ReactNode {
  const path = `${base}.route`;
  const kind = textAt(form.at(path), 'kind');
  const hosts = listAt(form.document, `${path}.hosts`);
  return (
    <>
      <Fields fields={[ROUTE_KIND]} base={base} form={form} />
      {hosts.map((_, i) => (
        <Section key={`${i}/${hosts.length}`} title={screenWords.hostNumber(i + 1)}>
          <Fields fields={[...HOST, ...HOST_MORE]} base={`${path}.hosts[${i}]`} form={form} />
          <HostSignIn form={form} base={base} path={`${path}.hosts[${i}]`} />
          <HostTest form={form} path={`${path}.hosts[${i}]`} label={wizardWords.test} />
          {hosts.length > 1 && (
            <RemoveThing form={form} list={`${path}.hosts`} at={i}>
              {screenWords.removeHost}
            </RemoveThing>
          )}
        </Section>
      ))}
      {kind === 'smart-host' && (
        <div>
          <Button size="xs" variant="default" onClick={() => form.change(`${path}.hosts`, [...hosts, NEW_HOST])}>
            {screenWords.addHost}
          </Button>
        </div>
      )}
      {kind === 'mailboxes' && (
        <Anchor href="#/mailboxes" size="sm">
          {mailboxWords.where}
        </Anchor>
      )}
      <Fields fields={ROUTE} base={base} form={form} />
    </>
  );
}
