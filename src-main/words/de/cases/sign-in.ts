// words/cases/sign-in in German.
import { translate } from '../../page';
import { signInWords } from '../../cases/sign-in';

translate('de', signInWords, {
  sameAgain: 'der Anbieter gab noch einmal das Token, das nicht angenommen wurde. Noch einmal anmelden',
  none: 'eine Anmeldung dieses Namens läuft nicht. Noch einmal beginnen',
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
  },
  noGrant: (connector) =>
    `${connector} meldet sich mit einem Passwort oder gar nicht an; hier gibt es nichts anzumelden`,
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
    'password-changed': 'das Passwort dieses Postfachs wurde geändert; das beendet die Anmeldung. Noch einmal anmelden',
    policy:
      'eine Regel der Organisation steht im Weg, etwa ein zweiter Faktor oder der Ort, von dem aus angerufen wird. Noch einmal anmelden; wird auch das verweigert, den Verwalter fragen',
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
    unknown: 'der Anbieter hat die Anmeldung verweigert. Noch einmal anmelden',
  },
});
