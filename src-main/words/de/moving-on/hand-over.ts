// words/moving-on/hand-over in German.
import { handOverWords } from '../../moving-on/hand-over';
import { translate } from '../../page';
import { countDe } from '../plural';

const messages = (count: number): string => countDe(count, 'Nachricht', 'Nachrichten');

function advice(kind: string): string {
  switch (kind) {
    case 'password':
      return 'Nennen Sie eine Anmeldung, die er kennt: --login NAME.';
    case 'relay':
      return 'Er muss diesen Computer an andere Domains senden lassen: Tragen Sie dessen Adresse dort in mynetworks ein, oder nehmen Sie --login NAME.';
    case 'tls':
      return 'Prüfen Sie sein Zertifikat, oder verzichten Sie in einem Netz, dem Sie vertrauen, auf Verschlüsselung: --security none.';
    case 'unreachable':
      return 'Prüfen Sie, ob er läuft, und ob Host und Port stimmen.';
    default:
      return 'Sehen Sie in sein Protokoll, und übergeben Sie dann noch einmal.';
  }
}

translate('de', handOverWords, {
  underWay: 'Eine Übergabe läuft schon. Warten Sie ihr Ende ab, oder beenden Sie sie mit: dialpost hang-up',
  ourselves: (host: string) =>
    `Unter ${host} nimmt dieses Dialpost selbst Mail an, jeder Brief käme also zurück. Nennen Sie Host und Port des anderen.`,
  stopped: 'Die Übergabe wurde beendet, bevor alles gegangen war.',
  ourFault:
    'Dialpost musste die Übergabe wegen eines eigenen Fehlers beenden. Was nicht übergeben wurde, wartet hier; Näheres steht im Protokoll.',
  unreached: (host) => `${host} hat nicht alles angenommen.`,
  trouble: (host, said, kind) =>
    `${host} nimmt nichts mehr von uns an${said === '' ? '' : ` (${said})`}. Was nicht übergeben wurde, wartet hier wie zuvor. ${advice(kind)}`,
  log: {
    begins: (host) => `Was wartet, wird an ${host} übergeben.`,
    brokeOff: (host, error) => `Übergabe an ${host} brach ab: ${error}`,
    notFiled: (session, error) => `Übergabe ${session} konnte nicht abgelegt werden: ${error}`,
  },
  terminal: {
    hostMissing:
      'queue hand-over braucht einen Host: dialpost queue hand-over mail.office.example:25 [--login NAME] [--held] [--pause]',
    passwordQuestion: (name) => `Passwort von ${name}: `,
    noPassword:
      'Nach dem Passwort zu --login wird an einem Terminal gefragt; ein Skript legt es in DIALPOST_PASSWORD ab.',
    heldQuestion: (count) =>
      `${messages(count)} angehalten. ${count === 1 ? 'Sie' : 'Sie alle'} auch übergeben? [j/N] `,
    yes: ['j', 'ja'],
    begins: (host, waiting, taken) =>
      `${messages(waiting)} ${waiting === 1 ? 'wird' : 'werden'} an ${host} übergeben. Verbindungen ruhen so lange; ${taken ? 'Post wird weiter angenommen und geht mit.' : 'Post wird nicht angenommen, bis: dialpost resume'}`,
    heldStay: (count) =>
      `${countDe(count, 'angehaltene Nachricht bleibt', 'angehaltene Nachrichten bleiben')} hier; mit --held ${count === 1 ? 'wird sie' : 'werden sie'} auch übergeben.`,
    progress: (sent, left, size) => `${sent} übergeben, noch ${left} (${size})`,
    done: (sent, host) => `Fertig: ${messages(sent)} an ${host} übergeben.`,
    partly: (sent, left, host) =>
      `${messages(sent)} an ${host} übergeben; ${messages(left)} ${left === 1 ? 'bleibt' : 'bleiben'} hier wie zuvor. „dialpost queue“ sagt, warum.`,
    wentAway: 'Dialpost ging während der Übergabe weg. Was nicht übergeben wurde, ist in der Warteschlange.',
  },
});
