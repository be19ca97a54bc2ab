// words/updates in French.
import { sizeText } from '../../amounts';
import { translate } from '../../page';
import {
  type ChargeSaid,
  type FetchFault,
  type LaterFault,
  type UpdateFault,
  updateWords,
} from '../../updates/updates';
import { installWords } from '../../updates/install-faults';

const offered = (version: string): string => `La version ${version} que propose la source`;
const notTaken = 'Rien n’en a été pris ; Dialpost et le courrier continuent comme avant.';
const tellThem = 'Prévenez les responsables de la source.';

function chargeText({ money, time, line }: ChargeSaid): string {
  return `${money ?? 'sans frais'}, environ ${time} par ${line}`;
}

function faultText(fault: UpdateFault): string {
  switch (fault.kind) {
    case 'unreachable':
      return `La source des nouvelles versions n’a pas pu être jointe (${fault.host} : ${fault.detail}). Elle sera interrogée de nouveau lors d’une connexion ultérieure.`;
    case 'silent':
      return `La source des nouvelles versions (${fault.host}) n’a pas répondu à temps. Elle sera interrogée de nouveau lors d’une connexion ultérieure.`;
    case 'status':
      return `La source des nouvelles versions a répondu ${fault.status} pour ${fault.file}. Vérifiez son adresse dans Général, Mises à jour.`;
    case 'redirect':
      return `La source des nouvelles versions renvoie ailleurs pour ${fault.file} (${fault.to}), et Dialpost ne suit pas. Si c’est le bon endroit, indiquez-le dans Général, Mises à jour.`;
    case 'endless':
      return `Le fichier ${fault.file} de la source dépasse ${sizeText(fault.most)}, ce qui n’est jamais le cas. ${notTaken}`;
    case 'no-key':
      return 'Ce Dialpost a été construit sans clé pour vérifier les nouvelles versions ; aucune ne peut donc être crue. Les nouvelles versions sont à chercher et à installer à la main ; Général, Mises à jour peut rester vide.';
    case 'unsigned':
      return `La source n’a pas de signature (${fault.file}) ; personne ne peut dire de qui elle vient. ${notTaken} ${tellThem}`;
    case 'signature':
      return `La signature de la source (${fault.file}) ne convient pas : quelqu’un d’autre a fait ou changé ce qu’elle propose. ${notTaken} ${tellThem}`;
    default:
      return laterText(fault);
  }
}

function laterText(fault: LaterFault | FetchFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return `Le fichier ${fault.file} de la source est illisible (${fault.why}). ${notTaken}`;
    case 'no-version':
      return `La source donne « ${fault.said} » pour version, ce qui n’en est pas une. ${notTaken}`;
    case 'older':
      return `${offered(fault.version)} est plus ancienne que celle-ci (${fault.running}). Dialpost ne revient jamais en arrière de lui-même.`;
    case 'changed':
      return `${offered(fault.version)} n’est plus la même qu’avant sous le même numéro. ${notTaken} ${tellThem}`;
    case 'platform':
      return `La source ne propose rien pour ce type d’installation (${fault.wanted}). ${notTaken}`;
    case 'name':
      return `La source nomme un fichier à un autre endroit (« ${fault.name} »). Seuls de simples noms de fichiers à côté d’elle sont pris. ${notTaken}`;
    default:
      return fetchText(fault);
  }
}

function fetchText(fault: FetchFault): string {
  switch (fault.kind) {
    case 'broke-off':
      return `La ligne a été coupée, ou la source s’est arrêtée, au milieu de ${fault.file} (${sizeText(fault.came)} sur ${sizeText(fault.bytes)}). Ce qui est arrivé est gardé, et la suite viendra lors d’une connexion ultérieure.`;
    case 'no-ranges':
      return `L’hôte de la source ne peut pas continuer ${fault.file} là où la ligne a été coupée. Ce qui était arrivé a été supprimé : téléchargez-la de nouveau dans Général, Mises à jour, au prix du tout.`;
    case 'hash':
      return `Le fichier ${fault.file} qui est arrivé n’est pas celui qui a été signé. Il a été supprimé, et rien n’a été installé. ${tellThem}`;
    case 'longer':
      return `Le fichier ${fault.file} est plus long que ne le dit la source. Il a été supprimé, et rien n’a été installé. ${tellThem}`;
    case 'no-room':
      return `Il reste trop peu de place sur le disque pour télécharger la nouvelle version (${sizeText(fault.needed)}) : la place dont le courrier a besoin n’y est pas sacrifiée. Faites de la place, puis téléchargez-la dans Général, Mises à jour.`;
    case 'dearer':
      return `Le téléchargement de la version ${fault.version} a été arrêté, parce qu’il aurait coûté plus qu’annoncé. Ce qui est arrivé est gardé ; décidez de nouveau dans Général, Mises à jour.`;
    case 'disk':
      return `La nouvelle version n’a pas pu être écrite sur le disque (${fault.detail}). Rien n’a été installé. Remettez le disque en état, puis téléchargez-la dans Général, Mises à jour.`;
    case 'not-installed':
      return `La version ${fault.version} n’a pas pu être installée : ${installWords.fault(fault.why)}. Celle-ci continue comme avant.`;
  }
}

translate('fr', updateWords, {
  fault: faultText,
  newer: (version, size, charge) =>
    `Une nouvelle version ${version} est là (${[size, ...(charge ? [chargeText(charge)] : [])].join(', ')}).`,
  state: {
    'by-hand': 'Dialpost ne l’installe pas de lui-même : cherchez-la et installez-la comme celle-ci.',
    told: 'Rien n’est téléchargé avant que quelqu’un le dise (Général, Mises à jour).',
    wanted: 'Elle sera téléchargée lors de la prochaine connexion, après le courrier.',
    fetching: 'Elle est en cours de téléchargement.',
    fetched: 'Elle est ici, vérifiée : installez-la dans Général, Mises à jour.',
    installing: 'Elle est installée dès qu’aucune connexion n’est établie.',
    installed: 'Elle est installée et démarrera dès qu’aucune connexion ne sera établie.',
  },
  money: (money) => `environ ${money}`,
  none: (running) => `Dialpost ${running} : aucune nouvelle version n’est connue.`,
  running: (running) => `Ceci est la version ${running}.`,
  lookLater: 'Quelqu’un a demandé de regarder : ce sera fait à la fin de la prochaine connexion.',
  off: 'Personne n’est interrogé sur les nouvelles versions : aucune source n’est indiquée (Général, Mises à jour ; updates.feed dans les réglages).',
  notTheNewest: (version) => `La version ${version} n’est plus la plus récente. Regardez de nouveau.`,
  dearerNow: 'Ce n’est plus le prix. Regardez ce que cela coûte maintenant, et décidez de nouveau.',
  fetchedAlready: (version) => `La version ${version} est déjà ici.`,
  notFetched: 'Rien n’a été téléchargé qui puisse être installé.',
  installingAlready: 'Elle est déjà en cours d’installation.',
  log: {
    looking: (host) => `recherche d’une nouvelle version chez ${host}`,
    nothingNewer: 'il n’y a pas de nouvelle version',
    fetching: (file) => `téléchargement de ${file}`,
    fetched: (file) => `${file} est ici, et c’est ce qui a été signé`,
    keptPart: (file, size) => `${file} continuera plus tard ; ${size} en sont déjà ici`,
    installing: (file) => `installation de ${file}`,
    installed: (version) => `la version ${version} est installée et démarrera dès qu’aucune connexion ne sera établie`,
    notKept: (error) => `ce qui est connu des nouvelles versions n’a pas pu être noté : ${error}`,
  },
});
