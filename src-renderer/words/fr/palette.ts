// words/palette in French.
import { countFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { paletteWords } from '../palette';

translate('fr', paletteWords, {
  title: 'Aller n’importe où',
  placeholder: 'Un écran, une action, un réglage, un message, une page d’aide',
  results: 'Ce qui a été trouvé',
  groups: {
    screens: 'Écrans',
    actions: 'Actions',
    settings: 'Réglages',
    waiting: 'Messages en attente',
    gone: 'Envoyés et reçus',
    help: 'Manuel',
  },
  nothing: 'Rien ne porte ce nom.',
  found: (n) => countFr(n, 'trouvé'),
  searching: 'Recherche dans les messages…',
  hint: '↑ ↓ pour choisir, Entrée pour y aller, Échap pour sortir',
  way: (parts) => parts.join(' → '),
  fromTo: (from, to) => `${from} à ${to}`,
  actions: {
    sendReceive: 'Envoyer et recevoir',
    pause: 'Pause',
    resume: 'Reprendre',
    hangUp: 'Raccrocher',
    exportSettings: 'Exporter les réglages',
    importSettings: 'Importer des réglages',
    saveReport: 'Enregistrer un rapport',
    openLogFolder: 'Ouvrir le dossier des journaux',
    shortcuts: 'Raccourcis clavier',
    about: 'À propos de Dialpost',
    light: 'Apparence claire',
    dark: 'Apparence sombre',
    system: 'Apparence du système',
  },
});
