// What would come out of the printer: the system's dialog is answered by a file, so that
// the very document that is printed can be read, and its pages counted.
import type { Page } from 'playwright-core';
import type { Office } from './office';

export interface Printed {
  /** What stands on paper; a letter's own page included. */
  readonly text: string;
  readonly pages: number;
}

/** What `press` puts on paper; `answer` is what the system says of it, '' where all went well. */
export async function printed(office: Office, press: () => Promise<void>, answer = ''): Promise<Printed> {
  await office.app.evaluate(({ app }) => {
    app.once('web-contents-created', (_, contents) => {
      Reflect.set(contents, 'print', (_options: unknown, done: (success: boolean, why: string) => void) => {
        void contents
          .printToPDF({})
          .then((pdf) => Reflect.set(globalThis, 'onPaper', { pdf: pdf.toString('base64'), done }));
      });
    });
  });
  const opened = office.app.waitForEvent('window');
  await press();
  const sheet = await opened;
  const pdf = Buffer.from(await fromPrinter(office), 'base64');
  const text = await textOf(sheet);
  await office.app.evaluate((_, why) => {
    const { done } = Reflect.get(globalThis, 'onPaper');
    Reflect.deleteProperty(globalThis, 'onPaper');
    done(why === '', why);
  }, answer);
  return { text, pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0 };
}

async function fromPrinter(office: Office): Promise<string> {
  for (;;) {
    const pdf = await office.app.evaluate(() => Reflect.get(Object(Reflect.get(globalThis, 'onPaper')), 'pdf'));
    if (typeof pdf === 'string') return pdf;
    await office.page.waitForTimeout(50);
  }
}

async function textOf(sheet: Page): Promise<string> {
  await sheet.emulateMedia({ media: 'print' });
  return sheet.evaluate(() => {
    const letter = document.querySelector('.letter')?.shadowRoot?.querySelectorAll<HTMLElement>(':host > *') ?? [];
    return [document.body, ...letter].map(({ innerText }) => innerText).join('\n');
  });
}
