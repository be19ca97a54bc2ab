// words/diagnose/computer in German.
import { dateTimeText, sizeText, spanText } from '../../amounts';
import { computerWords } from '../../diagnose/computer';
import { translate } from '../../page';

const SET_CLOCK =
  'Stellen Sie Datum, Uhrzeit und Zeitzone dieses Rechners, und lassen Sie sie vom Netz stellen. Zeiten, neue Versuche und die Daten Ihrer Post richten sich danach; Zertifikate werden abgewiesen, solange sie falsch sind.';

const doorText = (address: string, port: number): string => `${address} Port ${port}`;
const notDialled = (line: string): string =>
  `Die Leitung ${line} kann nicht gewählt werden, deshalb geht über sie keine Post.`;
const unwritable = (folder: string, why: string): string =>
  `In den Datenordner ${folder} kann nicht geschrieben werden: ${why}. Es kann keine Post angenommen werden.`;

translate('de', computerWords, {
  door: doorText,
  time: dateTimeText,
  unnamedLine: 'Die Leitung',

  good: {
    'port-any': 'Für diesen Eingang wird irgendein freier Port genommen; die Übersicht zeigt, welcher.',
    'port-ours': (address, port) => `Dialpost nimmt an ${doorText(address, port)} schon Verbindungen an.`,
    'port-free': (address, port) => `${doorText(address, port)} ist frei.`,
    'clock-plausible': (now, zone) =>
      `Die Uhr zeigt ${dateTimeText(now, zone)} (${zone}), und das kann stimmen: Vergleichen Sie es mit Ihrer Armbanduhr.`,
    'disk-room': (freeBytes) => `Die Festplatte des Datenordners hat ${sizeText(freeBytes)} frei.`,
    'folder-writable': (folder) => `In den Datenordner ${folder} kann geschrieben werden.`,
    'program-none': (line) => `${line} wird nicht von Dialpost gewählt und braucht kein Programm.`,
    'program-there': (line, programs) => `Womit ${line} gewählt wird, ist da: ${programs.join(', ')}.`,
    'dns-address': (host) => `${host} ist eine Adresse; um sie zu finden, ist kein Nameserver nötig.`,
    'dns-found': (host, addresses) => `DNS kennt ${host}: ${addresses.join(', ')}.`,
  },

  portTakenBySelf: (port) => ({
    text: `Port ${port} benutzt Dialpost selbst für etwas anderes (einen anderen Eingang, den Übungsanbieter oder die Postfächer).`,
    mend: 'Wählen Sie für eines davon einen anderen Port.',
  }),
  portTaken: (address, port, holder) => {
    const who = holder
      ? `vom Programm ${holder.name} (Prozess ${holder.pid})`
      : 'von einem anderen Programm; von welchem, sagt uns das System nicht';
    return {
      text: `${doorText(address, port)} ist belegt ${who}. Dort könnte keine Post abgegeben werden.`,
      mend: 'Beenden Sie dieses Programm, oder wählen Sie einen anderen Port, und tragen Sie ihn in die Mailprogramme ein.',
    };
  },
  nameNotFound: (cause) => `${cause} Dorthin kann keine Post gehen; sie wartet sicher.`,

  bad: {
    'port-forbidden': (port) => ({
      text: `Das System lässt Dialpost den Port ${port} nicht öffnen; Ports unter 1024 brauchen besondere Rechte.`,
      mend: 'Wählen Sie einen Port über 1023, zum Beispiel 2525, und tragen Sie denselben in die Mailprogramme ein.',
    }),
    'port-reserved': (port) => ({
      text: `Windows behält Port ${port} für sich (oft für Hyper-V oder WSL), oder ein anderes Programm hat ihn für sich allein. Dort könnte niemand Post abgeben.`,
      mend: 'Wählen Sie einen anderen Port, zum Beispiel 2525, und tragen Sie ihn auch in den Mailprogrammen ein.',
    }),
    'port-address': (address) => ({
      text: `Dieser Rechner hat die Adresse ${address} jetzt nicht.`,
      mend: 'Wählen Sie 127.0.0.1 nur für diesen Rechner, 0.0.0.0 für jede seiner Adressen, oder eine Adresse, die er hat.',
    }),
    'clock-early': (now, built, zone) => ({
      text: `Die Uhr zeigt ${dateTimeText(now, zone)}, aber dieses Dialpost wurde am ${dateTimeText(built, zone)} gebaut. Die Uhr geht falsch.`,
      mend: SET_CLOCK,
    }),
    'clock-late': (now, zone) => ({
      text: `Die Uhr zeigt ${dateTimeText(now, zone)}, mehr als zwanzig Jahre nach dem Bau dieses Dialpost. Die Uhr geht falsch.`,
      mend: SET_CLOCK,
    }),
    'clock-jumped': (jump, now, zone) => ({
      text: `Die Uhr wurde um ${spanText(Math.abs(jump))} ${jump > 0 ? 'vorgestellt' : 'zurückgestellt'}, seit Dialpost zuletzt nachsah; sie zeigt jetzt ${dateTimeText(now, zone)}.`,
      mend: `Wenn das die richtige Zeit ist, prüfen Sie noch einmal, und alles ist gut. Wenn nicht: ${SET_CLOCK}`,
    }),
    'disk-small': (folder, freeBytes, needBytes) => ({
      text: `Die Festplatte des Datenordners ${folder} hat nur noch ${sizeText(freeBytes)} frei. Ist sie voll, soll es jeder, der Post abgibt, später noch einmal versuchen; nichts Angenommenes ist verloren.`,
      mend: `Schaffen Sie Platz, bis ${sizeText(needBytes)} frei sind, oder starten Sie Dialpost mit einem Datenordner auf einer anderen Festplatte (--data).`,
    }),
    'folder-full': (folder) => ({
      text: unwritable(folder, 'seine Festplatte ist voll'),
      mend: 'Schaffen Sie auf dieser Festplatte Platz.',
    }),
    'folder-forbidden': (folder) => ({
      text: unwritable(folder, 'das System erlaubt es nicht'),
      mend: 'Geben Sie dem Benutzer, unter dem Dialpost läuft, dort das Recht zu schreiben, oder starten Sie es mit einem anderen Ordner (--data).',
    }),
    'folder-read-only': (folder) => ({
      text: unwritable(folder, 'seine Festplatte ist nur zum Lesen eingehängt'),
      mend: 'So werden Festplatten nach einem Fehler eingehängt: Prüfen Sie die Festplatte, oder starten Sie Dialpost mit einem Ordner auf einer anderen (--data).',
    }),
    'folder-missing': (folder) => ({
      text: unwritable(folder, 'er ist nicht da'),
      mend: 'Wenn er auf einem Datenträger liegt, den man herausnehmen kann, stecken Sie ihn ein; sonst starten Sie Dialpost neu.',
    }),
    'folder-trouble': (folder, trouble) => ({
      text: unwritable(folder, trouble),
      mend: 'Prüfen Sie die Festplatte.',
    }),
    'program-missing': (line, program) => `Das Programm ${program} ist nicht da. ${notDialled(line)}`,
    'program-not-executable': (line, program) => ({
      text: `Die Datei ${program} ist da, darf aber nicht ausgeführt werden. ${notDialled(line)}`,
      mend: 'Machen Sie sie für den Benutzer, unter dem Dialpost läuft, ausführbar (chmod +x); ein Skript braucht auch seine erste Zeile (#!/bin/sh).',
    }),
  },

  unknown: {
    'port-unknown': (address, port, trouble) => ({
      text: `Ob ${doorText(address, port)} geöffnet werden kann, lässt sich nicht feststellen: ${trouble}.`,
    }),
    'disk-unknown': (folder, trouble) => ({
      text: `Wie viel Platz die Festplatte von ${folder} noch hat, lässt sich nicht feststellen: ${trouble}.`,
    }),
    'dns-offline': (host) => ({
      text: `Ob DNS ${host} kennt, lässt sich nicht feststellen, solange die Leitung getrennt ist. Bei jeder Verbindung wird gefragt.`,
      mend: 'Um es jetzt zu wissen: „Prüfen“ auf der Seite „Senden“, oder wählen Sie die Leitung und prüfen Sie noch einmal.',
    }),
    'dns-on-demand': (host) => ({
      text: `Ob DNS ${host} kennt, wurde nicht gefragt: Die Frage ließe den Router wählen.`,
      mend: 'Um es jetzt zu wissen: „Prüfen“ auf der Seite „Senden“.',
    }),
  },
});
