// words/causes in German.
import { sizeText } from '../amounts';
import { causeWords } from '../causes';
import { translate } from '../page';
import { countDe, numberDe } from './plural';

type CutOff = Parameters<typeof causeWords.brokeOffUnder>[0];

const TIMES = ['', 'einmal', 'zweimal', 'dreimal'];

function brokeOff({ why, count }: Pick<CutOff, 'why' | 'count'>): string {
  const times = TIMES[count] ?? `${numberDe(count)}-mal`;
  return why === 'line' ? `die Leitung brach ${times} ab` : `die längste Zeit online war ${times} vorbei`;
}

function carried(bytes: number | null): string {
  return bytes ? `, zuletzt nach etwa ${sizeText(bytes)}` : '';
}

translate('de', causeWords, {
  givenUp: (hours, said) => `nach ${countDe(hours, 'Stunde', 'Stunden')} aufgegeben: ${said}`,
  doubted: (said) =>
    `${said}${said === '' ? '' : ' '}(auf einen Versuch davor kam keine Antwort: vielleicht kam sie schon mit diesem an)`,
  replyUnknown: (why) => `Antwort unbekannt: ${why}`,
  sendAs: (login, said) => `${login} darf nicht als dieser Absender senden: ${said}`,
  handedOver: (host, said) => `übergeben an ${host}${said === '' ? '' : `: ${said}`}`,
  notTakenOver: (host, said) => `nicht übergeben: ${host}${said === '' ? ' nahm es nicht an' : ` sagte ${said}`}`,
  byHand: 'von Hand an den Absender zurückgeschickt',
  damaged: 'die Nachricht wurde auf der Festplatte dieser Poststelle beschädigt und nicht gesendet',
  brokeOff,
  carried,
  brokeOffUnder: (cut) =>
    `${brokeOff(cut)}, während diese Nachricht von ${sizeText(cut.bytes)} gesendet wurde${carried(cut.carried)}`,
});
