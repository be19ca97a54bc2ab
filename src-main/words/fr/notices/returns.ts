// words/notices/returns in French.
import { sizeText } from '../../amounts';
import { noticesWords } from '../../notices/returns';
import { translate } from '../../page';
import { countFr } from '../plural';

const these = (many: boolean): string => (many ? 'à ces adresses' : 'à cette adresse');

const ASK_THEM =
  'Lisez la réponse ci-dessous. Si elle ne suffit pas, montrez cet avis aux personnes qui s’occupent de votre courrier.';

translate('fr', noticesWords, {
  from: (organization) => (organization === '' ? 'Bureau de poste' : `Bureau de poste – ${organization}`),
  subject: {
    failed: 'Non remis',
    postmaster: 'N’a pu être ni remis ni renvoyé',
    damaged: 'Endommagé ici, merci de l’envoyer de nouveau',
    delayed: 'Retardé, les tentatives continuent',
    large: 'Attend son heure',
    done: 'Remis',
  },
  opening: {
    failed: (many) => `Votre message n’a pas pu être remis ${these(many)} :`,
    damaged: (many) =>
      `Votre message a été endommagé sur le disque de notre bureau de poste avant de pouvoir être envoyé ${these(many)}. Il n’y a pas été envoyé et ne le sera pas. Merci de l’envoyer de nouveau :`,
    delayed: (many) =>
      `Votre message n’est pas encore arrivé ${these(many)}. Ceci n’est qu’un avertissement ; vous n’avez pas besoin de l’envoyer de nouveau.`,
    done: () => 'Vous avez demandé à savoir quand votre message arrive. Voici ce qu’il est devenu :',
    postmaster: (many, sender) =>
      `Un message n’a pas pu être remis ${these(many)}, et son expéditeur n’a pas pu être averti : ${
        sender === null
          ? 'il ne nomme pas d’expéditeur ; c’est lui-même une sorte d’avis'
          : `aucun fournisseur d’ici ne dessert l’adresse de son expéditeur, ${sender}`
      }. Vous recevez cet avis en tant que postmaster, pour qu’il ne soit pas perdu.`,
  },
  whatToDo: (todo) => `Que faire : ${todo}`,
  answer: {
    reason: (said) => `La raison : ${said}`,
    ofHost: (host, said) => `La réponse de ${host} : ${said}`,
    last: (said) => `Ce qui s’est passé en dernier : ${said}`,
  },
  done: {
    mailbox: 'Il se trouve dans la boîte aux lettres.',
    handedOn: (host) =>
      host === null
        ? 'Il a été confié au serveur de messagerie suivant, qui n’en dit pas davantage.'
        : `Il a été confié au serveur de messagerie ${host}, qui n’en dit pas davantage.`,
  },
  outlook: {
    large: (bytes, next) =>
      `Il est gros, ${sizeText(bytes)}, et les gros messages ne partent qu’à certaines heures${next === null ? '' : `. La prochaine plage commence le ${next}`}. Il partira alors de lui-même. S’il est urgent, envoyez-le en plusieurs morceaux, ou demandez aux personnes qui s’occupent de votre courrier de lancer l’envoi maintenant.`,
    delayed: (until) =>
      `De nouvelles tentatives ont lieu automatiquement${until === null ? '' : `, au moins jusqu’au ${until}`}. Si elles échouent toutes, vous en serez averti.`,
    over: 'Il n’y aura pas de nouvelle tentative.',
  },
  message: {
    heading: 'Le message :',
    subject: (subject) => `Objet :   ${subject === '' ? '(aucun)' : subject}`,
    accepted: (time) => `Accepté : ${time}`,
    size: (bytes) => `Taille :  ${sizeText(bytes)}`,
    number: (id) => `Numéro :  ${id}`,
    follows: {
      message: 'Le message lui-même suit.',
      header: 'Seul son en-tête suit.',
      nothing: 'Il ne pouvait plus être lu, donc rien n’en suit.',
    },
  },
  signature: (hostname, postmaster) => [
    'Cet avis a été écrit par un programme, le bureau de poste',
    `Dialpost de ${hostname}. Questions : ${postmaster}`,
  ],
  markAside: 'heartbeat.json ne contient pas ce qu’il devrait',
  log: {
    unsaid: {
      failed: (id) => `personne n’a pu être averti de l’échec de ${id} ; le message est gardé dans la file d’attente`,
      damaged: (id) => `personne n’a pu être averti que ${id} a été endommagé ici`,
      delayed: (id) => `personne n’a pu être averti que ${id} est retardé`,
      large: (id) => `personne n’a pu être averti que ${id} attend son heure`,
      done: (id) => `personne n’a pu être averti que ${id} est arrivé`,
    },
    told: (notice, id) => `l’avis ${notice} informe au sujet de ${id}`,
    unreadable: (id) => `${id} ne peut pas être lu pour son avis`,
    largeUntold: (id) => `personne n’a pu être averti que ${id} doit attendre`,
    noHeartbeat: 'le court rapport n’a pas pu être écrit',
  },
  explain: {
    unknownAddress: {
      what: 'Personne n’est connu là-bas sous cette adresse.',
      todo: 'Cherchez une faute de frappe dans l’adresse, puis envoyez le message de nouveau.',
    },
    noWay: (domain) => ({
      what: `Aucun chemin ne mène à ${domain === '' ? 'cette adresse' : domain}.`,
      todo: 'Cherchez une faute de frappe après le @. Si l’adresse est juste, prévenez les personnes qui s’occupent de votre courrier.',
    }),
    full: {
      what: 'La boîte aux lettres y est pleine.',
      todo: 'Réessayez dans quelques jours, ou prévenez la personne d’une autre façon.',
    },
    tooLarge: (bytes, limit) => ({
      what: `Le message est trop gros : il compte ${sizeText(bytes)}${limit === null ? '' : `, et au plus ${sizeText(limit)} sont acceptés`}.`,
      todo: 'Envoyez-le en plusieurs morceaux, réduisez les images, ou déposez la grande partie ailleurs et n’envoyez que l’endroit où elle se trouve.',
    }),
    expired: (hours) => ({
      what: `Les tentatives se sont répétées${hours === null ? '' : ` pendant ${countFr(hours, 'heure')}`}, et l’autre côté ne l’a pas accepté.`,
      todo: 'Envoyez-le de nouveau plus tard, ou joignez la personne d’une autre façon.',
    }),
    notAllowed: {
      what: 'Le message n’y est pas permis.',
      todo: ASK_THEM,
    },
    eightBit: {
      what: 'L’autre côté est un ancien serveur de messagerie qui n’accepte que des lettres simples, et le message est signé : il ne peut donc pas être adapté.',
      todo: 'Envoyez-le de nouveau sans la signature.',
    },
    international: {
      what: 'L’autre côté ne comprend pas les adresses ou en-têtes avec d’autres lettres que a à z.',
      todo: 'Utilisez une adresse en lettres simples, pour vous et pour la personne à qui vous écrivez, et envoyez-le de nouveau.',
    },
    byHand: {
      what: 'Quelqu’un au bureau de poste vous l’a rendu.',
      todo: 'Demandez-y pourquoi. Votre ordinateur n’a aucun problème.',
    },
    mayHaveCome:
      'Une tentative est restée sans réponse, il est donc peut-être arrivé quand même : demandez-le là-bas avant de le renvoyer.',
    refused: {
      what: 'L’autre côté l’a refusé définitivement.',
      todo: ASK_THEM,
    },
  },
});
