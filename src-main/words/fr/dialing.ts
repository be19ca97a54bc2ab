// words/dialing in French.
import { limitText, sizeText, spanText } from '../amounts';
import { dialingWords } from '../dialing';
import { translate } from '../page';
import { countFr, numberFr } from './plural';

type Barred = Parameters<typeof dialingWords.tooLarge>[0];
type Amounts = Parameters<typeof dialingWords.goes.byPerson>[0];

const wanted = ({ unmetered }: Barred): string =>
  unmetered ? 'attend une ligne non facturée à l’usage' : 'attend une autre ligne';

function amountsText({ queuedMessages, queuedBytes }: Amounts): string {
  const parts = [
    ...(queuedMessages === null ? [] : [`dès que ${countFr(queuedMessages, 'message attend', 'messages attendent')}`]),
    ...(queuedBytes === null ? [] : [`dès que ${limitText(queuedBytes)} attendent`]),
  ];
  return parts.join(' ou ');
}

/** "mailbox busy (450)" of "450 4.2.0 mailbox busy"; not more than a column has room for. */
function saidText(reply: string): string {
  const [, code, text = reply] = /^([2-5]\d\d)[ -](?:\d\.\d{1,3}\.\d{1,3} )?(.+)$/.exec(reply) ?? [];
  const short = text.length > SAID_MOST ? `${text.slice(0, SAID_MOST - 1)}…` : text;
  return code === undefined ? short : `${short} (${code})`;
}

const SAID_MOST = 60;

type HoldReason = Parameters<typeof dialingWords.goes.held>[0];

const HELD: Readonly<Record<Exclude<HoldReason['kind'], 'words'>, string>> = {
  'by-hand': 'retenu par quelqu’un',
  braked: 'retenu : refusé comme d’autres, sans doute pas par sa faute',
  untold: 'retenu : n’a pas pu être remis',
  unwritten: 'retenu : son résultat n’a pas pu être noté',
  'found-again': 'retenu : retrouvé sans sa fiche',
  restored: 'retenu : repris d’une sauvegarde',
  'in-doubt': 'retenu : peut-être déjà envoyé',
};

translate('fr', dialingWords, {
  goes: {
    active: 'en cours d’envoi',
    ending: 'terminé, en cours de classement',
    wish: {
      hold: 'en cours d’envoi ; sera retenu s’il ne part pas',
      remove: 'en cours d’envoi ; sera supprimé ensuite',
    },
    underWay: 'part dans la connexion en cours',
    atOnce: 'part aussitôt',
    held: (reason) => (reason.kind === 'words' ? `retenu : ${saidText(reason.text)}` : HELD[reason.kind]),
    branch: 'attend que l’agence le demande',
    off: 'son fournisseur est désactivé',
    paused: 'en pause : part quand quelqu’un reprend',
    pauseEnds: 'en pause jusque-là',
    noLine: 'attend une ligne qui le transporte',
    budget: (line) => `le budget du mois pour « ${line} » est épuisé`,
    budgetByPerson: (line) => `le budget du mois pour « ${line} » est épuisé ; part avec « Envoyer et recevoir »`,
    large: (overBytes) => `plus de ${limitText(overBytes)}`,
    largeByPerson: (overBytes) =>
      `plus de ${limitText(overBytes)} : part quand quelqu’un envoie aussi les gros messages`,
    putOff: (said, tries) => `différé${said === '' ? '' : ` : ${saidText(said)}`}, ${countFr(tries, 'tentative')}`,
    byPerson: (triggers) => {
      const amounts = amountsText(triggers);
      return amounts === '' ? 'part avec « Envoyer et recevoir »' : `part ${amounts}, ou avec « Envoyer et recevoir »`;
    },
    joined: (first, then) => (first === null ? then : `${first} ; ${then}`),
    orSooner: (text, triggers) => {
      const amounts = amountsText(triggers);
      return amounts === '' ? text : `${text}, ou ${amounts}`;
    },
    opens: 'les horaires s’ouvrent alors',
    calls: 'connexion prévue alors par les horaires',
    collects: 'avec la connexion qui relève le courrier',
    withLarge: 'avec la connexion pour les gros messages',
    rate: 'tout ce que le fournisseur laisse passer a été envoyé',
    again: 'la dernière connexion a échoué et sera refaite alors',
    aged: (minutes) => `il aura alors attendu ${spanText(minutes * 60_000)}`,
    together: 'avec d’autres qui auront alors assez attendu',
  },
  notCarried: (barred, priority) => {
    const named = { low: 'basse', normal: 'normale', high: 'urgente' }[priority];
    return `${wanted(barred)} : les messages de priorité ${named} ne passent pas par « ${barred.line} »`;
  },
  tooLarge: (barred, bytes, allowed) =>
    `${wanted(barred)} : ${sizeText(bytes)}, plus que les ${limitText(allowed)} permis sur « ${barred.line} »`,
  estimate: {
    measured: (calls, kbits) => {
      const last = calls === 1 ? 'la dernière connexion' : `les ${numberFr(calls)} dernières connexions`;
      return `D’après ${calls === 0 ? 'des connexions antérieures' : last} (${numberFr(kbits)} kbit/s).`;
    },
    guess: (line, kbits) =>
      `Une supposition : rien n’a encore été mesuré sur « ${line} » ; calculé avec ${numberFr(kbits)} kbit/s.`,
    nobodyCalls: 'Aucune ligne ne serait prise.',
    apart: (sums) => `Dont dans une autre monnaie : ${sums}.`,
  },
  changed: {
    line: (line, money) =>
      `Rien n’a été composé : cette connexion passerait maintenant par « ${line} »${money === null ? ', qui ne coûte rien' : ` et coûterait environ ${money}`}.`,
    price: (money) =>
      `Rien n’a été composé : le prix de la ligne a changé${money === null ? ', et la connexion ne coûte plus rien' : `. La connexion coûterait maintenant environ ${money}`}.`,
    budget: (line) =>
      `Rien n’a été composé : le budget du mois de « ${line} » est épuisé depuis que le prix a été affiché.`,
    dearer: (money) =>
      `Rien n’a été composé : il y a plus à envoyer que lorsque le prix a été affiché${money === null ? '' : `, et la connexion coûterait maintenant environ ${money}`}.`,
  },
  notOutward: (connector) => `Aucun fournisseur « ${connector} » n’est activé pour l’envoi.`,
});
