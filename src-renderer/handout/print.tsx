// Puts a sheet on paper, what is open or what a button stands beside: it is made into a page
// of its own, which the desktop prints. The window itself is never printed: no button, no
// dark look gets there.
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PrintedSheet } from '../../src-main/contract/window/printed-sheet';
import { exactly } from '../format';
import { tellDone } from '../parts/tell';
import { desk } from '../relay';
import { handoutWords } from '../words/handout';
import { languageSpoken } from '../words/spoken';
import type { PaperSheet } from './sheet';
import style from './sheet.css?inline';
import { paperSheetShown } from './shown';

/** Rejects with a sentence. */
export async function printShown(): Promise<void> {
  const make = paperSheetShown();
  if (make === null) return tellDone(handoutWords.nothingToPrint);
  await printSheet(await make());
}

/** Rejects with a sentence. */
export async function printSheet(sheet: PaperSheet): Promise<void> {
  const { printed } = await desk('print', JSON.stringify(onPaper(sheet)));
  tellDone(printed ? handoutWords.printed : handoutWords.notPrinted);
}

function onPaper({ title, body, letter = null }: PaperSheet): PrintedSheet {
  const content = (
    <>
      <h1>{title}</h1>
      {body}
    </>
  );
  const foot = handoutWords.foot(exactly(new Date().toISOString()));
  return { title, language: languageSpoken(), content: written(content), style, foot, letter };
}

/** As HTML. */
function written(content: ReactNode): string {
  const place = document.createElement('div');
  const root = createRoot(place);
  flushSync(() => root.render(content));
  const html = place.innerHTML;
  root.unmount();
  return html;
}
