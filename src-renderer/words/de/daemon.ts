// words/daemon in German.
import { translate } from '../../../src-main/words/page';
import { daemonWords } from '../daemon';

translate('de', daemonWords, {
  title: 'Als Dienst ausführen',
  meaning: (folder) =>
    `Der Dienst nimmt Post an und stellt Verbindungen her, sobald dieser Rechner startet, wer immer angemeldet ist. Er übernimmt ${folder}, wie es ist, mit aller Post und allen Einstellungen; nichts wird verschoben. Dieses Fenster steuert ihn dann, und Beenden lässt ihn laufen.`,
  passwords:
    'Passwörter, die der Schlüsselbund dieses Rechners für Sie aufbewahrt, müssen einmal neu eingegeben werden.',
  install: 'Als Dienst ausführen…',
  waiting: 'Wartet auf die Frage des Systems…',
  installed: 'Der Dienst läuft und startet mit diesem Rechner.',
  here: (folder) => `Der Dienst dieses Rechners erledigt die Arbeit, mit dem Ordner ${folder}.`,
  remove: 'Dienst entfernen…',
  removeTitle: 'Den Dienst entfernen?',
  removeMeaning:
    'Post und Einstellungen bleiben, wo sie sind. Diese App nimmt von da an selbst Post an und stellt Verbindungen her, und nur, solange sie läuft.',
  removeYes: 'Dienst entfernen',
  removed: 'Der Dienst ist entfernt. Diese App erledigt die Arbeit wieder.',
  packaged:
    'Er kam mit einem Paket: Schalten Sie ihn mit „sudo systemctl disable --now dialpost“ ab, oder entfernen Sie das Paket. Post und Einstellungen bleiben.',
  elsewhere: (folder) =>
    `Dieser Rechner hat schon einen Dienst, mit einem anderen Ordner: ${folder}. Ein Rechner hat einen. Wer ihn betreut, entfernt ihn zuerst; seine Post und seine Einstellungen bleiben in jenem Ordner.`,
  notOurs:
    'Ein Programm, das nicht dieses Dialpost ist, hat auf diesem Rechner einen Dienst dieses Namens eingerichtet. Wer den Rechner betreut, räumt ihn zuerst weg.',
  byHand: 'Ein Administrator gibt dies in einem Terminal ein:',
  noProgram:
    'Ein Dienst braucht ein Programm, das ohne Fenster läuft: das Paket des Relays (dialpost-relay) oder Node 20.19 oder neuer. Installieren Sie eines davon für alle auf diesem Rechner, und sehen Sie dann wieder hier nach.',
});
