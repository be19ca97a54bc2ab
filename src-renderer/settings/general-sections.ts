// The sections of the general screen, in their order: each with its place in the document
// and its fields.
import type { Field } from '../parts/field-list';
import { attentionWords } from '../words/attention';
import { formWords } from '../words/settings-forms';
import { screenWords, updateFieldWords } from '../words/settings-screens';
import {
  DESKTOP,
  KEEPING,
  LANGUAGE,
  LEVELS,
  NOTICES,
  OFFICE,
  PRACTICE,
  PROTOCOL,
  UPDATES,
  WARNINGS,
} from './general-fields';

export const GENERAL_SECTIONS: readonly {
  readonly title: string;
  readonly base: string;
  readonly fields: readonly Field[];
  readonly hint?: string;
}[] = [
  { title: formWords.office, base: '', fields: OFFICE },
  { title: formWords.keeping, base: '', fields: KEEPING },
  { title: formWords.notices, base: 'notices', fields: NOTICES, hint: formWords.delayWhere },
  { title: attentionWords.title, base: 'warnings', fields: WARNINGS, hint: attentionWords.hint },
  { title: formWords.levels, base: 'log.diagnostic', fields: LEVELS },
  { title: screenWords.protocol, base: 'log.protocol', fields: PROTOCOL },
  { title: formWords.language, base: '', fields: LANGUAGE },
  { title: formWords.thisComputer, base: 'desktop', fields: DESKTOP },
  { title: updateFieldWords.title, base: 'updates', fields: UPDATES },
  { title: formWords.practice, base: 'practice', fields: PRACTICE },
];
