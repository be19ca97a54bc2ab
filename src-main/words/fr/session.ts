// words/session in French.
import { translate } from '../page';
import { sessionWords, type LeftReason } from '../session';
import { countFr, formFr, numberFr } from './plural';

type Announced = Parameters<typeof sessionWords.missing>[0];

function missing({ came, owed }: Announced): string {
  const all = owed + came;
  if (all === 1) return 'Le seul message annoncé par le fournisseur n’est pas arrivé';
  if (came === 0) return `Aucun des ${numberFr(all)} messages annoncés par le fournisseur n’est arrivé`;
  return `Sur les ${numberFr(all)} messages annoncés par le fournisseur, ${formFr(came, 'un seul est arrivé', `seuls ${numberFr(came)} sont arrivés`)}`;
}

function noneCanGo({ gone, held, nowhere }: Parameters<typeof sessionWords.start.noneCanGo>[0]): string {
  const one = gone + held + nowhere === 1;
  if (one && gone > 0) return 'Ce message n’est plus dans la file d’attente.';
  if (one && held > 0) return 'Ce message est retenu. Libérez-le d’abord, puis envoyez-le.';
  if (one) return 'Aucun fournisseur ne prend ce message lors d’une connexion ; la file d’attente dit pourquoi.';
  const parts = [
    gone > 0 ? `${countFr(gone, 'n’est', 'ne sont')} plus dans la file d’attente` : '',
    held > 0 ? `${countFr(held, 'est retenu (libérez-le d’abord)', 'sont retenus (libérez-les d’abord)')}` : '',
    nowhere > 0
      ? `${countFr(nowhere, 'n’a aucun fournisseur qui le prenne', 'n’ont aucun fournisseur qui les prenne')}`
      : '',
  ];
  return `Aucun de ces messages ne peut partir : ${parts.filter((part) => part !== '').join(', ')}.`;
}

function leftSentence({ kind, messages, said = '', at = 0 }: LeftReason, alone: boolean, zone: string): string {
  const one = messages === 1;
  const all = one ? 'il' : 'ils';
  const some = one ? 'l’un d’entre eux' : `${numberFr(messages)} d’entre eux`;
  const they = alone ? all : some;
  const start = they.charAt(0).toUpperCase() + they.slice(1);
  const depart = `${alone ? `qu’${they}` : `que ${they}`} ${one ? 'soit parti' : 'soient partis'}`;
  const time = (): string =>
    new Intl.DateTimeFormat('fr', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  const texts: Readonly<Record<LeftReason['kind'], () => string>> = {
    'put-off': () => `${start} ${one ? 'a été différé' : 'ont été différés'} : ${said.replace(/\.$/, '')}.`,
    'in-doubt': () =>
      `La réponse pour ${alone ? formFr(messages, 'ce message', 'ces messages') : they} n’est pas arrivée : ${one ? 'il est peut-être déjà là-bas, repartira et arrivera peut-être deux fois' : 'ils sont peut-être déjà là-bas, repartiront et arriveront peut-être deux fois'}.`,
    stopped: () => `La connexion a été arrêtée avant ${depart}.`,
    'not-dialled': () => 'La ligne n’a pas été établie.',
    line: () => `La ligne a été coupée avant ${depart}.`,
    time: () => `La durée maximale en ligne a été atteinte avant ${depart}.`,
    ours: () => `Dialpost a dû s’arrêter avant ${depart}.`,
    trouble: () => `${said} ne nous a pas servis, ${they} ${one ? 'n’a' : 'n’ont'} donc pas pu partir.`,
    rate: () =>
      `Le fournisseur n’accepte plus rien pour l’instant ; ${they} ${one ? 'pourra' : 'pourront'} partir dès ${time()}.`,
    late: () => `La connexion s’est terminée avant ${depart}.`,
  };
  return texts[kind]();
}

const known = (ids: readonly string[], none: string): string => ids.join(', ') || none;

translate('fr', sessionWords, {
  start: {
    paused: 'Dialpost est en pause : aucune ligne n’est appelée. Reprenez d’abord, puis recommencez.',
    handingOver: 'Ce qui attend est en train d’être remis à un autre serveur. Recommencez quand ce sera fini.',
    ending: 'Dialpost est en train de s’arrêter et n’appelle plus. Démarrez-le d’abord, puis recommencez.',
    noLine:
      'Aucune ligne ne peut transporter ce qui attend maintenant ; la file d’attente dit pourquoi. Pour l’envoyer quand même, nommez la ligne : dialpost send-receive --link ID.',
    noneCanGo,
    noConnector: 'Il n’y a aucun fournisseur avec lequel se connecter. Installez-en un d’abord, ou activez-en un.',
    unknownConnector: (id, others) => `Il n’y a pas de fournisseur « ${id} ». Connus : ${known(others, 'aucun')}.`,
    switchedOff: (id) => `Le fournisseur « ${id} » est désactivé. Activez-le d’abord.`,
    unknownLink: (id, others) => `Il n’y a pas de ligne « ${id} ». Connues : ${known(others, 'aucune')}.`,
    notByLink: (id) =>
      `Aucun de ces fournisseurs n’a le droit d’utiliser la ligne « ${id} ». Indiquez-la d’abord chez le fournisseur.`,
  },

  held: {
    none: 'Aucun appel n’attend que quelqu’un se connecte chez le fournisseur. Recommencez.',
    notUp: 'L’appel a pris fin avant que sa ligne soit établie. Recommencez la connexion chez le fournisseur.',
    gone: 'La ligne est tombée avant la fin de la connexion chez le fournisseur. Recommencez-la.',
  },

  stoppedBefore: 'La connexion a été arrêtée avant de commencer.',
  timeUp: (minutes) =>
    `La ligne a été raccrochée après ${countFr(minutes, 'minute')}, la durée maximale permise. Ce qui reste part à la prochaine connexion.`,
  lineDropped: (text) => `${text} Ce qui n’a pas été envoyé attend comme avant.`,
  goesOn: (text, link) => `${text} La ligne ${link} est essayée à la place.`,
  triedAgain: (text, at, zone) => {
    const time = new Intl.DateTimeFormat('fr', {
      timeZone: zone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
    return `${text} Dialpost réessaie de lui-même à partir de ${time} ; vous pouvez essayer avant.`;
  },
  ourFault:
    'Dialpost a mis fin à la connexion à cause d’une erreur de sa part. Votre courrier est en sécurité dans la file d’attente ; le journal donne les détails.',
  cutOff:
    'Dialpost ou l’ordinateur s’est arrêté au milieu de cette connexion (coupure de courant, plantage). Votre courrier est en sécurité dans la file d’attente. La durée et le coût sont comptés tels qu’ils étaient au plus une demi-minute avant.',
  ourFaultSending:
    'Dialpost a dû arrêter l’envoi à cause d’une erreur de sa part. Votre courrier est en sécurité dans la file d’attente ; le journal donne les détails.',

  left: (reasons, zone) => reasons.map((reason) => leftSentence(reason, reasons.length === 1, zone)).join(' '),
  missing,
  stillOwed: (announced) => {
    const { came, owed } = announced;
    if (owed === 1)
      return `${missing(announced)} à temps. ${came === 0 ? 'Il' : 'L’autre'} attend chez le fournisseur et viendra à une prochaine connexion ; sinon, demandez au fournisseur ce qui le retient.`;
    return `${missing(announced)} à temps. ${came === 0 ? 'Ils' : 'Les autres'} attendent chez le fournisseur et viendront à une prochaine connexion ; sinon, demandez au fournisseur ce qui les retient.`;
  },
  nothingCame: (seconds) =>
    `rien n’est arrivé dans les ${numberFr(seconds)} s suivant la demande ; ce qui y attend peut-être encore viendra à la prochaine connexion`,

  notFetched: (connector, text) => `Le courrier gardé pour nous n’a pas pu être relevé par ${connector} : ${text}`,
  mailIsSafe: (text) => `${text} Votre courrier attend en sécurité.`,

  log: {
    brokeOff: (session, error) => `la connexion ${session} a été interrompue : ${error}`,
    sendingBrokeOff: (connector, error) => `l’envoi par ${connector} a été interrompu : ${error}`,
    notRenewed: (session, error) =>
      `les connexions aux fournisseurs n’ont pas pu être renouvelées pendant la connexion ${session} : ${error}`,
    notFiled: (session, error) => `la connexion ${session} n’a pas pu être classée : ${error}`,
    notBooked: (session, error) => `le coût de la connexion ${session} n’a pas pu être compté : ${error}`,
    notNoted: (session, error) => `l’état de la connexion ${session} n’a pas pu être noté : ${error}`,
    upNotNoted: (link, error) => `il n’a pas pu être noté que ${link} est établie : ${error}`,
  },
});
