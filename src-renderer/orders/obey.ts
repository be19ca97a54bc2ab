// What becomes of an order, whether the menu gave it, a key, or the palette. A call begins
// as it does by its button: where it costs, the price is asked about first.
import type { WindowOrder } from '../../src-main/contract/window/orders';
import { goOnline } from '../calls/go-online';
import { liveNow } from '../live';
import { helpOnFocused } from '../form/field-help';
import { exportShown } from '../handout/export';
import { printShown } from '../handout/print';
import { HELP_ON } from '../help/on-screen';
import { importSettings } from '../importing/import-settings';
import { saveReport } from '../log/save-report';
import { tellDone, tellFailed } from '../parts/tell';
import { go } from '../place';
import { desk } from '../relay';
import type { ScreenKey } from '../side/screens';
import { savingWords } from '../words/saving';
import { openSheet } from './opened';

export function obey(order: WindowOrder, screen: ScreenKey): void {
  switch (order) {
    case 'send-receive':
      return sendReceive();
    case 'handbook':
      return go('help');
    case 'help-here':
      return helpOnFocused() ? undefined : go('help', HELP_ON[screen]);
    case 'save-report':
      return asked(saveReport());
    case 'export-shown':
      return asked(exportShown());
    case 'print':
      return asked(printShown());
    case 'export-settings':
      return asked(exportSettings());
    case 'import-settings':
      return importSettings();
    case 'find':
    case 'shortcuts':
    case 'about':
      return openSheet(order);
  }
}

function sendReceive(): void {
  const { status } = liveNow();
  if (status && !status.session) asked(goOnline({ resume: status.paused }));
}

async function exportSettings(): Promise<void> {
  const { path } = await desk('export-settings');
  if (path !== null) tellDone(savingWords.exported(path));
}

function asked(done: Promise<unknown>): void {
  done.catch(tellFailed);
}
