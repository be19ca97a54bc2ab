// What does not fit, as people are told: a schema's own sentence where it has one, else
// one by what the schema library calls the trouble. Its English is never read.
import type { z } from 'zod';
import { contractWords } from '../words/contract';
import type { Issue } from './errors';

type Fitted<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/** `value` (anything) as `schema` completes it, or every place that does not fit. Never throws. */
export function judge<T>(schema: z.ZodType<T>, value: unknown): Fitted<T> {
  const result = schema.safeParse(value, { reportInput: false, error: sentence });
  return result.success
    ? { ok: true, data: result.data }
    : { ok: false, issues: result.error.issues.flatMap((issue) => issuesOf(issue)) };
}

/** Asked only where the schema itself says nothing. */
function sentence(issue: z.core.$ZodRawIssue): string {
  const W = contractWords.value;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? W.missing(issue.expected) : W.kind(issue.expected);
    case 'invalid_value':
      return W.oneOf(quoted(issue.values));
    case 'invalid_union':
      return Array.isArray(issue.options) ? W.oneOf(quoted(issue.options)) : W.unfit;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return issue.format === 'url' ? W.url : W.unfit;
    default:
      return W.unfit;
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  const W = contractWords.value;
  if (origin === 'array') return W.noneListed;
  return origin === 'string' ? W.empty : W.atLeast(String(minimum));
}

function tooBig({ origin, maximum }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  const W = contractWords.value;
  if (origin === 'array') return W.tooMany(String(maximum));
  return origin === 'string' ? W.tooLong(String(maximum)) : W.atMost(String(maximum));
}

function quoted(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => value !== undefined).map((value) => JSON.stringify(value));
}

/** One a place: each unknown name has its own, and a union is told by the shape that was meant. */
function issuesOf(issue: z.core.$ZodIssue): readonly Issue[] {
  if (issue.code === 'unrecognized_keys') {
    const said = contractWords.value.noSuchSetting;
    return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: said(key) }));
  }
  const meant = issue.code === 'invalid_union' ? meantShape(issue) : null;
  return meant
    ? meant.flatMap((inner) => issuesOf({ ...inner, path: [...issue.path, ...inner.path] }))
    : [{ path: pathText(issue.path), message: issue.message }];
}

/** What is wrong inside the one shape that fits at the top: told at its own place. Null where none fits. */
function meantShape({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | null {
  const fitting = errors.filter((issues) => issues.length > 0 && issues.every(({ path }) => path.length > 0));
  return fitting.sort((a, b) => a.length - b.length)[0] ?? null;
}

/** "connectors[0].route: is missing", as whoever writes settings.json reads it. */
export function issueText({ path, message }: Issue): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** ["connectors",0,"route"] → "connectors[0].route". */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
