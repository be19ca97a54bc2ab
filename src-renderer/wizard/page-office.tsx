// The wizard's page about the office.
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { listAt } from '../form/document';
import { Fields, Framed } from '../form/fields';
import { issueAt } from '../form/use-settings';
import { OFFICE } from '../settings/general-fields';
import { fieldWords } from '../words/fields';
import { withDomains } from './draft';
import type { PageProps } from './page-parts';

/** The domains have a field of their own here: the way home follows them. */
const ABOUT_US = OFFICE.filter(({ path }) => path !== 'organization.domains');

export function OfficePage({ form }: PageProps): ReactNode {
  const [text, setText] = useState(() => listAt(form.document, 'organization.domains').join(', '));
  const type = (typed: string): void => {
    setText(typed);
    form.replace(
      withDomains(
        form.document,
        typed
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter((d) => d !== ''),
      ),
    );
  };
  return (
    <>
      <Framed
        path="organization.domains"
        label={fieldWords.domains}
        most={520}
        left={() => form.left('organization.domains')}
      >
        <TextInput
          label={fieldWords.domains}
          description={fieldWords.domainsHint}
          value={text}
          error={issueAt(form.issues, 'organization.domains')}
          onChange={(e) => type(e.currentTarget.value)}
        />
      </Framed>
      <Fields fields={ABOUT_US} base="" form={form} />
    </>
  );
}
