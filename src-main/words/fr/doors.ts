// words/doors in French.
import { accessWords, listenerWords, pop3Words, practiceWords, receptionWords } from '../doors';
import { translate } from '../page';

const portKept = (where: string): string =>
  `${where} : Windows garde ce port pour lui (souvent pour Hyper-V ou WSL), ou un autre programme l’a pour lui seul`;

translate('fr', listenerWords, {
  noCertificate: (id) => `L’entrée « ${id} » demande le chiffrement, mais n’a reçu aucun certificat`,
  badCertificate: (id, trouble) => `Le certificat de l’entrée « ${id} » ne peut pas être utilisé : ${trouble}`,
  cannotOpen: (id, address, port) => `L’entrée « ${id} » ne peut pas ouvrir ${address}, port ${port}`,
  notOpen: {
    EADDRINUSE: (where) =>
      `${where} : un autre programme a pris ce port. Arrêtez ce programme ou choisissez un autre port pour l’entrée`,
    EACCES: (where) =>
      `${where} : le système ne le permet pas ; les ports en dessous de 1024 exigent des droits particuliers. Choisissez un port au-dessus de 1023 ou démarrez Dialpost avec ces droits`,
    reserved: (where) => `${portKept(where)}. Choisissez un autre port pour l’entrée`,
    EADDRNOTAVAIL: (where) =>
      `${where} : cet ordinateur n’a pas cette adresse en ce moment. Utilisez 127.0.0.1 pour cet ordinateur seul, 0.0.0.0 pour toutes ses adresses, ou une adresse qu’il a`,
    other: (where, trouble) => `${where} : ${trouble}`,
  },
  log: {
    open: 'entrée ouverte',
    broke: 'une liaison a été coupée',
    refused: (code, text) => `refusé : ${code} ${text}`,
    fault: (trouble) => `une erreur de notre part a mis fin à une liaison : ${trouble}`,
    wrongLogin: 'une identification a été refusée : mauvais nom ou mot de passe',
    unseenLogin: 'une identification a été écartée sans examen : trop de mauvais mots de passe venant de là',
    notTaken: 'un message n’a pas été accepté à cause d’une erreur de notre part',
    notStored: 'un message n’a pas été accepté parce qu’il ne pouvait pas être enregistré',
    taken: 'message accepté',
  },
});

translate('fr', pop3Words, {
  noCertificate:
    'Les boîtes aux lettres pour logiciels de messagerie (POP3) demandent le chiffrement, mais n’ont reçu aucun certificat',
  badCertificate: (trouble) =>
    `Le certificat pour les logiciels de messagerie (POP3) ne peut pas être utilisé : ${trouble}`,
  cannotOpen: (address, port) =>
    `Les logiciels de messagerie ne peuvent pas relever : POP3 ne peut pas ouvrir ${address}, port ${port}`,
  notOpen: {
    EADDRINUSE: (where) =>
      `${where} : un autre programme a pris ce port. Arrêtez ce programme ou choisissez un autre port sous pop3.port`,
    EACCES: (where) =>
      `${where} : les ports en dessous de 1024 exigent des droits particuliers. Choisissez un port au-dessus de 1023 sous pop3.port`,
    reserved: (where) => `${portKept(where)}. Choisissez un autre port sous pop3.port`,
    EADDRNOTAVAIL: (where) =>
      `${where} : cet ordinateur n’a pas cette adresse en ce moment. Utilisez 127.0.0.1 pour cet ordinateur seul ou 0.0.0.0 pour toutes ses adresses`,
    other: (where, trouble) => `${where} : ${trouble}`,
  },
  log: {
    open: 'POP3 est ouvert',
    wrongLogin: 'un logiciel de messagerie a donné un mauvais mot de passe pour POP3',
    unseenLogin: 'un logiciel de messagerie a été écarté sans examen : trop de mauvais mots de passe venant de là',
    silentEnded: 'une boîte aux lettres a été ouverte par un autre logiciel ; la visite devenue silencieuse a pris fin',
    notDeleted: 'des messages n’ont pas pu être supprimés',
    fault: 'une erreur de notre part a mis fin à la liaison d’un logiciel de messagerie',
    unreadable: 'une boîte aux lettres n’a pas pu être lue pour un logiciel de messagerie',
  },
});

translate('fr', accessWords, {
  unreadable: {
    certificate: (path, why) =>
      `Le fichier de certificat ${path} ne peut pas être lu : ${why}. Vérifiez le chemin et qui a le droit de le lire`,
    key: (path, why) =>
      `Le fichier de clé ${path} ne peut pas être lu : ${why}. Vérifiez le chemin et qui a le droit de le lire`,
  },
  noSuchFile: 'ce fichier n’existe pas',
  unusable: {
    certificate: (path, why) =>
      `Le fichier ${path} n’est pas un certificat utilisable : ${why}. Il faut un fichier PEM sans mot de passe`,
    key: (path, why) =>
      `Le fichier ${path} n’est pas une clé privée utilisable : ${why}. Il faut un fichier PEM sans mot de passe`,
  },
  noPair: (keyFile, certFile) => `La clé de ${keyFile} ne va pas avec le certificat de ${certFile}`,
  ownUnreadable: (path, why) => `Le fichier de certificat ${path} ne peut pas être lu : ${why}`,
});

translate('fr', practiceWords, {
  loopbackOnly: (host) => `le fournisseur d’essai n’écoute que sur cet ordinateur, pas sur ${host}`,
  officeClosed: 'le bureau a fermé la liaison',
  echo: {
    hello: 'Bonjour,',
    arrived: [
      'votre message est arrivé. Ici le fournisseur d’essai, un fournisseur',
      'Internet fictif à l’intérieur de Dialpost : rien n’a quitté cet ordinateur,',
      'et cette réponse a attendu ici que Dialpost vienne la chercher.',
    ],
    noText: 'Votre message ne contenait pas de texte simple à citer.',
    youWrote: 'Vous avez écrit :',
  },
  log: {
    failed: 'fournisseur d’essai : une liaison a échoué',
    kept: 'le fournisseur d’essai n’a pas pu remettre ce qu’il garde ; il le conserve',
  },
});

translate('fr', receptionWords, {
  notOpen: (error) =>
    `${error}. Une nouvelle tentative a lieu toutes les quelques secondes. D’ici là, aucun courrier n’y est accepté.`,
  pop3NotOpen: (error) =>
    `${error}. Le courrier arrive quand même dans les boîtes aux lettres ; une nouvelle tentative a lieu toutes les quelques secondes.`,
  practiceNotOpen: (port, error) =>
    `Le fournisseur d’essai n’a pas pu démarrer sur le port ${port} : ${error}. Choisissez un autre port sous practice.port.`,
  folderLost: (why) =>
    `Le dossier de données n’est plus à nous : ${why}. Aucun courrier n’est accepté ni envoyé, pour que rien ne soit perdu ni envoyé deux fois ; ce qui a été accepté se trouve dans ce dossier. Voyez quel dossier est le bon, puis arrêtez Dialpost et redémarrez-le avec ce dossier.`,
  branch: {
    asked: (account, remote, verb, wanted) =>
      `${account === null ? 'Une agence' : `L’agence « ${account} »`}, à ${remote}, a demandé par ${verb} ${wanted.length > 0 ? `le courrier pour ${wanted.join(', ')}` : 'tout son courrier'}.`,
    ended: (account, trouble) =>
      `La ligne de l’agence « ${account} » s’est terminée avant que tout soit passé : ${trouble}. Ce qu’elle n’a pas pris attend ici qu’elle appelle de nouveau.`,
    noLink: (id) => `aucune ligne « ${id ?? ''} »`,
    ourFault: 'Dialpost a dû s’arrêter à cause d’une erreur de sa part',
  },
  log: {
    notFiled: (session, trouble) => `la connexion ${session} n’a pas pu être classée : ${trouble}`,
    branchTakes: 'une agence prend son courrier',
    branchHas: 'une agence a son courrier',
    branchEnded: (trouble) => `la ligne d’une agence s’est terminée : ${trouble} ; ce qu’elle n’a pas pris attend ici`,
    branchBroke: (account, trouble) => `l’envoi à l’agence ${account} a été interrompu : ${trouble}`,
  },
});
