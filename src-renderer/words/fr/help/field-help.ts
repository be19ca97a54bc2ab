// words/help/field-help in French.
import { translate } from '../../../../src-main/words/page';
import { fieldHelpWords, GENERAL_HELP } from '../../help/field-help';

translate('fr', fieldHelpWords, {
  about: (label) => `Aide : ${label}`,
  example: (text) => `Exemple : ${text}`,
});

translate('fr', GENERAL_HELP, {
  'organization.name': [
    'Figure dans les rapports et les avis, pour qu’on sache quel bureau écrit.',
    'Clinique du Port',
  ],
  'organization.domains': [
    'Le courrier pour ces domaines est pour ce bureau ; tout autre courrier sort.',
    'clinic.example, lab.example',
  ],
  'organization.hostname': [
    'Comment Dialpost se présente aux autres serveurs quand il envoie et reçoit du courrier.',
    'mail.clinic.example',
  ],
  'organization.postmaster': [
    'La personne qui s’occupe du courrier : les avis de problèmes lui parviennent.',
    'anna@clinic.example',
  ],
  language: [
    'La langue de la fenêtre, des avis aux expéditeurs, de la ligne de commande et des journaux.',
    'La langue de l’ordinateur',
  ],
  keepDeliveredDays: [
    'Pendant tant de jours, un message envoyé peut encore être lu ici ; les messages gardés prennent de la place sur le disque.',
    '30, si le disque est grand',
  ],
  'notices.postmasterCopies': [
    'Le postmaster voit alors chaque message qui n’a pas pu être remis, et pas seulement l’expéditeur.',
    'Activé dans un petit bureau',
  ],
  'notices.largeMail': [
    'Qui dépose un message trop gros pour la prochaine connexion apprend aussitôt quand il partira.',
    'Activé là où l’on envoie des photos',
  ],
  'notices.heartbeat.to': [
    'Quelqu’un ailleurs apprend régulièrement que le lieu est en vie, et ce que la ligne a coûté.',
    'head@office.example',
  ],
  'notices.heartbeat.after': [
    'Quand le court rapport est écrit ; il part à la prochaine connexion.',
    'Chaque jour à une heure fixe',
  ],
  'notices.heartbeat.at': ['L’heure du jour, à l’horloge de cet ordinateur, à un quart d’heure.', '07:00'],
  'warnings.nothingSentHours': [
    'Avertit quand du courrier a attendu aussi longtemps alors qu’une connexion était due.',
    '24',
  ],
  'warnings.queueMessages': [
    'Avertit quand plus de messages attendent que d’habitude : signe que quelque chose ne part pas.',
    '1000',
  ],
  'warnings.certificateDays': [
    'Avertit avant qu’un certificat expire, tant qu’il reste du temps pour le renouveler.',
    '21',
  ],
  'warnings.diskFreeMegabytes': [
    'Avertit avant que le disque soit si plein qu’aucun courrier ne peut être accepté.',
    '500',
  ],
  'warnings.budgetPercent': ['Avertit quand cette part du budget mensuel d’une ligne est dépensée.', '80'],
  'warnings.clockMinutes': [
    'Avertit quand l’horloge de cet ordinateur diffère de ce que disent d’autres serveurs.',
    '10',
  ],
  'log.diagnostic.levels.default': [
    'Ce qui est écrit sur tout ce qui n’a pas son propre niveau ci-dessous.',
    'Les erreurs',
  ],
  'log.diagnostic.levels.dial': [
    'Ce qui est écrit sur l’établissement et la fin des lignes.',
    'Tout, tant qu’une ligne ne s’établit pas',
  ],
  'log.diagnostic.levels.dns': [
    'Ce qui est écrit sur la recherche des noms.',
    'Tout, tant qu’un serveur est introuvable',
  ],
  'log.diagnostic.levels.tls': [
    'Ce qui est écrit sur le chiffrement et les certificats.',
    'Tout, tant qu’un certificat est refusé',
  ],
  'log.diagnostic.levels.smtp-in': [
    'Ce qui est écrit sur le courrier que les programmes déposent.',
    'Tout, tant qu’une imprimante ne peut pas envoyer',
  ],
  'log.diagnostic.levels.smtp-out': [
    'Ce qui est écrit sur le courrier envoyé.',
    'Tout, tant qu’un fournisseur refuse le courrier',
  ],
  'log.diagnostic.levels.queue': ['Ce qui est écrit sur ce qui attend et ce que cela devient.', 'Ce qui s’est passé'],
  'log.diagnostic.levels.collect': [
    'Ce qui est écrit sur la relève du courrier chez le fournisseur.',
    'Tout, tant que le courrier ne vient pas',
  ],
  'log.diagnostic.levels.schedule': ['Ce qui est écrit sur les connexions prévues et faites.', 'Ce qui s’est passé'],
  'log.diagnostic.levels.relay': [
    'Ce qui est écrit sur tout le reste, comme le démarrage et les réglages.',
    'Les erreurs',
  ],
  'log.diagnostic.revertAfterMinutes': [
    'Passé ce temps, « Tout » revient de lui-même à « Les erreurs », car cela remplit les disques.',
    '60',
  ],
  'log.protocol.enabled': [
    'Écrit une ligne par commande SMTP, pour les programmes de comptage et pour chercher les pannes.',
    'Activé, pendant que quelqu’un cherche une panne',
  ],
  'log.protocol.period': ['À quel rythme un nouveau fichier est commencé.', 'Chaque jour'],
  'log.protocol.maxBytes': ['Un fichier de cette taille est fermé et le suivant commencé.', '20'],
  'log.protocol.keepDays': ['Les fichiers plus anciens sont supprimés.', '30'],
  'log.protocol.folder': [
    'Où se trouvent les fichiers, si ce n’est pas dans le dossier de données ; un nom seul est un dossier dans celui-ci.',
    '/var/log/dialpost',
  ],
  'log.protocol.fields': [
    'Quelles colonnes a chaque ligne ; moins de colonnes font des fichiers plus petits.',
    'date, time, c-ip et cs-method',
  ],
  'desktop.startAtLogin': [
    'Dialpost fonctionne alors dès que quelqu’un ouvre une session sur cet ordinateur.',
    'Activé, sur l’ordinateur qui envoie le courrier',
  ],
  'desktop.startHidden': [
    'À l’ouverture de session, seule l’icône de la zone de notification paraît ; la fenêtre vient quand vous la demandez.',
    'Activé',
  ],
  'desktop.notify': [
    'Un court message au bord de l’écran quand quelque chose n’a pas marché ou est revenu.',
    'Activé, là où quelqu’un travaille à cet ordinateur',
  ],
  'updates.feed': [
    'Où l’on cherche une nouvelle version de Dialpost : une fois par jour, à la fin d’une connexion qui a lieu de toute façon. Ce qui n’est pas signé par ceux qui ont fait ce Dialpost n’est pas cru.',
    'https://updates.example/dialpost/',
  ],
  'practice.enabled': [
    'Un fournisseur fictif pour essayer ; le courrier qu’il reçoit ne quitte jamais cet ordinateur.',
    'Activé, pendant que quelqu’un apprend',
  ],
  'practice.port': ['Le port de cet ordinateur où le fournisseur fictif écoute.', '2526'],
});
