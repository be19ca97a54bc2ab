// The button beside what needs attention: it leads to the fix, or is it.
import type { ReactNode } from 'react';
import type { AttentionAction } from '../../src-main/contract/attention';
import { goOnline } from '../calls/go-online';
import { Button } from '../press/button';
import { useBusy } from '../press/use-busy';
import { go } from '../place';
import { seek } from '../places/seek';
import { call, desk } from '../relay';
import { windowWords } from '../words/window';
import { attentionWords } from '../words/attention';

export function AttentionButton({ action }: { readonly action: AttentionAction }): ReactNode {
  const [busy, begin] = useBusy();
  return (
    <Button size="compact-sm" variant="default" disabled={busy} onClick={() => begin(() => act(action))}>
      {busy ? windowWords.asking : label(action)}
    </Button>
  );
}

function label(action: AttentionAction): string {
  switch (action.kind) {
    case 'open':
      return attentionWords.open[action.screen];
    case 'send':
      return attentionWords.send;
    case 'release':
    case 'retry':
      return attentionWords.tryAgain;
    case 'hold':
      return attentionWords.hold;
    case 'return':
      return attentionWords.giveBack;
    case 'resume':
      return attentionWords.resume;
    case 'take-over':
      return attentionWords.takeOver;
    case 'show-folder':
      return attentionWords.showFolder;
  }
}

async function act(action: AttentionAction): Promise<void> {
  switch (action.kind) {
    case 'open':
      // There the things are fields.
      if (action.screen === 'general' && action.id !== null) return seek(['general'], action.id);
      return go(action.screen, ...(action.id === null ? [] : [action.id]));
    case 'send':
      return goOnline({ connectors: action.connectors });
    case 'release':
      return void (await call('queue.release', { ids: [...action.ids] }));
    case 'retry':
      return goOnline({
        ids: action.ids,
        begin: (agreed) => call('queue.retry', { ids: [...action.ids], now: true, ...agreed }),
      });
    case 'hold':
      return void (await call('queue.hold', { ids: [...action.ids] }));
    case 'return':
      return void (await call('queue.bounce', { ids: [...action.ids] }));
    case 'resume':
      return void (await call('relay.resume', {}));
    case 'take-over':
      return void (await desk('take-over'));
    case 'show-folder':
      return void (await desk('open-log-folder'));
  }
}
