// words/moving-on/hand-over in French.
import { handOverWords } from '../../moving-on/hand-over';
import { translate } from '../../page';
import { countFr } from '../plural';

const messages = (count: number): string => countFr(count, 'message', 'messages');

function advice(kind: string): string {
  switch (kind) {
    case 'password':
      return 'Indiquez un compte qu’il connaît : --login NOM.';
    case 'relay':
      return 'Il doit laisser cet ordinateur envoyer à d’autres domaines : ajoutez son adresse à mynetworks là-bas, ou utilisez --login NOM.';
    case 'tls':
      return 'Vérifiez son certificat, ou renoncez au chiffrement sur un réseau sûr : --security none.';
    case 'unreachable':
      return 'Vérifiez qu’il tourne, ainsi que l’hôte et le port.';
    default:
      return 'Consultez son journal, puis recommencez la remise.';
  }
}

translate('fr', handOverWords, {
  underWay: 'Une remise est déjà en cours. Attendez sa fin, ou terminez-la avec : dialpost hang-up',
  ourselves: (host: string) =>
    `À ${host}, c’est ce Dialpost lui-même qui prend le courrier, et chaque lettre reviendrait. Indiquez l’hôte et le port de l’autre.`,
  stopped: 'La remise a été terminée avant que tout soit parti.',
  ourFault:
    'Dialpost a dû terminer la remise à cause d’une erreur à lui. Ce qui n’a pas été remis attend ici ; le journal donne les détails.',
  unreached: (host) => `${host} n’a pas tout pris.`,
  trouble: (host, said, kind) =>
    `${host} ne prend plus rien de nous${said === '' ? '' : ` (${said})`}. Ce qui n’a pas été remis attend ici comme avant. ${advice(kind)}`,
  log: {
    begins: (host) => `Le courrier en attente est remis à ${host}.`,
    brokeOff: (host, error) => `la remise à ${host} s’est interrompue : ${error}`,
    notFiled: (session, error) => `la remise ${session} n’a pas pu être classée : ${error}`,
  },
  terminal: {
    hostMissing:
      'queue hand-over demande un hôte : dialpost queue hand-over mail.office.example:25 [--login NOM] [--held] [--pause]',
    passwordQuestion: (name) => `Mot de passe de ${name} : `,
    noPassword: 'Le mot de passe de --login est demandé dans un terminal ; un script le met dans DIALPOST_PASSWORD.',
    heldQuestion: (count) =>
      `${countFr(count, 'message retenu', 'messages retenus')}. ${count === 1 ? 'Le' : 'Les'} remettre aussi ? [o/N] `,
    yes: ['o', 'oui'],
    begins: (host, waiting, taken) =>
      `Remise de ${messages(waiting)} à ${host}. Les connexions attendent ; ${taken ? 'le courrier est toujours accepté, et part avec.' : 'aucun courrier n’est accepté jusqu’à : dialpost resume'}`,
    heldStay: (count) =>
      `${countFr(count, 'message retenu reste', 'messages retenus restent')} ici ; --held ${count === 1 ? 'le' : 'les'} remet aussi.`,
    progress: (sent, left, size) => `${sent} remis, encore ${left} (${size})`,
    done: (sent, host) => `Terminé : ${countFr(sent, 'message remis', 'messages remis')} à ${host}.`,
    partly: (sent, left, host) =>
      `${countFr(sent, 'message remis', 'messages remis')} à ${host} ; ${countFr(left, 'message reste', 'messages restent')} ici comme avant. « dialpost queue » dit pourquoi.`,
    wentAway: 'Dialpost s’est arrêté pendant la remise. Ce qui n’a pas été remis est dans la file d’attente.',
  },
});
