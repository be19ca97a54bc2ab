// words/notices/own in French.
import { dateTimeText, sizeText } from '../../amounts';
import { ownMailWords } from '../../notices/own';
import { translate } from '../../page';
import { countFr, numberFr } from '../plural';

translate('fr', ownMailWords, {
  office: 'Bureau de poste',
  heartbeat: {
    subject: (hostname, sent, received, waiting) =>
      `${hostname} : ${countFr(sent, 'envoyé')}, ${countFr(received, 'reçu')}, ${numberFr(waiting)} en attente`,
    oneSession: (link, zone, startedAt, endedAt) =>
      `La connexion par ${link} du ${dateTimeText(startedAt, zone)} ${endedAt === null ? 'à maintenant' : `au ${dateTimeText(endedAt, zone)}`} (${zone}) :`,
    sessions: (count, since, zone) => {
      const from = `depuis le ${dateTimeText(since, zone)} (${zone}) :`;
      if (count === 0) return `Il n’y a eu aucune connexion ${from}`;
      return `${countFr(count, 'connexion s’est terminée', 'connexions se sont terminées')} ${from}`;
    },
    figures: (of) => [
      `envoyés   ${numberFr(of.sent)}, ${sizeText(of.bytesOut)}`,
      `reçus     ${numberFr(of.received)}, ${sizeText(of.bytesIn)}`,
      `échoués   ${numberFr(of.failed)}`,
      `différés  ${numberFr(of.deferred)}`,
      `en ligne  ${numberFr(of.seconds)} s`,
      `coût      ${of.cost}`,
    ],
    wentWrong: 'Ce qui n’a pas marché :',
    waiting: (messages, bytes, oldest, zone) =>
      `En attente maintenant : ${countFr(messages, 'message')}, ${sizeText(bytes)}${oldest === null ? '' : `, le plus ancien depuis le ${dateTimeText(oldest, zone)}`}.`,
    onHold: (messages, held) => {
      if (messages === 1) return 'Il est retenu et attend que quelqu’un décide.';
      return held === 1
        ? 'L’un d’entre eux est retenu et attend que quelqu’un décide.'
        : `${numberFr(held)} d’entre eux sont retenus et attendent que quelqu’un décide.`;
    },
  },
  test: {
    subject: 'Message d’essai de Dialpost',
    text: (version, hostname, computer) => [
      `Ceci est un message d’essai que Dialpost ${version} a envoyé depuis ${hostname}`,
      `(ordinateur ${computer}).`,
      'Si vous pouvez le lire, le courrier part bien de ce bureau. Il n’y a rien à faire.',
    ],
    noConnector: (to, why) => `Aucun fournisseur ne transporterait un message pour ${to} : ${why}`,
    otherConnector: (to, goes, asked, why) =>
      `Un message pour ${to} part par « ${goes} », pas par « ${asked} » : ${why}`,
  },
});
