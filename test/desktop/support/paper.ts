// What would come out of the printer: the system's dialog is answered by a file, so that
// the very document that is printed can be read, and its pages counted.
import type { Page } from 'playwright-core';
import type { Office } from './office';

export interface Printed {
  /** What stands on paper; a letter's own page included. */
  readonly text: string;
  readonly pages: number;
  /** What reaches over the edge of the printed part of some paper. */
  readonly cut: readonly string[];
  /** Words of a table that are broken, though they are no address. */
  readonly broken: readonly string[];
  /** Its colour, and how much can be pressed. */
  readonly ground: string;
  readonly pressable: number;
  /** How far it reaches to the right as the browser sees it, which makes smaller what is wider than the paper; pixels. */
  readonly reach: number;
}

/** Width of what is printed on, without the margins, millimetres. */
const PAPERS = { A4: 210 - 2 * 16, Letter: 215.9 - 2 * 16 };

/** What `press` puts on paper; `answer` is what the system says of it, '' where all went well. */
export async function printed(office: Office, press: () => Promise<void>, answer = ''): Promise<Printed> {
  await office.app.evaluate(({ app }) => {
    app.once('web-contents-created', (_, contents) => {
      Reflect.set(contents, 'print', (_options: unknown, done: (success: boolean, why: string) => void) => {
        void contents
          .printToPDF({ pageSize: 'A4' })
          .then((pdf) => Reflect.set(globalThis, 'onPaper', { pdf: pdf.toString('base64'), done }));
      });
    });
  });
  const opened = office.app.waitForEvent('window');
  await press();
  const sheet = await opened;
  const pdf = Buffer.from(await fromPrinter(office), 'base64');
  const text = await textOf(sheet);
  const look = await lookOf(sheet);
  await office.app.evaluate((_, why) => {
    const { done } = Reflect.get(globalThis, 'onPaper');
    Reflect.deleteProperty(globalThis, 'onPaper');
    done(why === '', why);
  }, answer);
  return { text, pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0, ...look };
}

async function lookOf(sheet: Page): Promise<Pick<Printed, 'cut' | 'broken' | 'ground' | 'pressable' | 'reach'>> {
  const cut: string[] = [];
  const broken: string[] = [];
  for (const width of Object.values(PAPERS)) {
    cut.push(...(await sheet.evaluate(beyond, width)));
    broken.push(...(await sheet.evaluate(brokenWords)));
  }
  const rest = await sheet.evaluate(() => ({
    reach: document.documentElement.scrollWidth,
    ground: getComputedStyle(document.body).backgroundColor,
    pressable: document.querySelectorAll('button, input, a, [role=button]').length,
  }));
  return { cut, broken, ...rest };
}

/** Runs in the sheet: the texts that a paper so many millimetres wide cuts off. */
function beyond(width: number): readonly string[] {
  document.documentElement.style.width = `${width}mm`;
  const edge = document.documentElement.getBoundingClientRect();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const over = [...range.getClientRects()].some(({ left, right }) => left < edge.left - 1 || right > edge.right + 1);
    if (over) found.push(node.textContent ?? '');
  }
  return found;
}

/** Runs in the sheet. */
function brokenWords(): readonly string[] {
  return [...document.querySelectorAll('th, td')].flatMap((cell) => {
    const [text] = cell.childNodes;
    return [...(cell.textContent ?? '').matchAll(/\S{2,14}(?!\S)/g)].flatMap(({ 0: word, index }) => {
      if (!text || /\S/.test(cell.textContent?.charAt(index - 1) ?? '')) return [];
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      return lines.size > 1 ? [word] : [];
    });
  });
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
