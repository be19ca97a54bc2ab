// words/attention in French.
import { translate } from '../../../src-main/words/page';
import { attentionWords } from '../attention';

translate('fr', attentionWords, {
  title: 'Avertissements',
  hint: 'Quand Dialpost demande votre attention. Un champ vide : jamais.',
  limits: {
    nothingSentHours: 'Du courrier attend sans partir depuis (heures)',
    queueMessages: 'Plus de messages en attente que',
    certificateDays: 'Un certificat expire dans (jours)',
    diskFreeMegabytes: 'Le disque a moins de place que (Mo)',
    budgetPercent: 'Part utilisée du budget d’une ligne (pour cent)',
    clockMinutes: 'L’horloge diffère de celle d’un serveur de (minutes)',
  },
  open: {
    connectors: 'Ouvrir le fournisseur',
    listeners: 'Ouvrir l’entrée',
    links: 'Ouvrir la ligne',
    general: 'Ouvrir les réglages',
    queue: 'Voir la file d’attente',
    setup: 'Installer',
  },
  send: 'Envoyer et recevoir',
  tryAgain: 'Réessayer',
  hold: 'Retenir',
  giveBack: 'Les renvoyer aux expéditeurs',
  resume: 'Reprendre',
  takeOver: 'Prendre le courrier ici en attendant',
  showFolder: 'Afficher le dossier',
  causes: 'Ce qui n’a pas marché, et que faire',
  report: 'Enregistrer un rapport',
  reportHint:
    'Les réglages sans mots de passe, les journaux et les dernières connexions dans un seul fichier, pour la personne qui vous aide.',
  reportSaved: (path) =>
    `Enregistré sous ${path}. Il ne contient ni mots de passe ni contenu de messages, mais des noms et des adresses : ne le remettez qu’à quelqu’un de confiance.`,
});
