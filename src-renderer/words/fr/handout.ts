// words/handout in French.
import { countFr, numberFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { handoutWords } from '../handout';

translate('fr', handoutWords, {
  export: 'Exporter ce qui est affiché…',
  exported: (rows, path) => `${countFr(rows, 'ligne est enregistrée', 'lignes sont enregistrées')} sous ${path}.`,
  moved:
    'La file d’attente a changé pendant l’écriture : un message arrivé, parti ou déplacé à ce moment peut manquer ou figurer deux fois. Exportez-la à nouveau pour une liste exacte.',
  nothingToExport:
    'Aucune liste qui puisse être enregistrée comme tableau n’est affichée. Ouvrez d’abord « File d’attente », « Connexions » ou « Envoyés et reçus ».',
  print: 'Imprimer…',
  printIt: (title) => `Imprimer… (${title})`,
  nothingToPrint:
    'Rien de ce qui est ouvert n’est fait pour le papier. Ouvrez d’abord un message, une connexion ou « Horaires ».',
  printed: 'C’est en route vers l’imprimante.',
  notPrinted: 'Rien n’a été imprimé.',
  foot: (at) => `Dialpost, ${at}`,
  date: 'Date',
  size: 'Taille',
  file: (name, size) => `${name} (${size})`,
  cutHere: (characters, size) =>
    `Le texte est coupé ici, après ${numberFr(characters)} caractères d’un message de ${size}. Enregistrez sa source pour l’avoir en entier.`,
  beginning: 'Seul le début de ce message est imprimé. Enregistrez sa source pour l’avoir en entier.',
  firstOf: (printed, all) =>
    `Voici les ${numberFr(printed)} premiers sur ${numberFr(all)} ; « Envoyés et reçus » s’exporte avec tous.`,
  times: 'Heures des connexions',
  notSaved: 'Dessiné, mais pas encore enregistré : Dialpost appelle encore comme avant.',
  by: (provider, line) => `${provider}, par ${line}`,
  marked: 'Aux heures marquées ici',
  largeOver: (size) => `Gros messages, plus de ${size}`,
  notes: 'À noter',
  named: (name, value) => `${name} : ${value}`,
});
