// words/cases/sign-in in German.
import { dateTimeText } from '../../amounts';
import { translate } from '../../page';
import { signInWords } from '../../cases/sign-in';

translate('de', signInWords, {
  providers: {
    microsoft: 'Microsoft',
    google: 'Google',
    yahoo: 'Yahoo',
    fastmail: 'Fastmail',
    other: 'beim Anbieter',
  },
  otherHost: (host, provider) =>
    `${host} ist kein Post-Host von ${signInWords.providers[provider]} und bekommt deshalb kein Token von dort zu sehen. Den Host berichtigen; stimmt er, einen anderen Anbieter für die Anmeldung wählen`,
  renewal: {
    done: (username) => `die Anmeldung von ${username} wurde lange nicht benutzt und ist erneuert`,
    failed: (username, why) => `die Anmeldung von ${username} sollte erneuert werden: ${why}`,
  },
  book: {
    note: 'keine Liste von Anmeldungen',
    damaged: (name) =>
      `Was von Anmeldungen bekannt war, ist nicht zu lesen: die Datei war beschädigt und liegt als corrupt/${name} beiseite. Die Anmeldungen selbst gelten weiter.`,
    notKept: (why) =>
      `was von Anmeldungen bekannt ist, ließ sich nicht schreiben: ${why}. Es wird mit der nächsten Änderung geschrieben.`,
  },
  none: 'eine Anmeldung dieses Namens läuft nicht. Noch einmal beginnen',
  lineGone: 'die Leitung ging weg, bevor die Anmeldung fertig war. Noch einmal beginnen',
  kept: {
    none: 'von dieser Anmeldung wartet kein Code: er steht nur im Speicher, bis er abgelaufen ist oder Dialpost neu gestartet wird. Die Anmeldung noch einmal beginnen',
    notTyped: 'der Code ist noch nicht eingegeben. Er gilt weiter: noch einmal fragen, wenn er es ist',
    stillHolds: (why) => `${why.replace(/\.$/, '')}. Der Code gilt weiter: noch einmal fragen`,
    lineGone:
      'die Leitung ging weg, bevor der Anbieter gesagt hatte, ob der Code eingegeben ist. Der Code gilt weiter: noch einmal fragen',
    notUp: 'die Verbindung wurde beendet, bevor die Leitung da war',
    calledOff: 'die Anmeldung wurde abgebrochen. Noch einmal beginnen',
    tooSoon: (seconds) => `der Anbieter darf erst in ${seconds} s wieder gefragt werden. Dann noch einmal fragen`,
    asking: 'der Anbieter wird gerade gefragt, ob der Code eingegeben ist',
    codesOnly:
      'auflegen lässt sich nur, während anderswo ein Code eingegeben wird; ein Browser hier braucht die Leitung',
  },
  inCall: (why) =>
    `In dieser Verbindung hat sich niemand angemeldet: ${why.replace(/\.$/, '')}. Die Post wartet wie zuvor.`,
  done: {
    as: (account) => `angemeldet als ${account}`,
    other: (account, username) =>
      `angemeldet als ${account}, während in den Einstellungen ${username} steht. Das ist nur richtig, wenn ${account} das Postfach ${username} benutzen darf`,
  },
  out: {
    revoked: 'abgemeldet: die Anmeldung ist hier vergessen und beim Anbieter zurückgenommen',
    there:
      'abgemeldet: die Anmeldung ist hier vergessen. Dieser Anbieter nimmt sie nur auf seinen eigenen Seiten zurück, unter den Apps, die das Konto benutzen dürfen',
    failed: (trouble) =>
      `abgemeldet: die Anmeldung ist hier vergessen. Dem Anbieter konnte es nicht gesagt werden (${trouble}); auf seinen eigenen Seiten zurücknehmen, unter den Apps, die das Konto benutzen dürfen`,
    of: (username, text) => `${username}: ${text}`,
    too: (text, others) => `${text}; auch ${others.join(', ')} arbeitete damit`,
  },
  noGrant: (connector) =>
    `${connector} meldet sich mit einem Passwort oder gar nicht an; hier gibt es nichts anzumelden`,
  noAccount: (connector, username, names) =>
    `${connector} meldet sich als ${names.join(' und ')} an, nicht als ${username}`,
  needsNobody: (connector) => `${connector} meldet sich ohne eine Person an; es ist nichts zu tun`,
  page: {
    title: 'Dialpost',
    goBack: 'Die Antwort ist angekommen. Diese Seite kann geschlossen werden; Dialpost sagt, was daraus wurde.',
    nothing: 'Das ist nicht die Antwort auf eine Anmeldung, die gerade läuft.',
  },
  unanswered: {
    'in-clear': (host) =>
      `${host} wird nicht nach einem Token gefragt, weil die Anmeldung im Klartext dorthin ginge: die Adresse muss mit „https://“ beginnen`,
    endless: (host) => `${host} schickte eine Antwort ohne Ende statt eines Tokens`,
    'too-long': (host) => `${host} brauchte zu lange für ein Token. Beim nächsten Anruf wird wieder gefragt`,
    stopped: (host) => `die Frage nach einem Token an ${host} wurde angehalten`,
    unreachable: (host, trouble) => `${host} war für ein Token nicht zu erreichen: ${trouble}`,
    clock: (host, trouble, shown) =>
      `das Zertifikat von ${host} ist nach der Uhr dieses Computers${shown === null ? '' : ` (sie zeigt ${dateTimeText(shown)})`} abgelaufen oder noch nicht gültig (${trouble}). Meist geht die Uhr falsch: Datum und Zeit stellen; die Anmeldung selbst gilt weiter`,
    busy: (host, status) => `${host} hat jetzt kein Token (Antwort ${status}). Beim nächsten Anruf wird wieder gefragt`,
  },
  noProvider: (host) =>
    `was ${host} antwortete, sagt kein Anmeldedienst. So antwortet ein Netz, das erst selbst eine Anmeldung will; oder die Adresse ist falsch`,
  withTheirs: (sentence, said) => `${sentence} (${said})`,
  faults: {
    'not-signed-in': 'beim Anbieter hat sich noch niemand angemeldet. Anmelden',
    'consent-gone':
      'der Anbieter lässt die Anmeldung nicht mehr gelten: sie wurde zurückgenommen oder ist abgelaufen. Noch einmal anmelden',
    lapsed: 'die Anmeldung wurde so lange nicht benutzt, dass der Anbieter sie beendet hat. Noch einmal anmelden',
    'password-changed':
      'das Passwort dieses Kontos wurde geändert oder ist abgelaufen; das beendet die Anmeldung. Noch einmal anmelden, mit dem neuen',
    policy:
      'eine Regel der Organisation (bedingter Zugriff) lässt dieses Programm von hier aus nicht ein. Den Verwalter bitten, es für dieses Konto zu erlauben; vorher hilft auch eine neue Anmeldung nicht',
    account:
      'der Anbieter kennt dieses Konto nicht, oder es ist gesperrt. Den Benutzernamen prüfen oder den Verwalter fragen',
    tenant:
      'das Konto gehört nicht zu dieser Organisation (Mandant). Den Mandanten in den Einstellungen prüfen, oder das Konto, das sich angemeldet hat',
    client:
      'der Anbieter kennt diese Client-ID nicht oder lässt sie nicht nach Post fragen. Mit der Registrierung vergleichen',
    secret:
      'der geheime Clientschlüssel ist falsch oder abgelaufen. In der Registrierung einen neuen machen und speichern',
    'public-client':
      'die Registrierung ist eine für Programme mit geheimem Schlüssel. Dort öffentliche Clientflüsse erlauben, oder den Schlüssel speichern',
    redirect:
      'die Registrierung erlaubt die Adresse nicht, zu der der Browser zurückkehrt. Sie dort hinzufügen, wie die Schritte der Anmeldung sie zeigen',
    scope: 'die Registrierung erlaubt das Senden oder Abholen von Post nicht. Dort die Rechte für Post hinzufügen',
    declined: 'die Zustimmung wurde nicht gegeben. Noch einmal anmelden und „Annehmen“ wählen',
    'code-old': 'der Code wurde nicht rechtzeitig benutzt. Die Anmeldung noch einmal beginnen',
    'no-lasting':
      'der Anbieter gab eine Anmeldung, die in einer Stunde endet. In der Registrierung den Offlinezugriff erlauben und noch einmal anmelden',
    certificate:
      'das Client-Zertifikat ist nicht zu gebrauchen: es muss ein privater RSA-Schlüssel mit seinem Zertifikat sein, beide als PEM',
    clock: 'der Anbieter findet die Uhr dieses Computers falsch. Datum und Zeit stellen und noch einmal versuchen',
    'no-address':
      'es ist nicht bekannt, wo nach einem Token zu fragen ist. Die Adresse des Anbieters speichern (issuer oder tokenUrl)',
    'no-flow': 'der Anbieter bietet diese Art der Anmeldung nicht. Eine andere wählen',
    testing:
      'Google hat die Anmeldung nach sieben Tagen beendet, wie bei jedem Programm, dessen Zustimmungsbildschirm auf „Test“ steht. Ihn in der Google Cloud Console veröffentlichen (Zielgruppe, „App veröffentlichen“), dann noch einmal anmelden; ist er veröffentlicht, wurde die Anmeldung zurückgenommen',
    frequency:
      'eine Regel der Organisation beendet jede Anmeldung nach einiger Zeit. Noch einmal anmelden; kommt das zu oft, den Verwalter bitten, dieses Programm auszunehmen',
    'second-factor':
      'der Anbieter will erst einen zweiten Faktor (einen Code oder eine App). Noch einmal anmelden und ihn dort angeben',
    'admin-consent':
      'niemand hat diesem Programm für die Organisation erlaubt, Post zu benutzen. Ihr Verwalter öffnet die Registrierung und wählt „Administratorzustimmung erteilen“; danach noch einmal anmelden',
    'not-assigned':
      'dieses Konto gehört nicht zu denen, die das Programm benutzen dürfen. Der Verwalter fügt es in Entra unter „Unternehmensanwendungen“, „Benutzer und Gruppen“ hinzu; danach noch einmal anmelden',
    'single-page':
      'die Registrierung ist eine für Webseiten („Single-Page-Anwendung“), deren Anmeldungen nach einem Tag enden. Die Adresse der Rückkehr unter „Mobilgerät- und Desktopanwendungen“ eintragen und noch einmal anmelden',
    'certificate-unknown':
      'der Anbieter kennt das Client-Zertifikat nicht. Es in der Registrierung unter „Zertifikate & Geheimnisse“ hinterlegen, oder hier das richtige speichern',
    'same-again': 'der Anbieter gab noch einmal das Token, das nicht angenommen wurde. Noch einmal anmelden',
    unknown: 'der Anbieter hat die Anmeldung verweigert. Noch einmal anmelden',
  },
});
