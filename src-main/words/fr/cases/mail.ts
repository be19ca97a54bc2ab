// words/cases/mail in French.
import { caseMeanings, collectCaseWords, mailCaseWords } from '../../cases/mail';
import { translate } from '../../page';

const BY_ITSELF = 'Nouvelle tentative automatique.';

translate('fr', mailCaseWords, {
  'mail-login-first': {
    cause: '{host} veut une identification avant d’accepter du courrier : {said}',
    steps: ['Indiquez le nom et le mot de passe pour ce serveur dans « Fournisseurs ».'],
  },
  'mail-pop-first': {
    cause: '{host} veut que la boîte aux lettres soit d’abord relevée (POP avant SMTP) : {said}',
    steps: ['Demandez un serveur avec identification ; d’ici là, faites passer une relève de type POP3 avant l’envoi.'],
  },
  'mail-send-as': {
    cause: '{host} ne laisse ce compte envoyer que depuis sa propre adresse : {said}',
    steps: [
      'Faites permettre l’autre adresse par l’administrateur des comptes (Microsoft 365 : dans la délégation de sa boîte, « Envoyer en tant que »), ou faites-la ajouter au compte par le fournisseur.',
      'Ou envoyez depuis l’adresse de ce compte (une entrée peut remplacer l’expéditeur).',
    ],
  },
  'mail-sender-domain': {
    cause: '{host} ne trouve pas le domaine de l’expéditeur dans le DNS : {said}',
    steps: ['Vérifiez l’adresse de l’expéditeur ; vérifiez l’enregistrement MX du domaine (Contrôles → DNS).'],
  },
  'rcpt-relay-denied': {
    cause: '{host} ne transmet pas pour nous le courrier vers d’autres domaines : {said}',
    steps: [
      'Réglez une identification pour ce serveur dans « Fournisseurs ».',
      'Ou bien c’est le serveur du fournisseur pour le courrier entrant : demandez le serveur relais pour l’envoi.',
    ],
  },
  'mail-rate': {
    cause: '{host} n’accepte plus de courrier de ce compte pour l’instant : {said}',
    steps: ['Réglez chez le fournisseur une limite de débit qui correspond à sa règle.'],
  },
  'mail-size': {
    cause: 'Le message est plus gros que ce que {host} accepte : {said}',
    steps: [
      'Envoyez-le en plusieurs parties ou sous forme de lien.',
      'Réglez la taille maximale chez le fournisseur sur celle du serveur, pour que les expéditeurs l’apprennent tout de suite.',
    ],
  },
  'rcpt-mailbox-full': {
    cause: 'La boîte aux lettres du destinataire est pleine : {said}',
    steps: ['Prévenez le destinataire d’une autre façon.'],
  },
  'rcpt-too-many': {
    cause: '{host} accepte moins de destinataires à la fois : {said}',
    steps: ['Il n’y a rien à faire : le reste part dans l’envoi suivant.'],
  },
  'mail-greylist': {
    cause: '{host} fait attendre les expéditeurs inconnus (liste grise) : {said}',
    steps: [
      'Il n’y a rien à faire : la tentative suivante, quelques minutes plus tard, est d’ordinaire acceptée.',
      'Sur une ligne commutée, faites suivre une seconde connexion au bout de 15 minutes.',
    ],
  },
  'mail-unauthenticated': {
    cause: '{host} veut la preuve que le courrier de ce domaine peut venir d’ici (SPF, DKIM, DMARC) : {said}',
    steps: ['Envoyez par le serveur relais du fournisseur, et ajoutez ce serveur à l’enregistrement SPF du domaine.'],
  },
  'mail-blocked': {
    cause: '{host} refuse le courrier de cette adresse, car elle figure sur une liste de blocage : {said}',
    steps: [
      'Envoyez par le serveur relais de votre fournisseur.',
      'Si c’est déjà le cas, prévenez le fournisseur : son serveur figure sur la liste.',
    ],
  },
  'mail-spam': {
    cause: '{host} prend ce message pour un courrier indésirable : {said}',
    steps: ['Donnez-lui un objet clair et moins de liens ; demandez au destinataire de vous accepter.'],
  },
  'mail-virus': {
    cause: '{host} n’accepte pas ce que contient le message : {said}',
    steps: [
      'Cherchez des virus dans la pièce jointe et sur cet ordinateur ; envoyez les programmes inoffensifs sous une autre forme.',
    ],
  },
  'rcpt-unknown-domain': {
    cause: 'Ce domaine n’existe pas : {said}',
    steps: ['Vérifiez la partie de l’adresse après le @.'],
  },
  'rcpt-unknown': {
    cause: 'Le destinataire n’existe pas là-bas : {said}',
    steps: ['Vérifiez la partie de l’adresse avant le @.'],
  },
  'mail-8bit': {
    cause: '{host} ne peut pas transporter les caractères de ce message : {said}',
    steps: [
      'Écrivez l’adresse et le texte en lettres simples, ou laissez le logiciel de messagerie les encoder (quoted-printable).',
    ],
  },
  'mail-loop': {
    cause: 'Le message tourne en rond : {said}',
    steps: ['Deux serveurs se le renvoient : vérifiez les transferts et les domaines du bureau.'],
  },
  'mail-no-content': {
    cause: 'Aucun des destinataires n’a été accepté, le message ne l’a donc pas été non plus : {said}',
    steps: ['Regardez la réponse propre à chaque destinataire.'],
  },
  'mail-disk': {
    cause: '{host} n’a pas de place en ce moment : {said}',
    steps: [BY_ITSELF],
  },
  'mail-421': {
    cause: '{host} met fin à l’échange : {said}',
    steps: [
      'Nouvelle tentative automatique ; si cela continue, réduisez les liaisons et le débit chez le fournisseur.',
    ],
  },
  'rcpt-temporary': {
    cause: 'Le destinataire ne peut pas être joint pour le moment : {said}',
    steps: [BY_ITSELF],
  },
  'mail-temporary': {
    cause: '{host} ne peut pas prendre le message maintenant : {said}',
    steps: [BY_ITSELF],
  },
  'mail-552': {
    cause: 'Le message dépasse ce que {host} garde pour le destinataire : {said}',
    steps: ['Envoyez-le plus petit, ou dites au destinataire que sa boîte aux lettres est pleine.'],
  },
  'mail-bad-sender': {
    cause: '{host} n’accepte pas de courrier de cet expéditeur : {said}',
    steps: [
      'Vérifiez l’adresse de l’expéditeur ; pour les scanners et les machines, réglez « Mettre cet expéditeur à la place » dans l’entrée.',
    ],
  },
  'mail-parameters': {
    cause: '{host} ne comprend pas un ajout à l’adresse : {said}',
    steps: ['Demandez au fournisseur ; un serveur très ancien a peut-être besoin de « Dire HELO au lieu de EHLO ».'],
  },
  'mail-lost-place': {
    cause: '{host} et Dialpost ont perdu le fil de l’échange : {said}',
    steps: [
      BY_ITSELF,
      'Si cela continue, réglez « Pipelining » sur « Désactivé » chez le fournisseur et enregistrez un rapport.',
    ],
  },
  'rcpt-refused': {
    cause: '{host} refuse ce destinataire : {said}',
    steps: ['Vérifiez l’adresse ; demandez au destinataire s’il souhaite votre courrier.'],
  },
  'mail-refused': {
    cause: '{host} refuse le message : {said}',
    steps: ['Les mots du serveur disent pourquoi ; sinon, demandez à son postmaster.'],
  },
});

translate('fr', collectCaseWords, {
  'collect-458': {
    cause: 'Le fournisseur ne peut pas commencer maintenant à envoyer notre courrier (458) : {said}',
    steps: ['D’ordinaire, un envoi est déjà en cours ; nouvelle demande à la prochaine connexion.'],
  },
  'collect-459': {
    cause: 'Le fournisseur ne libère pas de courrier pour ce domaine (459) : {said}',
    steps: [
      'Demandez au fournisseur d’autoriser ETRN pour ce domaine exactement ; certains l’écrivent avec @ ou #.',
      'Identifiez-vous d’abord si le fournisseur le veut.',
    ],
  },
  'collect-453': {
    cause: 'Le fournisseur ne garde aucun courrier pour nous.',
    steps: ['Il n’y a rien à faire.'],
  },
  'collect-login': {
    cause: 'Le fournisseur ne nous a pas laissés relever notre courrier : {said}',
    steps: ['Vérifiez le nom et le mot de passe de la relève.'],
  },
  'collect-atrn-refused': {
    cause: 'Ce compte n’a pas le droit de relever le courrier de ce domaine (450) : {said}',
    steps: ['Demandez au fournisseur de rattacher le domaine au compte.'],
  },
  'collect-not-offered': {
    cause: 'Le fournisseur ne connaît pas cette façon de demander le courrier : {said}',
    steps: ['Choisissez-en une autre dans Fournisseurs → Relève : ETRN, ATRN, une boîte aux lettres par POP3 ou IMAP.'],
  },
  'collect-port': {
    cause: 'Personne ne répond là où le courrier gardé doit être demandé : {said}',
    steps: ['Vérifiez le serveur et le port : ATRN utilise 366, ETRN 25 ou 587, POP3 995, IMAP 993.'],
  },
  'collect-later': {
    cause: 'Le fournisseur nous demande de revenir plus tard : {said}',
    steps: ['Nouvelle demande à la prochaine connexion.'],
  },
  'collect-other': {
    cause: 'Notre courrier gardé n’a pas pu être relevé : {said}',
    steps: ['Nouvelle tentative à la prochaine connexion ; si cela continue, interrogez le fournisseur avec ces mots.'],
  },
});

translate('fr', caseMeanings, {
  safe: 'Votre courrier attend en sécurité.',
  later: 'Le message est en sécurité et sera retenté plus tard automatiquement.',
  returned: 'Ce message ne peut pas y être remis ; son expéditeur le reçoit en retour avec cette raison.',
  twice: 'Le message est envoyé de nouveau ; le destinataire le verra peut-être deux fois, mais il n’est pas perdu.',
  inbound: 'Le courrier du bureau est toujours gardé par le fournisseur ; rien n’est perdu.',
  otherSide: 'L’autre côté',
  unknown: {
    cause: 'Il s’est passé quelque chose que Dialpost ne connaît pas : {said}',
    steps: [
      'Réessayez dans un moment.',
      'Si cela continue, enregistrez un rapport et interrogez votre fournisseur au sujet de ces mots.',
    ],
  },
});
