// words/diagnose/computer in French.
import { dateTimeText, sizeText, spanText } from '../../amounts';
import { computerWords } from '../../diagnose/computer';
import { translate } from '../../page';

const SET_CLOCK =
  'Réglez la date, l’heure et le fuseau horaire de cet ordinateur, ou faites-les régler par le réseau. Les horaires, les nouvelles tentatives et les dates de votre courrier en dépendent ; les certificats sont refusés tant qu’ils sont faux.';
const OTHER_FOLDER = 'démarrez Dialpost avec un dossier sur un autre disque (--data)';

const doorText = (address: string, port: number): string => `${address}, port ${port}`;
const notDialled = (line: string): string => `Impossible d’appeler par « ${line} », aucun courrier n’y passe donc.`;
const unwritable = (folder: string, why: string): string =>
  `Le dossier de données ${folder} ne peut pas être écrit : ${why}. Aucun courrier ne peut être accepté.`;

translate('fr', computerWords, {
  door: doorText,
  time: dateTimeText,
  unnamedLine: 'La ligne',

  good: {
    'port-any': 'N’importe quel port libre est pris pour cette entrée ; la vue d’ensemble montre lequel.',
    'port-ours': (address, port) => `Dialpost écoute déjà à ${doorText(address, port)}.`,
    'port-free': (address, port) => `${doorText(address, port)} : libre.`,
    'clock-plausible': (now, zone) =>
      `L’horloge indique le ${dateTimeText(now, zone)} (${zone}), ce qui peut être juste : comparez avec votre montre.`,
    'disk-room': (freeBytes) => `Le disque du dossier de données a encore ${sizeText(freeBytes)} de libre.`,
    'folder-writable': (folder) => `Le dossier de données ${folder} peut être écrit.`,
    'program-none': (line) => `${line} : pas d’appel par Dialpost, donc aucun programme nécessaire.`,
    'program-there': (line, programs) => `${line} : ce qui sert à appeler est là (${programs.join(', ')}).`,
    'dns-address': (host) => `${host} est une adresse ; aucun serveur de noms n’est nécessaire pour la trouver.`,
    'dns-found': (host, addresses) => `Le DNS connaît ${host} : ${addresses.join(', ')}.`,
  },

  portTakenBySelf: (port) => ({
    text: `Le port ${port} est utilisé par Dialpost lui-même pour autre chose (une autre entrée, le fournisseur d’essai ou les boîtes aux lettres).`,
    mend: 'Choisissez un autre port pour l’un d’eux.',
  }),
  portTaken: (address, port, holder) => {
    const who = holder
      ? `le programme ${holder.name} (processus ${holder.pid})`
      : 'un autre programme ; le système ne nous dit pas lequel';
    return {
      text: `${doorText(address, port)} : pris par ${who}. Aucun courrier ne pourrait y être déposé.`,
      mend: 'Arrêtez ce programme, ou choisissez un autre port et indiquez-le dans les logiciels de messagerie.',
    };
  },
  nameNotFound: (cause) => `${cause} Aucun courrier ne peut y partir ; il attend en sécurité.`,

  bad: {
    'port-forbidden': (port) => ({
      text: `Le système ne laisse pas Dialpost ouvrir le port ${port} ; les ports en dessous de 1024 exigent des droits particuliers.`,
      mend: 'Choisissez un port au-dessus de 1023, par exemple 2525, et indiquez le même dans les logiciels de messagerie.',
    }),
    'port-reserved': (port) => ({
      text: `Windows garde le port ${port} pour lui (souvent pour Hyper-V ou WSL), ou un autre programme l’a pour lui seul. Aucun message ne pourrait y être remis.`,
      mend: 'Choisissez un autre port, par exemple 2525, et indiquez le même dans les logiciels de messagerie.',
    }),
    'port-address': (address) => ({
      text: `Cet ordinateur n’a pas l’adresse ${address} en ce moment.`,
      mend: 'Choisissez 127.0.0.1 pour cet ordinateur seul, 0.0.0.0 pour toutes ses adresses, ou une adresse qu’il a.',
    }),
    'clock-early': (now, built, zone) => ({
      text: `L’horloge indique le ${dateTimeText(now, zone)}, mais ce Dialpost a été construit le ${dateTimeText(built, zone)}. L’horloge est fausse.`,
      mend: SET_CLOCK,
    }),
    'clock-late': (now, zone) => ({
      text: `L’horloge indique le ${dateTimeText(now, zone)}, plus de vingt ans après la construction de ce Dialpost. L’horloge est fausse.`,
      mend: SET_CLOCK,
    }),
    'clock-jumped': (jump, now, zone) => ({
      text: `L’horloge a été ${jump > 0 ? 'avancée' : 'retardée'} de ${spanText(Math.abs(jump))} depuis le dernier contrôle de Dialpost ; elle indique maintenant le ${dateTimeText(now, zone)}.`,
      mend: `Si cette heure est juste, contrôlez de nouveau et tout va bien. Sinon : ${SET_CLOCK}`,
    }),
    'disk-small': (folder, freeBytes, needBytes) => ({
      text: `Le disque du dossier de données ${folder} n’a plus que ${sizeText(freeBytes)} de libre. Une fois plein, ceux qui déposent du courrier sont priés de réessayer plus tard ; rien de ce qui a été accepté n’est perdu.`,
      mend: `Faites de la place jusqu’à ce que ${sizeText(needBytes)} soient libres, ou ${OTHER_FOLDER}.`,
    }),
    'folder-full': (folder) => ({
      text: unwritable(folder, 'son disque est plein'),
      mend: 'Faites de la place sur ce disque.',
    }),
    'folder-forbidden': (folder) => ({
      text: unwritable(folder, 'le système ne le permet pas'),
      mend: 'Donnez à l’utilisateur sous lequel Dialpost fonctionne le droit d’y écrire, ou démarrez Dialpost avec un autre dossier (--data).',
    }),
    'folder-read-only': (folder) => ({
      text: unwritable(folder, 'son disque n’est monté qu’en lecture'),
      mend: `Les disques sont montés ainsi après une panne : vérifiez le disque, ou ${OTHER_FOLDER}.`,
    }),
    'folder-missing': (folder) => ({
      text: unwritable(folder, 'il n’est pas là'),
      mend: 'S’il se trouve sur un disque amovible, insérez celui-ci ; sinon, redémarrez Dialpost.',
    }),
    'folder-trouble': (folder, trouble) => ({
      text: unwritable(folder, trouble),
      mend: 'Vérifiez le disque.',
    }),
    'program-missing': (line, program) => `Le programme ${program} n’est pas là. ${notDialled(line)}`,
    'program-not-executable': (line, program) => ({
      text: `Le fichier ${program} est là, mais ne peut pas être exécuté. ${notDialled(line)}`,
      mend: 'Rendez-le exécutable (chmod +x) pour l’utilisateur sous lequel Dialpost fonctionne ; un script a aussi besoin de sa première ligne (#!/bin/sh).',
    }),
  },

  unknown: {
    'port-unknown': (address, port, trouble) => ({
      text: `On ne peut pas savoir si ${doorText(address, port)} peut être ouvert : ${trouble}.`,
    }),
    'disk-unknown': (folder, trouble) => ({
      text: `On ne peut pas savoir combien de place il reste sur le disque de ${folder} : ${trouble}.`,
    }),
    'dns-offline': (host) => ({
      text: `On ne peut pas savoir si le DNS connaît ${host} tant que la ligne est coupée. La question est posée à chaque connexion.`,
      mend: 'Pour le savoir maintenant : « Tester » sur la page Envoi, ou établissez la ligne et contrôlez de nouveau.',
    }),
    'dns-on-demand': (host) => ({
      text: `Il n’a pas été demandé si le DNS connaît ${host} : la question ferait appeler le routeur.`,
      mend: 'Pour le savoir maintenant : « Tester » sur la page Envoi.',
    }),
  },
});
