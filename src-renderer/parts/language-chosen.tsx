// Another language chosen, here or elsewhere, is spoken by the whole page at once, because
// it is loaded anew; where something is unsaved, when that is saved or thrown away.
import { useEffect } from 'react';
import { useLive } from '../live';
import { useUnsaved } from '../place';
import { desk } from '../relay';
import { languageSpoken } from '../words/spoken';

export function LanguageChosen(): null {
  const choice = useLive().status?.language;
  const unsaved = useUnsaved();
  useEffect(() => {
    // What the choice means on this computer is known to the desktop; where it cannot be asked the page stays.
    if (choice !== undefined && !unsaved) desk('speak-anew', languageSpoken()).catch(() => undefined);
  }, [choice, unsaved]);
  return null;
}
