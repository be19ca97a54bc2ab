// Another language chosen, here or elsewhere, is spoken by the whole page at once, because
// it is loaded anew; where something is unsaved, when that is saved or thrown away, and where
// setting up was begun, when that is done: a person is told that it waits.
import { useEffect, useRef } from 'react';
import { useLive } from '../live';
import { useKeptAside, useUnsaved } from '../place';
import { desk } from '../relay';
import { languageSpoken } from '../words/spoken';
import { wizardWords } from '../words/wizard';
import { tellDone } from './tell';

export function LanguageChosen(): null {
  const choice = useLive().status?.language;
  const unsaved = useUnsaved();
  const setsUp = useKeptAside();
  const before = useRef(choice);
  useEffect(() => {
    const isAnother = before.current !== undefined && before.current !== choice;
    if (unsaved) return;
    before.current = choice;
    if (setsUp && isAnother) tellDone(wizardWords.languageWaits);
    if (setsUp) return;
    // What the choice means on this computer is known to the desktop; where it cannot be asked the page stays.
    if (choice !== undefined) desk('speak-anew', languageSpoken()).catch(() => undefined);
  }, [choice, unsaved, setsUp]);
  return null;
}
