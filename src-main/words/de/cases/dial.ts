// words/cases/dial in German.
import { dialCaseWords } from '../../cases/dial';
import { translate } from '../../page';

translate('de', dialCaseWords, {
  'modem-in-use': {
    cause: 'Ein anderes Programm benutzt das Modem: {said}',
    steps: [
      'Schließen Sie das andere Programm (Fax, ein anderer Wähler), oder warten Sie darauf; versuchen Sie es dann wieder.',
    ],
  },
  'no-modem': {
    cause: 'Das Modem wurde nicht gefunden: {said}',
    steps: ['Prüfen Sie, ob es eingesteckt und eingeschaltet ist.', 'Prüfen Sie, welchen Anschluss der Eintrag nennt.'],
  },
  'still-hanging-up': {
    cause: 'Die Leitung ist noch von einer früheren Verbindung belegt: {said}',
    steps: ['Warten Sie eine Minute, und versuchen Sie es wieder.'],
  },
  'no-entry': {
    cause: 'Das System kennt keinen solchen Einwahl-Eintrag: {said}',
    steps: [
      'Vergleichen Sie den Namen des Eintrags unter „Leitungen“ mit dem im System; Groß- und Kleinschreibung zählt.',
    ],
  },
  broke: {
    cause: 'Die Verbindung brach beim Aufbau ab: {said}',
    steps: [
      'Versuchen Sie es wieder; auf einer schlechten Leitung kommt das vor.',
      'Wenn es so bleibt, prüfen Sie Kabel und Antenne, und fragen Sie den Anbieter, ob Nummer und Zugang frei sind.',
    ],
  },
  'modem-fault': {
    cause: 'Das Modem meldet einen Fehler: {said}',
    steps: [
      'Schalten Sie das Modem aus, warten Sie zehn Sekunden, und schalten Sie es wieder ein.',
      'Prüfen Sie seinen Treiber oder seine Init-Zeichenfolge.',
    ],
  },
  'password-expired': {
    cause: 'Das Passwort für die Einwahl ist abgelaufen: {said}',
    steps: ['Bitten Sie den Anbieter um ein neues Passwort, und tragen Sie es unter „Leitungen“ ein.'],
  },
  'account-closed': {
    cause: 'Der Anbieter lässt diesen Zugang nicht zur Einwahl zu: {said}',
    steps: [
      'Fragen Sie den Anbieter: Der Zugang kann gesperrt, auf bestimmte Stunden begrenzt oder nicht zur Einwahl berechtigt sein.',
    ],
  },
  busy: {
    cause: 'Die Nummer ist besetzt: {said}',
    steps: [
      'Dialpost wählt von selbst wieder, so oft die Leitung es erlaubt; mehr Versuche oder eine zweite Nummer helfen zu Stoßzeiten.',
    ],
  },
  voice: {
    cause: 'Statt eines Modems antwortete ein Mensch oder eine Ansage: {said}',
    steps: ['Prüfen Sie die Telefonnummer im Eintrag, bevor wieder jemand geweckt wird.'],
  },
  'no-answer': {
    cause: 'Niemand nimmt ab: {said}',
    steps: [
      'Prüfen Sie die Nummer samt Vorwahl und der Ziffer für die Amtsleitung.',
      'Wenn sie stimmt, sind vielleicht die Modems des Anbieters ausgefallen.',
    ],
  },
  'no-carrier': {
    cause: 'Die Modems fanden kein Trägersignal: {said}',
    steps: ['Prüfen Sie, ob es auf der Leitung rauscht; versuchen Sie eine niedrigere Geschwindigkeit.'],
  },
  'no-tone': {
    cause: 'Es gibt keinen Wählton: {said}',
    steps: [
      'Prüfen Sie das Telefonkabel, und ob gerade jemand telefoniert.',
      'Lassen Sie das Modem hinter einer Nebenstellenanlage wählen, ohne auf den Wählton zu warten.',
    ],
  },
  password: {
    cause: 'Der Anbieter hat Namen oder Passwort der Einwahl nicht angenommen: {said}',
    steps: [
      'Prüfen Sie Namen und Passwort der Leitung; das ist der Zugang zur Einwahl und oft ein anderer als der für die Post.',
    ],
  },
  'login-silent': {
    cause: 'Die Gegenseite antwortete nicht mehr, während das Passwort geprüft wurde: {said}',
    steps: [
      'Versuchen Sie es wieder.',
      'Wenn es so bleibt, ist der Anmeldeserver des Anbieters langsam oder der Zugang unbekannt: Fragen Sie nach.',
    ],
  },
  protocols: {
    cause: 'Beide Seiten fanden kein gemeinsames Protokoll: {said}',
    steps: ['Schalten Sie im Eintrag TCP/IP ein und die anderen aus; lassen Sie sich die Adresse vom Anbieter geben.'],
  },
  'no-ppp': {
    cause: 'Es antwortete etwas, das kein PPP spricht: {said}',
    steps: ['Prüfen Sie die Nummer; manche Anbieter verlangen ein Skript, bevor PPP beginnt.'],
  },
  'network-below': {
    cause: 'Das Netz, über das diese Verbindung läuft, ist nicht da: {said}',
    steps: ['Prüfen Sie, was darunter liegt (Kabel, WLAN, Satellitenterminal).'],
  },
  'not-allowed': {
    cause: 'Dieser Benutzer darf nicht wählen: {said}',
    steps: [
      'Nehmen Sie den Benutzer, unter dem Dialpost läuft, in die Gruppe „dip“ auf (Debian), und starten Sie Dialpost neu.',
    ],
  },
  options: {
    cause: 'Eine Option des Einwahl-Eintrags ist falsch: {said}',
    steps: ['Sehen Sie die peers-Datei dieses Eintrags durch.'],
  },
  'chat-failed': {
    cause: 'Das Modem hat keine Verbindung bekommen: {said}',
    steps: [
      'Besetzt, keine Antwort oder kein Trägersignal: Prüfen Sie Nummer und Leitung, und sehen Sie dann das chat-Skript an.',
    ],
  },
  'peer-gone': {
    cause: 'Die Gegenseite antwortet nicht mehr: {said}',
    steps: ['Versuchen Sie es wieder; prüfen Sie die Leitung, wenn es so bleibt.'],
  },
  'nm-off': {
    cause: 'NetworkManager läuft nicht: {said}',
    steps: ['Starten Sie ihn, oder wählen Sie eine andere Art von Leitung.'],
  },
  'nm-secrets': {
    cause: 'Das Passwort der Netzverbindung ist nicht dort gespeichert, wo Dialpost es benutzen kann: {said}',
    steps: ['Speichern Sie das Passwort in den Einstellungen der Netzverbindung für alle Benutzer.'],
  },
  'program-missing': {
    cause: 'Das Programm, das wählt, ist nicht da: {said}',
    steps: ['Installieren Sie es, oder berichtigen Sie den Befehl unter „Leitungen“.'],
  },
  time: {
    cause: 'Das Wählen dauerte zu lange und wurde aufgegeben: {said}',
    steps: [
      'Geben Sie der Leitung mehr Zeit (dialTimeoutSeconds), wenn sie einfach langsam ist; Satelliten brauchen manchmal zwei Minuten.',
    ],
  },
  other: {
    cause: 'Die Leitung kam nicht zustande: {said}',
    steps: [
      'Versuchen Sie „Prüfen“ neben der Leitung.',
      'Wählen Sie einmal mit den Mitteln des Systems; wenn auch das nicht geht, fragen Sie den Anbieter.',
    ],
  },
});
