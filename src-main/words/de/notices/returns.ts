// words/notices/returns in German.
import { sizeText } from '../../amounts';
import { noticesWords } from '../../notices/returns';
import { translate } from '../../page';
import { countDe } from '../plural';

const these = (many: boolean): string => (many ? 'diese Adressen' : 'diese Adresse');

const READ_IT =
  'Lesen Sie die Antwort unten. Wenn sie nicht weiterhilft, zeigen Sie diese Meldung den Leuten, die sich um Ihre Post kümmern.';

translate('de', noticesWords, {
  from: (organization) => (organization === '' ? 'Poststelle' : `Poststelle von ${organization}`),
  subject: {
    failed: 'Nicht zugestellt',
    postmaster: 'Weder zustellbar noch zurückzuschicken',
    damaged: 'Hier beschädigt, bitte noch einmal senden',
    delayed: 'Verspätet, wird weiter versucht',
    large: 'Wartet auf ihre Zeit',
    done: 'Zugestellt',
  },
  opening: {
    failed: (many) => `Ihre Nachricht konnte an ${these(many)} nicht zugestellt werden:`,
    damaged: (many) =>
      `Ihre Nachricht wurde auf der Festplatte unserer Poststelle beschädigt, bevor sie an ${these(many)} gesendet werden konnte. Sie wurde dorthin nicht gesendet und wird es auch nicht mehr. Bitte senden Sie sie noch einmal:`,
    delayed: (many) =>
      `Ihre Nachricht hat ${these(many)} noch nicht erreicht. Dies ist nur ein Hinweis; Sie brauchen sie nicht noch einmal zu senden.`,
    done: () => 'Sie wollten wissen, wann Ihre Nachricht ankommt. Das wurde aus ihr:',
    postmaster: (many, sender) =>
      `Eine Nachricht konnte an ${these(many)} nicht zugestellt werden, und ihr Absender konnte nichts davon erfahren: ${
        sender === null
          ? 'Sie nennt keinen Absender; sie ist selbst irgendeine Meldung'
          : `Für die Adresse ihres Absenders, ${sender}, ist hier kein Anbieter zuständig`
      }. Sie bekommen diese Meldung als Postmaster, damit sie nicht verloren geht.`,
  },
  whatToDo: (todo) => `Was Sie tun können: ${todo}`,
  answer: {
    reason: (said) => `Der Grund: ${said}`,
    ofHost: (host, said) => `Die Antwort von ${host}: ${said}`,
    last: (said) => `Was zuletzt geschah: ${said}`,
  },
  done: {
    mailbox: 'Sie liegt im Postfach.',
    handedOn: (host) => `Sie wurde dem Mailserver ${host ?? 'auf ihrem Weg'} übergeben, der nichts weiter mehr meldet.`,
  },
  outlook: {
    large: (bytes, next) =>
      `Sie ist groß, ${sizeText(bytes)}, und große Nachrichten werden nur zu bestimmten Zeiten gesendet${next === null ? '' : `. Die nächste beginnt: ${next}`}. Dann geht sie von selbst. Wenn es eilt, senden Sie sie in kleineren Teilen, oder bitten Sie die Leute, die sich um Ihre Post kümmern, jetzt zu senden.`,
    delayed: (until) =>
      `Es wird von selbst wieder versucht${until === null ? '' : `, mindestens bis ${until}`}. Wenn es am Ende nicht gelingt, erfahren Sie es.`,
    over: 'Es wird nicht wieder versucht.',
  },
  message: {
    heading: 'Die Nachricht:',
    subject: (subject) => `Betreff:    ${subject === '' ? '(keiner)' : subject}`,
    accepted: (time) => `Angenommen: ${time}`,
    size: (bytes) => `Größe:      ${sizeText(bytes)}`,
    number: (id) => `Nummer:     ${id}`,
    follows: {
      message: 'Die Nachricht selbst folgt.',
      header: 'Nur ihr Kopf folgt.',
      nothing: 'Sie war nicht mehr lesbar, deshalb folgt nichts von ihr.',
    },
  },
  signature: (hostname, postmaster) => [
    'Diese Meldung hat ein Programm geschrieben, die Poststelle',
    `Dialpost auf ${hostname}. Fragen an: ${postmaster}`,
  ],
  markAside: 'in heartbeat.json steht nicht, was dort stehen soll',
  log: {
    unsaid: {
      failed: (id) =>
        `niemandem konnte gesagt werden, dass ${id} gescheitert ist; die Nachricht bleibt in der Warteschlange`,
      damaged: (id) => `niemandem konnte gesagt werden, dass ${id} hier beschädigt wurde`,
      delayed: (id) => `niemandem konnte gesagt werden, dass ${id} sich verspätet`,
      large: (id) => `niemandem konnte gesagt werden, dass ${id} auf ihre Zeit wartet`,
      done: (id) => `niemandem konnte gesagt werden, dass ${id} angekommen ist`,
    },
    told: (notice, id) => `die Meldung ${notice} spricht von ${id}`,
    unreadable: (id) => `${id} kann für die Meldung nicht gelesen werden`,
    largeUntold: (id) => `niemandem konnte gesagt werden, dass ${id} warten muss`,
    noHeartbeat: 'das Lebenszeichen konnte nicht geschrieben werden',
  },
  explain: {
    unknownAddress: {
      what: 'Niemand mit dieser Adresse ist dort bekannt.',
      todo: 'Suchen Sie nach einem Tippfehler in der Adresse, und senden Sie die Nachricht dann noch einmal.',
    },
    noWay: (domain) => ({
      what: `Es führt kein Weg zu ${domain === '' ? 'dieser Adresse' : domain}.`,
      todo: 'Suchen Sie nach einem Tippfehler hinter dem @. Wenn die Adresse stimmt, sagen Sie es den Leuten, die sich um Ihre Post kümmern.',
    }),
    full: {
      what: 'Das Postfach dort ist voll.',
      todo: 'Versuchen Sie es in einigen Tagen wieder, oder sagen Sie es der Person auf einem anderen Weg.',
    },
    tooLarge: (bytes, limit) => ({
      what: `Die Nachricht ist zu groß: Sie hat ${sizeText(bytes)}${limit === null ? '' : `, und höchstens ${sizeText(limit)} werden angenommen`}.`,
      todo: 'Senden Sie sie in kleineren Teilen, verkleinern Sie Bilder, oder legen Sie den großen Teil anderswo ab und senden Sie nur, wo er liegt.',
    }),
    expired: (hours) => ({
      what: `Es wurde immer wieder versucht${hours === null ? '' : `, ${countDe(hours, 'Stunde', 'Stunden')} lang auf der Leitung`}, und die Gegenseite hat sie nicht angenommen.`,
      todo: 'Senden Sie sie später noch einmal, oder erreichen Sie die Person auf einem anderen Weg.',
    }),
    notAllowed: {
      what: 'Die Nachricht ist dort nicht erlaubt.',
      todo: READ_IT,
    },
    eightBit: {
      what: 'Die Gegenseite ist ein alter Mailserver, der nur einfache Buchstaben annimmt, und die Nachricht ist signiert und darf deshalb nicht angepasst werden.',
      todo: 'Senden Sie sie noch einmal ohne die Signatur.',
    },
    international: {
      what: 'Die Gegenseite versteht keine Adressen oder Kopfzeilen mit anderen Buchstaben als a bis z.',
      todo: 'Nehmen Sie für sich und für die Person, der Sie schreiben, eine Adresse in einfachen Buchstaben, und senden Sie noch einmal.',
    },
    byHand: {
      what: 'Jemand in der Poststelle hat sie Ihnen zurückgegeben.',
      todo: 'Fragen Sie dort, warum. Mit Ihrem Rechner ist alles in Ordnung.',
    },
    mayHaveCome:
      'Ein Versuch endete ohne Antwort, vielleicht kam sie also doch an: Fragen Sie dort nach, bevor Sie sie noch einmal senden.',
    refused: {
      what: 'Die Gegenseite hat sie endgültig abgewiesen.',
      todo: READ_IT,
    },
  },
});
