// words/attention in French.
import { dateTimeText, sizeText, spanText } from '../amounts';
import { attentionWords } from '../attention';
import { translate } from '../page';
import { countFr, numberFr } from './plural';

const REMEDY = {
  full: 'Faites de la place sur ce disque.',
  owner: 'D’ici là, plus rien ne part non plus.',
  disk: 'Vérifiez le disque et les droits de ce dossier.',
};

function damageText({ folder, count, delivered, lostJournal }: Parameters<typeof attentionWords.damage>[0]): string {
  const one = count === 1;
  const what = one
    ? `Un fichier endommagé a été mis de côté dans ${folder}, avec une note qui dit pourquoi.`
    : `${numberFr(count)} fichiers endommagés ont été mis de côté dans ${folder}, chacun avec une note qui dit pourquoi.`;
  const lost = lostJournal
    ? 'Une partie du registre manque : les messages arrivés peu avant, qui n’avaient pas encore leur propre fichier, sont peut-être perdus ; redemandez ce qui vous manque. '
    : '';
  const remedy = one
    ? 'Regardez ce fichier, vérifiez le disque, puis déplacez le fichier ailleurs.'
    : 'Regardez ces fichiers, vérifiez le disque, puis déplacez-les ailleurs.';
  return `${what} ${lost}Tout le reste continue. ${whoWasTold(one, delivered)} ${remedy}`;
}

function whoWasTold(one: boolean, delivered: number): string {
  if (one && delivered === 1)
    return 'Il s’agit très probablement d’un message déjà remis, son expéditeur n’a donc pas été averti (la note indique l’expéditeur et les destinataires ; consultez l’historique).';
  if (one) return 'S’il s’agit d’un message, son expéditeur, s’il est connu, a été prié de l’envoyer de nouveau.';
  const which =
    delivered === 1
      ? 'celui d’un message très probablement déjà remis'
      : `ceux de ${numberFr(delivered)} messages très probablement déjà remis`;
  const except =
    delivered === 0
      ? ''
      : `, sauf ${which} (les notes indiquent l’expéditeur et les destinataires ; consultez l’historique)`;
  return `Les expéditeurs des messages concernés, s’ils sont connus, ont été priés de les envoyer de nouveau${except}.`;
}

const RECORD_LOST = '(un fichier du registre manque, est endommagé, ou une copie plus ancienne l’a remplacé)';

function heavyText(heavy: Parameters<typeof attentionWords.heavy>[0]): string {
  const { letters, bytes, to, more, host, brokeOff, reached, outOfTime } = heavy;
  const alone = letters === 1;
  const others = more > 0 ? ` et ${countFr(more, 'autre destinataire', 'autres destinataires')}` : '';
  const whom = to === null ? `qui n’a plus de destinataire${others}` : `pour ${to}${others}`;
  const which = alone
    ? `Un message de ${sizeText(bytes)} ${whom} est trop lourd`
    : `${numberFr(letters)} messages, dont le plus gros de ${sizeText(bytes)} ${whom}, sont trop lourds`;
  const happened = `${which} pour la ligne vers ${host} : ${brokeOff} pendant l’envoi ${alone ? 'du message' : 'du plus gros'}${reached}.`;
  const means = `Votre courrier est en sécurité : les autres messages passent d’abord, et ${alone ? 'celui-ci sera retenté' : 'ceux-ci seront retentés'} plus tard.`;
  const raise = outOfTime ? 'augmentez la durée maximale en ligne dans « Lignes », ou ' : '';
  const it = alone ? 'envoyez-le' : 'envoyez-les';
  const divide = alone ? 'faites-le envoyer' : 'faites-les envoyer';
  const back = alone ? 'renvoyez-le à son expéditeur' : 'renvoyez-les à leurs expéditeurs';
  return `${happened} ${means} Si cela continue, ${raise}${it} par une autre ligne, ${divide} en plusieurs parties, ou ${back}.`;
}

type Guesser = Parameters<typeof attentionWords.passwords>[0][number];

function guesserText({ address, wrong, accounts, others }: Guesser): string {
  const parts = [accounts.join(', '), others > 0 ? countFr(others, 'autre nom', 'autres noms') : ''];
  return `${numberFr(wrong)} depuis ${address} au cours de la dernière heure, pour ${parts.filter((part) => part !== '').join(' et ')}`;
}

function guessesText(guessers: readonly Guesser[], others: number): string {
  const more = others > 0 ? ` et depuis ${countFr(others, 'autre adresse', 'autres adresses')}` : '';
  return `Quelqu’un essaie de mauvais mots de passe : ${guessers.map(guesserText).join(' ; ')}${more}. Les tentatives venant de là sont ralenties, et le courrier continue. Si c’est l’un de vos programmes, corrigez son mot de passe ; sinon, ne laissez plus cette adresse se connecter.`;
}

function certificateText({ name, day, left, ours }: Parameters<typeof attentionWords.certificate>[0]): string {
  const what =
    left <= 0
      ? `Le certificat de ${name} a expiré le ${day}.`
      : `Le certificat de ${name} expire le ${day}, dans ${spanText(left)}.`;
  return ours
    ? `${what} Dès lors, les programmes qui le vérifient ne déposeront et ne relèveront plus de courrier. Renouvelez le fichier, ou laissez Dialpost créer le sien.`
    : `${what} Dès lors, plus aucun courrier n’y part s’il n’est pas renouvelé. Si c’est votre propre serveur, renouvelez-le ; sinon, c’est à votre fournisseur de le faire, et il faut peut-être le lui rappeler.`;
}

function clockText({ who, ahead, atLeast }: Parameters<typeof attentionWords.clock>[0]): string {
  const by = `${atLeast ? 'd’au moins' : 'de'} ${spanText(Math.abs(ahead))}`;
  const goes = ahead > 0 ? 'retarde' : 'avance';
  return `L’horloge de cet ordinateur ${goes} ${by} par rapport à celle de ${who}. L’une des deux est fausse. Si c’est la nôtre, les connexions se font aux mauvaises heures, le courrier porte une mauvaise date et de bons certificats semblent expirés. Réglez la date, l’heure et le fuseau horaire de cet ordinateur ; cet avertissement disparaîtra alors de lui-même.`;
}

const PUBLISH =
  ' Google fait ainsi tant que l’écran de consentement du programme est à « Test » : publiez-le avant de vous connecter.';

translate('fr', attentionWords, {
  disk: {
    takesNothing: (trouble, kind) =>
      `Le nouveau courrier ne peut pas être accepté : ${trouble}. Ceux qui nous envoient du courrier sont priés de réessayer plus tard (452). ${REMEDY[kind]}`,
    stoppedSending: (trouble, kind) =>
      `L’envoi a été arrêté : ${trouble}. Ce qui vient de partir est retenu en mémoire et sera noté dès que le disque le permet ; tout le reste du courrier attend comme avant. ${REMEDY[kind]}`,
    notBooked: (said, kind) =>
      `Ce qu’une connexion a fait et coûté ne peut pas être noté : ${said}. C’est retenu en mémoire jusqu’à la fin de Dialpost, et sera noté dès que le disque le permet. ${REMEDY[kind]}`,
    over: 'Le disque accepte de nouveau tout.',
    low: (folder, free) =>
      `Le disque qui contient ${folder} n’a plus que ${sizeText(free)} de libre. Quand il sera plein, aucun courrier ne pourra être accepté ; ce qui est déjà ici est en sécurité. Faites-y de la place : les anciens journaux d’abord.`,
  },
  damage: damageText,
  unreadable: (id, others, trouble) => {
    const which =
      others === 0
        ? `Le message ${id} ne peut pas être lu`
        : `Le message ${id} et ${countFr(others, 'autre', 'autres')} ne peuvent pas être lus`;
    const waits =
      others === 0
        ? 'Il attend dans la file d’attente et sera retenté automatiquement'
        : 'Ils attendent dans la file d’attente et seront retentés automatiquement';
    return `${which} sur le disque : ${trouble}. ${waits} ; tout le reste du courrier continue. Si cela dure, vérifiez le disque et déplacez le dossier de données sur un autre.`;
  },
  foundAgain: (letters) =>
    letters === 1
      ? `La fiche d’un message a été perdue ou s’arrête trop tôt ${RECORD_LOST} ; le message lui-même est intact et retenu dans la file d’attente. Il a peut-être déjà été envoyé : consultez l’historique, puis libérez-le pour une nouvelle tentative, ou supprimez-le.`
      : `Les fiches de ${numberFr(letters)} messages ont été perdues ou s’arrêtent trop tôt ${RECORD_LOST} ; les messages eux-mêmes sont intacts et retenus dans la file d’attente. Ils ont peut-être déjà été envoyés : consultez l’historique, puis libérez-les pour une nouvelle tentative, ou supprimez-les.`,
  restored: (letters, at) =>
    `${letters === 1 ? 'Un message repris' : `${numberFr(letters)} messages repris`} de la sauvegarde du ${dateTimeText(at)} ${letters === 1 ? 'est retenu' : 'sont retenus'} : ce qui attendait alors est peut-être parti depuis, et l’historique de cette période n’est pas ici. Libérez ce qui n’est pas parti, ou supprimez-le ; dans un terminal, tous à la fois : dialpost queue release restored.`,
  heavy: heavyText,
  passwords: guessesText,
  refused: (host, said, letters, connector) =>
    `${host} a refusé plusieurs messages de suite dans les mêmes termes (${said}). C’est sans doute nous qui sommes en cause et non les messages : ${letters === 1 ? 'un message est retenu, et il n’a pas été renvoyé' : `${numberFr(letters)} messages sont retenus, et aucun n’a été renvoyé`}. Voyez ce que dit le serveur et ce qui est réglé dans Fournisseurs → ${connector} ; puis faites une nouvelle tentative, ou ${letters === 1 ? 'renvoyez-le à son expéditeur' : 'renvoyez-les à leurs expéditeurs'}.`,
  sendAs: ({ host, login, senders, others, said, letters, connector }) =>
    `${host} ne laisse pas ${login} envoyer au nom de ${senders.join(', ')}${others > 0 ? ` et de ${numberFr(others)} autres` : ''} (${said}). ${letters === 1 ? 'Un message attend' : `${numberFr(letters)} messages attendent`} que ce soit permis : rien n’est renvoyé, et le reste du courrier continue. Faites-le permettre par l’administrateur des comptes (chez Microsoft 365 : la boîte de l’expéditeur, « Délégation de boîte aux lettres », « Envoyer en tant que », ajouter ${login}) ; lancez alors un envoi et réception, et ce qui attend part. De lui-même, Dialpost réessaie une fois par jour. Ou connectez-vous avec un autre compte dans Fournisseurs → ${connector}, ou faites écrire le programme depuis une adresse que ${login} peut utiliser (une entrée peut remplacer l’expéditeur), et renvoyez ce qui attend.`,
  notReleased: (why) => `le courrier retenu n’a pas pu être libéré : ${why}`,
  direct: (connector, line) =>
    `${connector} remet le courrier directement à chaque domaine par ${line}, une ligne commutée. Des serveurs de messagerie lents y allongent les connexions, et beaucoup refusent le courrier venant d’adresses d’accès commuté ; ce qu’ils diffèrent attend une autre connexion. Le serveur relais d’un fournisseur convient mieux ici : Fournisseurs → ${connector}.`,
  standstill: {
    paused: (name, quiet) =>
      `Rien n’a été envoyé par ${name} depuis ${spanText(quiet)}, alors que du courrier y attend. Dialpost est en pause : reprenez, et le courrier part à la prochaine connexion.`,
    calling: (name, quiet) =>
      `Rien n’a été envoyé par ${name} depuis ${spanText(quiet)}, alors que du courrier y attend. Le courrier est en sécurité. Cliquez sur « Envoyer et recevoir » et observez ; en cas d’échec, le détail de la connexion dit pourquoi.`,
  },
  longQueue: (most) =>
    `Plus de ${countFr(most, 'message attend', 'messages attendent')}. Rien n’est perdu, mais ou bien rien ne part, ou bien quelque chose envoie bien plus que d’habitude. Regardez qui les envoie, et retenez ou supprimez ce qui n’a rien à faire là.`,
  certificate: certificateText,
  shownBy: {
    listener: (name) => `l’entrée ${name}`,
    postBox: 'la relève du courrier (POP3)',
  },
  budget: (link, percent, money) =>
    `${numberFr(percent)} % du budget de ce mois pour ${link} sont utilisés (${money}). Quand il sera épuisé, les connexions prévues s’arrêteront jusqu’au mois prochain. Connectez-vous moins souvent, ou augmentez le budget.`,
  money: (used, budget) => `${used} sur ${budget}`,
  clock: clockText,
  signIn: {
    none: (username, names) =>
      `Personne ne s’est encore connecté en tant que ${username} : ${names} ne peut ni envoyer ni relever. Le courrier attend. Connectez-vous sous Fournisseurs → ${names}.`,
    refused: (username, names, refusal) =>
      `La connexion de ${username}, dont ${names} se sert, n’est plus honorée : ${refusal}. Le courrier attend en sécurité. La connexion se trouve sous Fournisseurs → ${names}.`,
    unused: ({ username, names, day, left }) =>
      left > 0
        ? `La connexion de ${username}, dont ${names} se sert, prend fin le ${day}, faute d’avoir servi. Allez en ligne une fois d’ici là : l’appel la renouvelle. Après ce jour, quelqu’un devra se connecter de nouveau ; le courrier attend entre-temps.`
        : `La connexion de ${username}, dont ${names} se sert, devait prendre fin le ${day}, faute d’avoir servi. Le prochain appel l’essaie quand même ; si elle est finie, connectez-vous de nouveau sous Fournisseurs → ${names}. Le courrier attend entre-temps.`,
    ends: ({ username, names, day, left, testing }) =>
      left > 0
        ? `La connexion de ${username}, dont ${names} se sert, prend fin le ${day}, même si elle sert : le fournisseur ne l’a donnée que pour ce temps. Connectez-vous de nouveau d’ici là sous Fournisseurs → ${names} ; après ce jour le courrier attend.${testing ? PUBLISH : ''}`
        : `La connexion de ${username}, dont ${names} se sert, a pris fin le ${day} : le fournisseur ne l’a donnée que pour ce temps. Connectez-vous de nouveau sous Fournisseurs → ${names} ; le courrier attend entre-temps.${testing ? PUBLISH : ''}`,
  },
  clockOf: {
    'host-before-us': 'l’ordinateur qui avait notre courrier avant nous',
    'own-last-call': 'notre propre dernière connexion',
  },
});
