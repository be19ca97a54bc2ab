// A program or a file is chosen in the system's own dialog (its answer is the test's), or typed:
// for the programs of a line, for a collect command, and for a certificate. Spaces are no trouble.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practiceSettings } from '../../src-main/contract/practice-settings';
import { freePort, reasonNot } from './support/app';
import { openOffice, type Office } from './support/office';

const why = reasonNot();
const PROGRAM = '/opt/Satellite Phone/bin/dial up';

describe.skipIf(why !== null)(`choosing a file (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  const answerDialog = (path: string | null) =>
    office.app.evaluate(
      ({ dialog }, chosen) =>
        Reflect.set(dialog, 'showOpenDialog', async () => ({
          canceled: chosen === null,
          filePaths: chosen === null ? [] : [chosen],
        })),
      path,
    );
  const field = (name: string) => office.page.getByRole('textbox', { name, exact: true });
  const choose = (label: string) => office.page.getByRole('button', { name: `Choose… ${label}` }).click();
  const line = async (): Promise<object> => Object(await office.ask('settings.get')).links[0];

  beforeAll(async () => {
    const settings = JSON.parse(JSON.stringify(practiceSettings(await freePort(), await freePort())));
    Object.assign(settings.links[0], { kind: 'command', connectCommand: ['/bin/true', '--all day'] });
    for (const connector of settings.connectors) connector.schedule = { kind: 'never' };
    office = await openOffice(settings);
    await office.open('Lines');
    await field('Command that connects').waitFor();
  });
  afterAll(() => office?.close());

  test('the program is the one that was chosen, its arguments stay', async () => {
    await answerDialog(PROGRAM);
    await choose('Command that connects');
    await expect.poll(() => field('Command that connects').inputValue()).toBe(`${PROGRAM}\n--all day`);
    await choose('Command that hangs up');
    await office.shootBoth('choose-file');
    await office.page.getByRole('button', { name: 'Save' }).click();
    await office.page.getByText('Saved. It holds from now on').waitFor();
    expect(await line()).toMatchObject({ connectCommand: [PROGRAM, '--all day'], disconnectCommand: [PROGRAM] });
  });

  test('who thinks better of it keeps what stands there', async () => {
    await answerDialog(null);
    await choose('Command that connects');
    await expect
      .poll(() => office.page.getByRole('button', { name: 'Choose… Command that connects' }).isEnabled())
      .toBe(true);
    expect(await field('Command that connects').inputValue()).toBe(`${PROGRAM}\n--all day`);
  });

  test('what is typed after choosing holds', async () => {
    await field('Command that connects').fill('/usr/bin/other');
    await office.page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(line).toMatchObject({ connectCommand: ['/usr/bin/other'] });
  });

  test('nothing was complained of on the way', () => expect(office.complaints).toEqual([]));
});
