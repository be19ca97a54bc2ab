// What a person does with a form of the settings, and what a test must see: a wrong
// value's sentence at its own field, Save, the window read anew, and the document as
// the control socket tells it to everybody else.
import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { connectControl } from '../../../src-main/control/socket-client';
import type { Office } from './office';

/** For expect.poll, whose own patience is a second. */
export const PATIENCE = { timeout: 20_000 };

export interface Form {
  /** The field by its label, inside the region where one is named. */
  field(label: string, region?: string): Locator;
  /** A switch or check mark, set as wanted. */
  mark(label: string, on?: boolean, region?: string): Promise<void>;
  choose(label: string, option: string, region?: string): Promise<void>;
  /** Types `wrong` and leaves, waits for a sentence with `says` at the field, and types `right`. */
  correct(field: Locator, wrong: string, says: string, right: string): Promise<void>;
  save(): Promise<void>;
  /** Loads the page anew where it is. */
  reload(): Promise<void>;
  /** The document over the control socket. */
  settings(): Promise<ReturnType<typeof Object>>;
}

/** The sentences that a screen reader says with the field. */
export function saidAt(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

export function formOf(office: () => Office): Form {
  const page = () => office().page;
  const within = (region: string | undefined) =>
    region === undefined ? page() : page().getByRole('region', { name: region, exact: true });
  const field = (label: string, region?: string): Locator =>
    within(region).getByLabel(label, { exact: true }).and(page().locator('input, textarea'));
  return {
    field,
    async mark(label, on = true, region) {
      await within(region).getByLabel(label, { exact: true }).setChecked(on);
    },
    async choose(label, option, region) {
      const box = within(region).getByRole('combobox', { name: label, exact: true });
      const one = page().getByRole('option', { name: option, exact: true });
      // The list may move under the pointer while the form grows: who sees another value chooses again.
      for (let tries = 1; tries <= 3; tries += 1) {
        if (!(await one.isVisible())) await box.click();
        await one.click();
        if ((await box.inputValue()) === option) return;
      }
      throw new Error(`${label}: "${option}" was chosen three times, and it says "${await box.inputValue()}"`);
    },
    async correct(input, wrong, says, right) {
      await input.fill(wrong);
      await input.blur();
      await expect.poll(() => saidAt(input), PATIENCE).toContain(says);
      expect(await input.inputValue()).toBe(wrong);
      await input.fill(right);
      await expect.poll(() => saidAt(input), PATIENCE).not.toContain(says);
    },
    async save() {
      const button = page().getByRole('button', { name: 'Save', exact: true });
      await button.click();
      const refused = page().getByRole('list', { name: 'What does not fit yet' });
      await button.and(page().locator('[data-disabled]')).or(refused).first().waitFor();
      if (await refused.isVisible()) throw new Error(`not saved: ${await refused.innerText()}`);
      await button.and(page().locator('[data-disabled]')).waitFor();
      await page().getByText('Saved. It holds from now on').last().waitFor();
    },
    async reload() {
      await page().reload();
      await page().getByRole('button', { name: 'Save', exact: true }).waitFor();
    },
    async settings() {
      const client = await connectControl(office().dir);
      if (!client) throw new Error('the control socket does not answer');
      try {
        return Object(await client.call('settings.get', {}));
      } finally {
        client.close();
      }
    },
  };
}
