// words/side in French.
import { translate } from '../../../src-main/words/page';
import { checkWords, sideWords } from '../side';

translate('fr', sideWords, {
  groups: { today: 'Aujourd’hui', setUp: 'Installation', closer: 'En détail' },
  mailboxes: 'Boîtes aux lettres',
  checks: 'Contrôles',
  fold: 'Replier le côté',
  unfold: 'Afficher les noms',
  counted: (screen, count) => `${screen} : ${count}`,
});

translate('fr', checkWords, {
  intro:
    'Cherche ce qui gêne votre courrier, de cet ordinateur vers l’extérieur. Rien n’est envoyé, et aucune ligne n’est appelée sans votre accord.',
  lines: 'La ligne',
  linesHint: 'Se connecte un instant et raccroche. Le prix figure sur le bouton.',
  noLines: 'Aucune ligne n’est installée.',
  hosts: 'Qui prend votre courrier',
  hostsHint:
    'Interroge par la ligne établie en ce moment. Si aucune ne l’est, personne ne peut être joint ; ce n’est pas une panne.',
  noHosts: 'Aucun serveur n’est réglé : le courrier va directement à chaque domaine, ou reste ici.',
  hostAt: (provider, host, port) => `${provider} : ${host}, port ${port}`,
  dns: 'DNS : où le monde envoie votre courrier',
  dnsHint: 'Compare ce qui est publié pour vos domaines avec ce qui devrait s’y trouver.',
  noDomains: 'Aucun domaine de courrier n’est encore réglé.',
  look: 'Voir ce qui est publié',
  reach: 'Le chemin vers nous',
  reachHint: 'Si votre fournisseur pourrait apporter du courrier à cet ordinateur.',
  strangers: 'Inconnus',
  strangersHint: 'Essaie si quelqu’un sans autorisation pourrait envoyer par ce bureau de poste.',
  noListeners: 'Aucun programme ne peut déposer de courrier : rien n’est réglé sous « Qui peut envoyer ».',
  report: 'Pour la personne qui vous aide',
});
