// Signing in with a mail provider, in German: fields, dialog, registration. The names of what
// is pressed on the providers' pages are theirs, as they show them in German.
import { translate } from '../../../src-main/words/page';
import { signInWords } from '../sign-in';

translate('de', signInWords, {
  providers: {
    microsoft: 'Microsoft',
    google: 'Google',
    yahoo: 'Yahoo',
    fastmail: 'Fastmail',
    other: 'Ein anderer Anbieter',
  },
  flows: {
    code: 'Im Browser dieses Rechners',
    device: 'Mit einem Code auf einem Telefon',
    client: 'Ohne eine Person (unbeaufsichtigt)',
  },
  labels: {
    provider: 'Anmelden bei',
    tenant: 'Mandant (Tenant)',
    issuer: 'Adresse der Anmeldung',
    cloud: 'Eigene Cloud',
    clientId: 'Client-ID',
    clientSecret: 'Client-Geheimnis',
    clientCertificate: 'Schlüssel und Zertifikat',
    flow: 'Wie man sich anmeldet',
    tokenUrl: 'Token-Adresse',
  },
  hints: {
    tenant: 'Kennung oder Domain Ihrer Organisation. Leer: wer auch immer sich anmeldet.',
    issuer: 'Wo der Anbieter sich beschreibt (Issuer); sie beginnt mit https.',
    cloud: 'Nur für Microsofts Clouds einzelner Länder, etwa https://login.microsoftonline.us. Leer: die übliche.',
    clientId: 'Des beim Anbieter registrierten Programms; „Anmelden …“ zeigt, wie das geht.',
    clientSecret: 'Leer, wenn der Anbieter keines gab.',
    clientCertificate: 'Statt eines Geheimnisses: privater Schlüssel und Zertifikat, beide als PEM, hintereinander.',
    tokenUrl: 'Nur, wenn der Anbieter sich nicht selbst beschreibt; sie beginnt mit https.',
  },
  instead: 'Beim Anbieter anmelden',
  insteadHint: 'Für Anbieter, die keine Passwörter mehr annehmen.',
  sameAsSending: 'Dieselbe Anmeldung wie beim Senden benutzen',
  chooseWay: 'Wie Dialpost sich anmeldet',
  withProvider: (provider) => `Bei ${provider} anmelden`,
  withPassword: 'Name und Passwort',

  notYet: 'Noch nicht angemeldet',
  signedIn: (username) => (username === '' ? 'Angemeldet' : `Angemeldet für ${username}`),
  known: {
    as: (account, day) => (account === null ? `Angemeldet am ${day}.` : `Angemeldet als ${account} am ${day}.`),
    lastRenewed: (day) => `Zuletzt erneuert: ${day}.`,
    until: (day, unused) =>
      unused ? `Wird sie nicht benutzt, endet sie am ${day}.` : `Der Anbieter beendet sie am ${day}.`,
  },
  unattended: 'Keine Person meldet sich an',
  unattendedHint:
    'Das Programm meldet sich bei jeder Verbindung selbst an, mit seinem Geheimnis oder seinem Zertifikat. Ein Administrator muss das einmal erlauben.',
  holdsOnceSaved: 'Es gilt, sobald gespeichert ist.',
  mustAgain:
    'Jemand muss sich anmelden, bevor dies gespeichert werden kann: Host, Name oder Anbieter sind andere als zuvor.',
  begin: 'Anmelden …',
  again: 'Neu anmelden …',
  out: 'Abmelden',

  title: (provider) => `Anmelden: ${provider}`,
  meaning: (username) =>
    `Auf einer Seite des Anbieters melden Sie sich${username === '' ? '' : ` als ${username}`} an und erlauben Dialpost, Post zu senden und abzuholen. Dialpost sieht das Passwort nie.`,
  howRegistered: 'Wie das Programm beim Anbieter registriert wird',
  onceForAll:
    'Ein Anbieter lässt nur Programme ein, die er kennt. Das geschieht einmal; dieselbe Client-ID dient allen Ihren Orten.',
  lacking: (what) => {
    const names = {
      username: 'der Anmeldename (im Formular)',
      clientId: 'die Client-ID',
      issuer: 'die Adresse der Anmeldung',
    };
    return `Noch einzugeben: ${what.map((one) => names[one]).join(', ')}.`;
  },
  costs: (line, { browser, code }) =>
    `Über ${line} kostet das Anmelden etwa ${browser} im Browser dieses Rechners und etwa ${code} mit einem Code, der an Land auf einem Telefon eingetippt wird; gerechnet mit drei Minuten.`,
  dialsForIt:
    'Dialpost wählt dafür wie für jede Verbindung und fragt, bevor es kostet. Die Leitung wird gehalten, bis Sie fertig sind, höchstens eine Viertelstunde; dann geht, was wartet. „Abbrechen“ legt auf.',
  codeDials:
    'Der Code ist für ein Telefon an Land: Diese Leitung ist nur nötig, um zu fragen, ob er eingegeben wurde. Wo zwei kurze Verbindungen weniger kosten, als sie zu halten, kann solange aufgelegt werden.',
  saveFirst: 'Dafür muss gewählt werden: Erst speichern, dann wählt Dialpost; oder zuerst online gehen.',
  dialling: 'Geht für die Anmeldung online…',
  lineIsHeld: 'Die Leitung wird so lange gehalten. „Abbrechen“ legt auf.',
  asking: 'Der Anbieter wird gefragt, ob der Code eingegeben ist …',
  lineIsDown: 'Es ist aufgelegt. Sie können dies schließen; der Code bleibt hier, solange Dialpost läuft.',
  whenTyped: (price) =>
    `Ist er eingegeben, drücken Sie „Ist eingegeben“: Dialpost fragt den Anbieter und sendet, was wartet${price === null ? '' : `, in einer Verbindung für ${price}`}.`,
  typed: 'Ist eingegeben',
  forget: 'Code vergessen',
  ranOut: 'Der Code wurde nicht rechtzeitig benutzt. Beginnen Sie die Anmeldung noch einmal.',
  openBrowser: 'Im Browser öffnen',
  codeForPhone: 'Code für ein Telefon',
  beginning: 'Der Anbieter wird gefragt …',
  inBrowser: 'Der Browser zeigt die Seite des Anbieters. Melden Sie sich dort an; Dialpost wartet auf die Antwort.',
  inBrowserPasted:
    'Der Browser zeigt die Seite des Anbieters. Melden Sie sich dort an. Am Ende steht eine Seite, die sich nicht zeigen lässt: Kopieren Sie deren Adresse von oben aus dem Browser hierher.',
  openAgain: 'Noch einmal öffnen',
  pasteTitle: 'Die Adresse aus dem Browser',
  elsewhere: 'Der Browser ist auf einem anderen Rechner',
  elsewhereHint:
    'Öffnen Sie diese Adresse dort und melden Sie sich an. Am Ende steht eine Seite, die sich nicht zeigen lässt: Bringen Sie deren Adresse, von oben aus dem Browser, hierher zurück.',
  paste: 'Adresse, bei der der Browser endete',
  pasteHint: 'Die ganze, mit allem, was nach dem Fragezeichen steht.',
  notTaken: 'Diese Adresse gehört nicht zu dieser Anmeldung. Kopieren Sie sie noch einmal, ganz.',
  hand: 'Abgeben',
  typeCode:
    'Öffnen Sie auf irgendeinem Telefon oder Rechner mit eigener Verbindung diese Adresse und tippen Sie den Code ein:',
  timeLeft: (time) => `Gewartet wird noch ${time}.`,
  tryAgain: 'Noch einmal versuchen',
  sentence: (text) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`,

  steps: {
    microsoft: {
      begin:
        'Öffnen Sie als Administrator Microsoft Entra, „App-Registrierungen“, und wählen Sie „Neue Registrierung“. Der Name ist frei.',
      accounts:
        'Wählen Sie unter „Unterstützte Kontotypen“ Konten in einem beliebigen Organisationsverzeichnis und persönliche Konten. Wählen Sie nur die eigene Organisation, dann gehört deren Mandanten-ID unten in das Feld „Mandant“.',
      redirect: 'Wählen Sie unter „Umleitungs-URI“ „Öffentlicher Client/nativ (mobil und Desktop)“ mit dieser Adresse:',
      code: 'Schalten Sie nach der Registrierung unter „Authentifizierung“ „Öffentliche Clientflows zulassen“ ein; der Code für ein Telefon braucht es.',
      permissions:
        'Fügen Sie unter „API-Berechtigungen“, „Berechtigung hinzufügen“, „Microsoft Graph“, „Delegierte Berechtigungen“ diese hinzu; danach, wo Ihre Organisation es will, „Administratorzustimmung erteilen“:',
      id: 'Kopieren Sie aus „Übersicht“ die „Anwendungs-ID (Client)“ in das Feld unten. Ein Geheimnis ist nicht nötig.',
      mailbox:
        'Schalten Sie im Microsoft 365 Admin Center für das Postfach unter „E-Mail“, „E-Mail-Apps verwalten“ „Authentifiziertes SMTP“ ein.',
      service:
        'Fügen Sie unter „API-Berechtigungen“, „Berechtigung hinzufügen“, „Von meiner Organisation verwendete APIs“, „Office 365 Exchange Online“, „Anwendungsberechtigungen“ diese hinzu und wählen Sie „Administratorzustimmung erteilen“:',
      exchange:
        'Machen Sie in Exchange Online PowerShell das Programm mit New-ServicePrincipal bekannt, und geben Sie ihm mit Add-MailboxPermission das Postfach.',
      serviceId:
        'Legen Sie unter „Zertifikate & Geheimnisse“ ein Geheimnis an oder ein Zertifikat ab. Client-ID, Mandant und Geheimnis gehören hier in die Felder des Anbieters.',
    },
    google: {
      project: 'Legen Sie in der Google Cloud Console ein Projekt an und aktivieren Sie darin die Gmail API:',
      audience:
        'Wählen Sie unter „Zielgruppe“ „Intern“ (Google Workspace) oder „Extern“. Ein externes muss veröffentlicht werden: Solange es im „Test“ ist, beendet Google jede Anmeldung nach 7 Tagen.',
      scope: 'Fügen Sie unter „Datenzugriff“ diesen Bereich hinzu:',
      client:
        'Legen Sie unter „Clients“ einen Client vom Typ „Desktop-App“ an. Nach einer Umleitungsadresse wird nicht gefragt.',
      id: 'Kopieren Sie dessen Client-ID und Client-Geheimnis in die Felder unten. Bei einer Desktop-App ist das Geheimnis keines.',
    },
    yahoo: {
      ask: 'Legen Sie auf den Seiten von Yahoo eine App an. Yahoo lässt nur Apps, die es zugelassen hat, Post lesen und senden, und sagt auf seinen Seiten, wie man darum bittet; bis dahin genügt ein App-Passwort.',
      redirect: 'Als „Redirect URI“ bekommt sie diese Adresse:',
      scope: 'Sie braucht die Erlaubnis, Post zu lesen und zu schreiben:',
      id: 'Kopieren Sie deren Client-ID und Client-Geheimnis in die Felder unten.',
    },
    fastmail: {
      ask: 'Fastmail registriert Programme auf schriftliche Bitte: Seine Seiten für Entwickler sagen, an wen. Bis dahin genügt ein App-Passwort.',
      redirect: 'Nennen Sie als Rückkehradresse diese, an jedem Port:',
      scope: 'Bitten Sie um diese Erlaubnisse:',
      id: 'Tragen Sie die Client-ID, die Fastmail Ihnen schickt, unten in das Feld ein.',
    },
    other: {
      ask: 'Lassen Sie Dialpost beim Anbieter als natives Programm (Desktop) registrieren: Autorisierungscode mit PKCE und Refresh-Token, und der Gerätecode, wo er den hat.',
      redirect: 'Als Rückkehradresse bekommt es diese, an jedem Port:',
      scope: 'Es darf um diese gebeten werden, und um Post:',
      issuer: 'Die Adresse, unter der der Anbieter sich beschreibt (Issuer), gehört in ihr Feld.',
      id: 'Tragen Sie unten die Client-ID ein, und das Geheimnis, wo es eines gibt.',
      service:
        'Lassen Sie Dialpost beim Anbieter als Dienst mit Client Credentials registrieren, der dieses Postfach benutzen darf.',
      idAndSecret: 'Tragen Sie Client-ID und Geheimnis in ihre Felder ein.',
    },
  },
});
