// The Checks screen: every check there is in one place, asked of what is saved.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();

describe.skipIf(why !== null)(`the checks (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  const part = (name: string) => office.page.getByRole('region', { name, exact: true });
  const found = (label: string) =>
    office.page.getByRole('list', { name: label }).getByRole('listitem').first().innerText();

  beforeAll(async () => {
    office = await openOffice(practiceSettings(await freePort(), await freePort()) as object);
    await office.open('Checks');
  });
  afterAll(() => office?.close());

  test('this computer is looked at without being asked', async () => {
    await part('What this computer must have').getByText('Everything is in order.').waitFor();
  });

  test('a host is asked by its button, beside the name of its provider', async () => {
    const host = part('Who takes your mail').getByRole('group', {
      name: /^Practice provider: 127\.0\.0\.1, port \d+$/,
    });
    await host.getByRole('button', { name: 'Test' }).click();
    await host
      .getByText(/ESMTP Dialpost practice provider/)
      .first()
      .waitFor();
  });

  test('a line is dialled and hung up', async () => {
    const line = part('The line').getByRole('group', { name: 'Practice line' });
    await line.getByRole('button', { name: /^Test: dial and hang up/ }).click();
    expect(await found('Test: dial and hang up')).toMatch(/Practice line/);
  });

  test('nobody who may not can send through a listener', async () => {
    const label = 'Test: would it relay for strangers?';
    await part('Strangers').getByRole('button', { name: label }).click();
    expect(await found(label)).toMatch(/refused all \d+ tests/);
  });

  test('whether the provider can bring mail is told', async () => {
    const label = 'Test: can the provider reach us?';
    await part('The way in').getByRole('button', { name: label }).click();
    expect(await found(label)).not.toBe('');
  });

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});

describe.skipIf(why !== null)(
  `mail is kept here (needs a display and Electron${why === null ? '' : `: ${why}`})`,
  () => {
    let office: Office;
    beforeAll(async () => {
      const settings = Object(practiceSettings(await freePort(), await freePort()));
      office = await openOffice({ ...settings, connectors: settings.connectors.slice(0, 1) });
    });
    afterAll(() => office?.close());

    test('where no mailboxes are, one press makes them for the office’s domains', async () => {
      await office.open('Mailboxes');
      await office.page.getByRole('button', { name: 'Keep the office’s mail here' }).click();
      await office.page.getByRole('button', { name: 'Save', exact: true }).click();
      await office.page.getByText('Saved. It holds from now on').last().waitFor();
      const { connectors } = Object(await office.ask('settings.get'));
      expect(connectors[1]).toMatchObject({
        id: 'local',
        name: 'Mailboxes here',
        addressSpaces: [{ pattern: 'office.example', cost: 1 }],
        route: { kind: 'mailboxes' },
      });
    });
  },
);
