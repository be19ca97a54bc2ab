// What other settings would change, as it is told at a terminal: each place with what stands
// there and what would, wherever its thing stands in its list, and never a password.
import { describe, expect, it } from 'vitest';
import { changeText, differencesIn } from '../../../src-main/command-line/settings-told';
import { withoutPasswords, passwordPlaces } from '../../../src-main/config/passwords';
import { Settings } from '../../../src-main/contract/settings';
import { compareSettings } from '../../../src-main/relay/importing/compare';

const link = (id: string, fields: object = {}): object => ({ id, ...fields });
const settings = (fields: object): Settings =>
  Settings.parse({ organization: { domains: ['fleet.example'] }, links: [link('line'), link('sat')], ...fields });

function told(today: Settings, next: Settings): { readonly text: string; readonly json: string } {
  const compared = compareSettings({ ok: true, over: '', today, next, missing: [] }, next);
  if (!compared.ok) throw new Error('it fits');
  const shown = withoutPasswords(today, passwordPlaces(today));
  return {
    text: changeText(shown, compared.found),
    json: JSON.stringify(differencesIn(shown, compared.found)),
  };
}

describe('what would change', () => {
  it('is nothing where nothing would', () => {
    expect(told(settings({}), settings({}))).toEqual({ text: '', json: '[]' });
  });

  it('is told with both values, though its thing moved in the list', () => {
    const next = settings({ links: [link('new'), link('sat', { monthlyBudget: 9 })] });
    expect(told(settings({}), next).text).toBe(
      'new: links new\nchanged: links sat\n  links[1].monthlyBudget: null -> 9\ngone: links line',
    );
  });

  it('is also the order of a list', () => {
    const next = settings({ links: [link('sat'), link('line')] });
    expect(told(settings({}), next).text).toBe('changed: links: ["line","sat"] -> ["sat","line"]');
  });

  it.each([
    ['old', 'next', 'password changed'],
    [null, 'next', 'password set'],
    ['old', null, 'password removed'],
  ])('says of a password only that it changes: %j to %j', (old, next, said) => {
    const holding = (password: string | null): Settings => settings({ links: [link('line', { password })] });
    const { text, json } = told(holding(old), holding(next));
    expect(text).toBe(`changed: links line\n  links[0].password: ${said}`);
    expect(text + json).not.toMatch(/"(old|next)"/);
  });

  it('lets no name in the settings write on the terminal', () => {
    const next = settings({ organization: { domains: ['fleet.example'], name: '\u001b[2J' } });
    expect(told(settings({}), next).text).toBe('changed: general\n  organization.name: "" -> "\\u001b[2J"');
  });
});
