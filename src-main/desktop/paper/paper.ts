// Puts sheets on paper: each is loaded into a window that is never shown and runs nothing,
// and the system asks which printer. One at a time; nothing is left of it afterwards.
import { BrowserWindow, type WebContents } from 'electron';
import type { DesktopRequests } from '../../contract/bridge';
import { ContractError } from '../../contract/errors';
import { PrintedSheet } from '../../contract/window/printed-sheet';
import { desktopWords } from '../../words/desktop';
import type { LetterPages } from '../letter-frame';
import { PAPER_HEADERS, paperDocument } from './document';

/** Where the sheet lies that is being printed: no neighbour of ours, nor of a letter. */
export const PAPER_ORIGIN = 'app://paper';

export interface Paper {
  /** What stands at PAPER_ORIGIN. */
  answer(): Response;
  readonly print: DesktopRequests['print'];
}

export function createPaper(letters: LetterPages): Paper {
  let printing = false;
  let document: string | null = null;
  const put = async (sheet: PrintedSheet): Promise<boolean> => {
    const letter = sheet.letter === null ? null : await letters(sheet.letter);
    if (sheet.letter !== null && letter === null) throw refused(desktopWords.print.noLetter);
    document = paperDocument(sheet, letter);
    return onPaper();
  };
  return {
    answer: () =>
      document === null ? new Response(null, { status: 404 }) : new Response(document, { headers: PAPER_HEADERS }),
    async print(about) {
      if (printing) throw refused(desktopWords.print.underWay);
      printing = true;
      try {
        return { printed: await put(PrintedSheet.parse(JSON.parse(about))) };
      } finally {
        printing = false;
        document = null;
      }
    },
  };
}

async function onPaper(): Promise<boolean> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await window.loadURL(`${PAPER_ORIGIN}/`);
    return await printed(window.webContents);
  } finally {
    window.destroy();
  }
}

/** False: the person thought better of it. Rejects with a sentence. */
function printed(contents: WebContents): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.once('render-process-gone', (_, { reason }) => reject(refused(desktopWords.print.failed(reason))));
    contents.print({}, (success, why) => {
      if (success) resolve(true);
      // What Electron says.
      else if (/cancel/i.test(why)) resolve(false);
      else reject(refused(/printers/i.test(why) ? desktopWords.print.noPrinter : desktopWords.print.failed(why)));
    });
  });
}

const refused = (text: string): ContractError => new ContractError('refused', text);
