// words/calls in French.
import { countFr, formFr, numberFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { callWords } from '../calls';

const messages = (n: number): string => countFr(n, 'message');

type Moved = Parameters<typeof callWords.bar.last>[2];

const moved = ({ sent, received, left }: Moved): string =>
  [countFr(sent, 'envoyé'), countFr(received, 'reçu'), ...(left > 0 ? [countFr(left, 'restant')] : [])].join(', ');
const paid = (money: string | null): string => (money === null ? '' : ` · ${money}`);

const thenDown = (program: number | null): string => {
  if (program === null) return '';
  return program === 0
    ? ' ; puis la ligne raccroche'
    : ` ; puis la ligne raccroche (son programme : au plus ${numberFr(program)} s)`;
};

translate('fr', callWords, {
  bar: {
    label: 'Ligne',
    offline: 'Hors ligne',
    notSetUp: 'Rien n’est encore installé',
    online: (time) => `En ligne ${time}`,
    by: {
      schedule: 'selon les horaires',
      person: 'à la main',
      trigger: 'pour le courrier en attente',
      urgent: 'pour un message urgent',
      branch: 'pour une agence',
      'hand-over': 'pour remettre le courrier à un autre serveur',
    },
    last: (time, by, what, money) => `Dernière connexion ${time} ${by} : ${moved(what)}${paid(money)}`,
    lastAt: (time, by) => `Dernière connexion ${time} ${by}`,
    lastFailed: (time, by, money) => `Dernière connexion ${time} ${by} : échec${paid(money)}`,
    next: (time) => `Prochaine : ${time}`,
    noNext: 'Aucune connexion prévue',
    withALetter: 'Prochaine : dès qu’un message est déposé',
    paused: 'En pause : rien n’est envoyé',
    pausedUntil: (time) => `En pause jusqu’à ${time} : rien n’est envoyé`,
    moreLines: (n) => countFr(n, 'autre ligne est utilisée', 'autres lignes sont utilisées'),
  },
  pause: {
    label: 'Pause de quelle durée ?',
    hour: 'Pendant 1 heure',
    morning: 'Jusqu’à demain 08:00',
    person: 'Jusqu’à ce que je reprenne',
    until: 'Jusqu’à une heure',
    untilThen: 'En pause jusque-là',
  },
  priced: (button, money) => `${button} · environ ${money}`,
  about: (money) => `environ ${money}`,
  withoutLarge: (money, n) =>
    `environ ${money} · sans ${n === 1 ? 'le gros message' : `les ${numberFr(n)} gros messages`}`,
  onlyLarge: (n) => (n === 1 ? 'seul un gros message attend' : `seuls ${numberFr(n)} gros messages attendent`),
  live: {
    bytes: (confirmed, onWay, all) =>
      `${confirmed} confirmés,${onWay === null ? '' : ` ${onWay} en route,`} sur ${all}`,
    andLeft: (bytes, time) => `${bytes} · environ ${time}`,
    progress: 'Part des octets confirmés',
    hangsUpIn: (time, step) =>
      `raccroche dans ${time} si rien n’arrive${step === null ? '' : ` (prochain palier à ${step})`}`,
  },
  hanging: {
    now: 'Raccrochage…',
    confirming: (n, seconds, program) =>
      `${countFr(n, 'message attend sa confirmation', 'messages attendent leur confirmation')} (au plus ${numberFr(seconds)} s)${thenDown(program)}`,
    goesDown: (program) => {
      if (program === null) return 'La connexion se termine.';
      return program === 0
        ? 'La ligne raccroche.'
        : `La ligne raccroche (son programme : au plus ${numberFr(program)} s).`;
    },
    cut: 'Couper',
    twice: (n) =>
      formFr(n, 'ce message partira alors peut-être deux fois', 'ces messages partiront alors peut-être deux fois'),
  },
  sheet: {
    title: (line) => `Se connecter maintenant par ${line} ?`,
    titleNoLine: 'Se connecter maintenant ?',
    table: 'À quoi sert la connexion',
    what: 'Quoi',
    size: 'Taille',
    minutes: 'Minutes',
    cost: 'Coût',
    normal: (n) => messages(n),
    just: (n) => (n === 1 ? 'Seulement ce message' : `Seulement ces ${messages(n)}`),
    noneLeft: (n) => (n === 1 ? 'Ce message n’attend plus.' : `Aucun de ces ${numberFr(n)} messages n’attend plus.`),
    stays: (n) =>
      n === 1
        ? '1 autre ne part pas : il est retenu, ou aucune ligne ne le prend.'
        : `${numberFr(n)} autres ne partent pas : ils sont retenus, ou aucune ligne ne les prend.`,
    nothing: 'Aucun courrier n’attend d’être envoyé.',
    nothingElse: 'Rien d’autre n’attend d’être envoyé.',
    letter: (subject, to) => `1 gros message : « ${subject} » pour ${to}`,
    to: (first, rest) => (rest > 0 ? `${first} et ${countFr(rest, 'autre', 'autres')}` : first),
    goesItself: (time) => `part de lui-même ${time}`,
    moreLarge: (n) => `et ${countFr(n, 'autre', 'autres')} : choisissez dans la file d’attente`,
    signIn: {
      browser: 'Connexion chez le fournisseur : la ligne est tenue jusqu’à ce que vous ayez fini',
      code: 'Connexion chez le fournisseur : la ligne est tenue jusqu’à ce que vous ayez fini',
      'code-given': 'Connexion chez le fournisseur : le code est demandé, puis la ligne est raccrochée',
      'code-asked': 'Connexion chez le fournisseur : on demande si le code a été saisi',
    },
    codeCalls: {
      label: 'Pendant la saisie du code',
      hangUp: (first, second) =>
        `la ligne est raccrochée : environ ${first} maintenant, et environ ${second} pour l’appel qui demande s’il a été saisi`,
      hold: (money) => `la ligne est tenue : environ ${money}`,
    },
    fetch: 'Relever ce qui est gardé pour nous',
    fetchFrom: (n, size) =>
      `${n === 1 ? 'dernière connexion' : `${numberFr(n)} dernières connexions`} : environ ${size}`,
    fetchUnknown: 'personne ne sait encore combien cela fait',
    roughly: (figure) => `≈ ${figure}`,
    total: (money, time) => `Environ ${money}, ${time} min`,
    asking: 'Calcul du prix…',
    month: (used, budget) => (budget === null ? `Ce mois-ci : ${used}` : `Ce mois-ci : ${used} sur ${budget}`),
    notCounted: (month, besides) => `${month} ; à côté ${besides}, que le budget ne compte pas`,
    overBudget:
      'Le budget de ce mois est épuisé. Les connexions automatiques attendent ; celle-ci se fait si vous le dites.',
    passesBudget:
      'Avec cette connexion, le mois dépasse son budget. Les connexions automatiques attendent ensuite ; celle-ci se fait si vous le dites.',
    billedIn: (seconds) =>
      `Facturé par paliers de ${countFr(seconds, 'seconde')} : Dialpost raccroche avant le début d’un palier si rien n’arrive.`,
    onlineNow: 'La ligne est en ligne en ce moment : ce que vous choisissez part dans cette connexion.',
    moved: 'La ligne ou son prix a changé depuis l’ouverture. Les chiffres ci-dessus sont les nouveaux.',
    noLine: 'Il n’y a pas de ligne pour se connecter.',
    choose: 'Choisir des messages…',
    notNow: 'Pas maintenant',
    go: 'Se connecter',
  },
  card: {
    label: 'La dernière connexion',
    done: (what, money) => `${moved(what)}${money === null ? '' : `, ${money}`}`,
    largeWaits: (n, time) =>
      `${countFr(n, 'gros message attend', 'gros messages attendent')} ${time === null ? `que vous ${formFr(n, 'l’envoyiez', 'les envoyiez')}` : `${formFr(n, 'son heure', 'leur heure')} : ${time}`}`,
    left: (n, why) => `${countFr(n, 'message resté', 'messages restés')} : ${why}`,
    failed: (money) => `Rien n’est parti et rien n’est arrivé${money === null ? '' : `, ${money}`}`,
    show: 'Voir la connexion',
    dismiss: 'Fermer',
  },
});
