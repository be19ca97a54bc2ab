// words/link in French.
import { linkWords } from '../link';
import { translate } from '../page';
import { countFr } from './plural';

translate('fr', linkWords, {
  ras: {
    600: 'Windows est encore occupé avec ce profil',
    602: 'un autre programme utilise le modem',
    608: 'le modem n’existe pas ; a-t-il été débranché ?',
    615: 'le port du modem est introuvable',
    617: 'la ligne est encore en train de raccrocher',
    618: 'le port du modem n’est pas ouvert',
    619: 'la ligne a été coupée pendant l’établissement',
    621: 'Windows ne peut pas ouvrir le fichier des profils d’appel',
    622: 'Windows ne peut pas lire le fichier des profils d’appel',
    623: 'Windows ne connaît aucun profil d’appel de ce nom',
    628: 'la ligne a été coupée pendant l’établissement',
    629: 'l’autre côté a raccroché',
    630: 'le modem est défectueux ou éteint',
    631: 'quelqu’un a raccroché',
    633: 'le modem est utilisé ou n’est pas configuré pour appeler',
    635: 'une erreur inconnue s’est produite',
    638: 'la demande a pris trop de temps',
    646: 'le fournisseur ne laisse pas entrer ce compte à cette heure de la journée',
    647: 'le fournisseur a fermé ce compte',
    648: 'le mot de passe a expiré',
    649: 'ce compte n’a pas le droit d’appeler',
    650: 'l’autre côté ne répond pas',
    651: 'le modem signale une erreur',
    666: 'le modem ne fonctionne pas',
    668: 'la ligne a été interrompue',
    676: 'la ligne est occupée',
    677: 'une personne a répondu, pas un modem ; vérifiez le numéro',
    678: 'personne ne répond',
    679: 'aucune porteuse n’a été trouvée',
    680: 'il n’y a pas de tonalité ; vérifiez le câble du téléphone',
    691: 'le fournisseur n’a pas accepté le nom ou le mot de passe',
    692: 'le modem a échoué',
    703: 'le profil attend une saisie à la main ; enregistrez-y le nom et le mot de passe',
    708: 'le compte a expiré',
    711: 'le service d’accès à distance de Windows ne fonctionne pas',
    718: 'l’autre côté a cessé de répondre pendant la vérification du mot de passe',
    719: 'l’autre côté a mis fin à la ligne pendant l’établissement',
    720: 'les deux côtés n’ont trouvé aucun protocole commun ; vérifiez les protocoles du profil',
    721: 'l’autre côté ne parle pas PPP',
    734: 'l’autre côté a mis fin à la négociation',
    741: 'cet ordinateur ne connaît pas le chiffrement que demande le profil',
    742: 'l’autre côté ne connaît pas le chiffrement que demande le profil',
    756: 'cette ligne est déjà en train d’appeler',
    769: 'le réseau par lequel elle passe n’est pas joignable',
    789: 'la ligne protégée n’a pas pu être négociée ; vérifiez sa clé ou son certificat',
    797: 'aucun modem n’a été trouvé',
    800: 'l’autre bout du tunnel n’a pas pu être joint',
    809: 'un pare-feu en chemin arrête le tunnel',
    812: 'les règles de l’autre côté ne laissent pas entrer ce compte',
    868: 'le nom de l’autre côté est introuvable',
  },
  rasError: (words, code) => `${words} (erreur RAS ${code})`,

  pppd: {
    2: 'une option du fichier « peers » est fausse',
    3: 'cet utilisateur n’a pas le droit d’utiliser pppd',
    4: 'le noyau de ce système n’a pas PPP',
    5: 'pppd a été arrêté',
    6: 'un autre programme utilise le modem',
    7: 'le port du modem n’a pas pu être ouvert',
    8: 'le modem ne s’est pas connecté (le script « chat » a échoué : occupé, pas de réponse ou pas de porteuse)',
    9: 'la commande de l’option pty n’a pas pu être exécutée',
    10: 'l’autre côté a répondu, mais ne parle pas un PPP que nous comprenons',
    11: 'l’autre côté n’a pas prouvé qui il est',
    12: 'la ligne est restée inactive trop longtemps',
    13: 'la durée maximale de connexion a été atteinte',
    15: 'l’autre côté ne répond plus',
    16: 'le modem a raccroché',
    17: 'la ligne ne fait que répéter ce que nous envoyons',
    18: 'le modem n’a pas pu être configuré (le script « init » a échoué)',
    19: 'le fournisseur n’a pas accepté le nom ou le mot de passe',
  },
  pppdEnded: (words, code) => `${words} (pppd s’est terminé avec le code ${code})`,

  nmcli: {
    1: 'NetworkManager signale une erreur sans numéro',
    2: 'nmcli ne nous a pas compris',
    3: 'la ligne n’a pas été établie à temps',
    4: 'la ligne n’a pas pu être activée',
    5: 'la ligne n’a pas pu être raccrochée',
    6: 'l’appareil n’a pas pu être déconnecté',
    7: 'le profil n’a pas pu être supprimé',
    8: 'NetworkManager ne fonctionne pas',
    10: 'NetworkManager ne connaît aucun profil de ce nom',
    65: 'nmcli attendait le nom d’un fichier',
  },
  nmcliEnded: (words, code, said) =>
    `${words} (nmcli s’est terminé avec le code ${code}${said === '' ? '' : ` : ${said}`})`,

  dialling: (name) => `appel de « ${name} »`,
  noConnection: (name) => `la ligne « ${name} » n’a pas été établie`,
  cameUp: {
    dialled: (name) => `la ligne « ${name} » est établie`,
    found: (name) => `la ligne « ${name} » était déjà établie`,
    leftUp: (name) => `la ligne « ${name} » est peut-être restée établie`,
  },
  isDown: (name) => `la ligne « ${name} » est raccrochée`,
  dropped: (name) => `La ligne « ${name} » s’est coupée d’elle-même.`,
  stopped: (name) => `L’appel de « ${name} » a été arrêté.`,
  gaveUp: (name, attempts, why) =>
    `La ligne « ${name} » n’a pas été établie (${countFr(attempts, 'tentative')}) : ${why.replace(/\.+$/, '')}.`,
  andStaysUp: (why, trouble) => `${why} ; ${trouble}`,
  stillUp: 'la ligne est encore établie',
  hangsOn: (name, why, seconds) =>
    `La ligne « ${name} » ne raccroche pas (${why}). L’appel coûte peut-être encore de l’argent : raccrochez à la main ; nouvelle tentative toutes les ${countFr(seconds, 'seconde')}.`,

  budgetOfNothing: (name) =>
    `Le budget mensuel de ${name} est nul : aucune connexion ne s’établit d’elle-même et le courrier attend. Vous pouvez toujours envoyer et recevoir vous-même, ou fixer un budget dans « Lignes ».`,
  budgetSpent: (name, spent, budget) =>
    `Le budget de ce mois pour ${name} est épuisé (${spent} sur ${budget}). Les connexions prévues s’arrêtent jusqu’au mois prochain et le courrier attend ; vous pouvez toujours envoyer et recevoir vous-même, ou augmenter le budget dans « Lignes ».`,
  notCounted: (budget, besides) => `${budget} ; à côté ${besides}, qu’il ne compte pas`,

  costBook: {
    noLedger: 'ce n’est pas un livre de comptes des lignes',
    damaged: (name, rest) =>
      `Ce que les connexions ont coûté jusqu’ici n’a pas pu être lu : le fichier était endommagé et a été mis de côté sous corrupt/${name}. ${rest} Aucun courrier n’est touché.`,
    fromCopy: (path) => `Le contenu a été repris de ${path} ; la dernière connexion manque peut-être.`,
    someKept: 'Ce qui pouvait en être lu est conservé, et le compte continue à partir de là.',
    anew: 'Le compte repart de zéro.',
  },

  mend: {
    ras: 'rasdial fait partie de Windows. Sur un autre système, choisissez une autre façon de se connecter.',
    pppd: 'Installez pppd avec ses programmes pon et poff (Debian et Ubuntu : apt-get install ppp).',
    networkmanager:
      'Installez NetworkManager (Debian et Ubuntu : apt-get install network-manager), ou choisissez une autre façon de se connecter.',
    command:
      'Corrigez la commande sous « Se connecter » ; un programme qui n’est pas dans le PATH a besoin de son chemin complet.',
  },
});
