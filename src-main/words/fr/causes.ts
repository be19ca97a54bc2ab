// words/causes in French.
import { sizeText } from '../amounts';
import { causeWords } from '../causes';
import { translate } from '../page';
import { countFr } from './plural';

function brokeOff({ why, count }: Parameters<typeof causeWords.brokeOff>[0]): string {
  const times = countFr(count, 'fois', 'fois');
  return why === 'line' ? `la ligne a été coupée ${times}` : `la durée maximale en ligne a été atteinte ${times}`;
}

function carried(bytes: number | null): string {
  return bytes ? `, la dernière fois après environ ${sizeText(bytes)}` : '';
}

translate('fr', causeWords, {
  givenUp: (hours, said) => `abandonné après ${countFr(hours, 'heure')} : ${said}`,
  doubted: (said) =>
    `${said}${said === '' ? '' : ' '}(une tentative précédente est restée sans réponse : le message est peut-être déjà arrivé par elle)`,
  replyUnknown: (why) => `réponse inconnue : ${why}`,
  sendAs: (login, said) => `${login} ne peut pas envoyer au nom de cet expéditeur : ${said}`,
  handedOver: (host, said) => `remis à ${host}${said === '' ? '' : ` : ${said}`}`,
  notTakenOver: (host, said) => `pas remis : ${host}${said === '' ? ' ne l’a pas pris' : ` a dit ${said}`}`,
  byHand: 'renvoyé à l’expéditeur par quelqu’un',
  damaged: 'le message a été endommagé sur le disque de ce bureau de poste et n’a pas été envoyé',
  brokeOff,
  carried,
  brokeOffUnder: (cut) =>
    `${brokeOff(cut)} pendant l’envoi de ce message de ${sizeText(cut.bytes)}${carried(cut.carried)}`,
});
