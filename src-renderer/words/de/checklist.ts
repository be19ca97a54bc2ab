// words/checklist in German.
import { checklistWords } from '../checklist';
import { translate } from '../../../src-main/words/page';

translate('de', checklistWords, {
  title: 'Noch zu tun',
  dns: 'Die DNS-Einträge blieben für später; bis sie stehen, findet Post für das Büro vielleicht nicht hierher.',
  fetched: 'Noch hat hier kein Mailprogramm Post abgeholt: Versuchen Sie es einmal mit einem Postfach.',
  called: 'Noch gab es keine geplante Verbindung.',
  calledNext: (when) => `Noch gab es keine geplante Verbindung; die erste ist geplant für ${when}.`,
  openDns: 'Einträge öffnen',
  openFetched: 'Was einzutippen ist',
  openCalled: 'Zeiten öffnen',
  done: 'Erledigt',
  doneWith: (what) => `Erledigt: ${what}`,

  dnsQuestion: 'Die Einträge für Ihre Domain',
  dnsChoices: { later: 'Später: in der Übersicht vormerken', stand: 'Sie stehen schon' },
});
