// words/updates in French.
import { sizeText } from '../../amounts';
import { translate } from '../../page';
import { type ChargeSaid, type LaterFault, type UpdateFault, updateWords } from '../../updates/updates';

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

function laterText(fault: LaterFault): string {
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
  }
}

translate('fr', updateWords, {
  fault: faultText,
  newer: (version, size, charge) =>
    `Une nouvelle version ${version} est là (${[size, ...(charge ? [chargeText(charge)] : [])].join(', ')}).`,
  byHand: 'Dialpost ne l’installe pas lui-même : téléchargez-la et installez-la comme celle-ci.',
  money: (money) => `environ ${money}`,
  none: (running) => `Dialpost ${running} : aucune nouvelle version n’est connue.`,
  running: (running) => `Ceci est la version ${running}.`,
  lookLater: 'Quelqu’un a demandé de regarder : ce sera fait à la fin de la prochaine connexion.',
  off: 'Personne n’est interrogé sur les nouvelles versions : aucune source n’est indiquée (Général, Mises à jour ; updates.feed dans les réglages).',
  log: {
    looking: (host) => `recherche d’une nouvelle version chez ${host}`,
    nothingNewer: 'il n’y a pas de nouvelle version',
    notKept: (error) => `ce qui est connu des nouvelles versions n’a pas pu être noté : ${error}`,
  },
});
