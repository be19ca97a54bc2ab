// words/updates in German.
import { translate } from '../../../src-main/words/page';
import { updateWords } from '../updates';

type Takes = Parameters<typeof updateWords.ask.meaning>[0];

const takes = ({ size, money, time, line }: Takes): string =>
  [size, ...(money === null ? [] : [`etwa ${money}`]), `etwa ${time} über ${line}`].join(', ');

translate('de', updateWords, {
  running: (version) => `Dies ist die Version ${version}.`,
  noneKnown: 'Eine neuere ist nicht bekannt.',
  lookedAt: (time) => `Nachgesehen: ${time}.`,
  neverLooked: 'Noch niemand hat nachgesehen.',
  there: (version, size) => `Es gibt eine neuere Version ${version} (${size}).`,
  look: 'Jetzt nachsehen',
  lookWanted: 'Am Ende der nächsten Verbindung wird nachgesehen.',
  fetch: (money) => (money === null ? 'Holen' : `Holen · etwa ${money}`),
  takes: (takesText) => `Zum Holen braucht es ${takes(takesText)}.`,
  ask: {
    title: (version) => `Version ${version} holen?`,
    meaning: (takesText) =>
      `${takes(takesText)}, zusätzlich zu einer Verbindung, die ohnehin hergestellt wird. Geholt wird sie in der nächsten Verbindung, nach der Post; bricht die Leitung ab, geht es später dort weiter, und was kam, wird nicht zweimal bezahlt. Installiert wird nichts, bevor Sie es sagen.`,
    yes: 'Holen',
  },
  wanted: 'Sie wird in der nächsten Verbindung geholt, nach der Post.',
  doNot: 'Nicht holen',
  progress: 'Wie viel von der neueren Version hier ist',
  came: (came, all) => `${came} von ${all}`,
  stop: 'Holen abbrechen',
  fetched: 'Sie liegt geprüft hier und ist, was signiert wurde.',
  install: 'Installieren und neu starten',
  installHint:
    'Dialpost endet geordnet und startet als neuere Version wieder; Post und Einstellungen bleiben, wie sie sind. Vielleicht wird nach dem Kennwort eines Verwalters gefragt.',
  installing: 'Sie wird installiert, sobald keine Verbindung besteht …',
  installed: 'Sie ist installiert und startet, sobald keine Verbindung besteht.',
  byHand: 'Dialpost installiert sie nicht selbst: Holen und installieren Sie sie so wie diese.',
});
