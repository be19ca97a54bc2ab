// words/delivery in French.
import { deliveryWords } from '../delivery';
import { translate } from '../page';
import { countFr } from './plural';

const SAFE = 'Votre courrier attend en sécurité.';
const NEXT = 'Nouvelle tentative à la prochaine connexion';

translate('fr', deliveryWords, {
  trouble: {
    password: ({ host, connector, said }) =>
      `${host} ne nous a pas laissés entrer (${said}). ${SAFE} Vérifiez le nom d’utilisateur et le mot de passe dans Fournisseurs → ${connector}.`,
    unreachable: ({ host, connector, said }) =>
      `${host} n’a pas pu être joint (${said}). ${SAFE} ${NEXT} ; si cela continue, vérifiez le serveur et le port dans Fournisseurs → ${connector}.`,
    cut: ({ host, connector, said }) =>
      `${host} a répondu, mais la liaison a été coupée à plusieurs reprises pendant l’envoi (${said}). ${SAFE} ${NEXT} ; si cela continue, essayez une autre ligne dans Fournisseurs → ${connector}, ou demandez à votre fournisseur.`,
    refused: ({ host, said }) =>
      `${host} n’accepte pas notre courrier en ce moment (${said}). ${SAFE} ${NEXT} ; si cela continue, demandez à votre fournisseur.`,
    relay: ({ host, connector, said }) =>
      `${host} ne transmet pas de courrier pour nous (${said}). ${SAFE} Le plus souvent, il veut une identification : vérifiez le nom d’utilisateur et le mot de passe dans Fournisseurs → ${connector}, ou demandez à votre fournisseur quel serveur prend votre courrier.`,
    blocked: ({ host, connector, said }) =>
      `${host} n’accepte pas de courrier venant de l’adresse que notre ligne a en ce moment (${said}). ${SAFE} La prochaine connexion aura peut-être une autre adresse ; si cela continue, envoyez par le serveur de votre propre fournisseur dans Fournisseurs → ${connector}, ou demandez à votre fournisseur de faire retirer l’adresse de la liste.`,
    limit: ({ host, said }) =>
      `${host} n’accepte plus de courrier de notre part pour l’instant : ce que nous pouvons envoyer est épuisé (${said}). ${SAFE} Si cela arrive souvent, demandez une limite plus haute à votre fournisseur, ou répartissez le courrier sur la journée.`,
    suspended: ({ host, said }) =>
      `${host} a fermé le compte par lequel nous envoyons (${said}). ${SAFE} Demandez à votre fournisseur pourquoi, et ce qui le rouvre.`,
    braked: ({ host, said }) =>
      `${host} a refusé plusieurs messages de suite dans les mêmes termes (${said}) ; c’est donc sans doute nous qu’il refuse, et non les messages. Aucun d’eux n’est renvoyé : ils sont retenus. Voyez ce qu’il dit, puis faites une nouvelle tentative ou renvoyez-les depuis la file d’attente.`,
    tls: ({ host, connector, said }) =>
      `Aucune liaison sûre avec ${host} n’a pu être établie (${said}). ${SAFE} Vérifiez la sécurité et le certificat dans Fournisseurs → ${connector}.`,
    disk: ({ said }) =>
      `Le disque de cet ordinateur a un problème (${said}). ${SAFE} Faites-y de la place ou réparez-le.`,
  },
  switchedOff: {
    mailbox: ({ host, said }) =>
      `${host} ne laisse aucun logiciel de messagerie envoyer pour cette boîte aux lettres, car « SMTP authentifié » y est désactivé (${said}). ${SAFE} Un autre mot de passe ou une nouvelle connexion n’y change rien. Faites-le activer par l’administrateur : centre d’administration Microsoft 365, Utilisateurs actifs, le compte, Courrier, « Gérer les applications de courrier », « SMTP authentifié ». Le prochain appel envoie alors ce qui attend.`,
    organization: ({ host, said }) =>
      `${host} ne laisse aucun logiciel de messagerie de cette organisation envoyer, car « SMTP authentifié » y est désactivé pour tous (${said}). ${SAFE} Un autre mot de passe ou une nouvelle connexion n’y change rien. Faites-le activer par l’administrateur pour cette boîte aux lettres, cela suffit : centre d’administration Microsoft 365, Utilisateurs actifs, le compte, Courrier, « Gérer les applications de courrier », « SMTP authentifié » ; avec les « paramètres de sécurité par défaut », il reste désactivé. Le prochain appel envoie alors ce qui attend.`,
    passwords: ({ host, connector, said }) =>
      `${host} n’accepte plus de mots de passe des logiciels de messagerie (${said}). ${SAFE} Un autre mot de passe n’y change rien : choisissez « Se connecter chez le fournisseur » comme identification dans Fournisseurs → ${connector}, et connectez-vous.`,
  },
  noAnswer: (said) => `le serveur a dit « ${said} » là où on lui demandait oui ou non`,
  ourMailboxFull: ({ host, said }) =>
    `${host} n’accepte plus de courrier de notre part, car la boîte aux lettres du compte par lequel nous envoyons est pleine (${said}). ${SAFE} Faites-y de la place chez votre fournisseur (boîte de réception, courrier envoyé et corbeille), ou demandez-en davantage ; puis envoyez et recevez.`,
  noToken: ({ host, connector, said }) =>
    `Pas d’identification auprès de ${host} : ${said}. ${SAFE} La connexion se trouve sous Fournisseurs → ${connector}.`,
  ourselves: ({ host, connector, said }) =>
    `${host} est cet ordinateur (${said}) : chaque message reviendrait en un de plus, c’est pourquoi aucun n’est parti. ${SAFE} Dans Fournisseurs → ${connector}, écrivez le serveur de votre fournisseur.`,
  direct: {
    silentNameServers: (connector) =>
      `Les serveurs de noms ne répondent pas ; aucun serveur de messagerie n’a donc pu être trouvé. ${SAFE} Vérifiez la ligne et les serveurs DNS dans Fournisseurs → ${connector}.`,
    nobodyReached: (servers, port, connector) =>
      `Aucun serveur de messagerie n’a pu être joint sur le port ${port} (${countFr(servers, 'tenté', 'tentés')}). ${SAFE} Beaucoup de fournisseurs bloquent ce port : demandez au vôtre, ou envoyez par son serveur relais dans Fournisseurs → ${connector}.`,
    looking: (domain) => `recherche des serveurs de messagerie de ${domain}`,
    noAddress: 'Ceci n’est pas une adresse à laquelle on peut envoyer du courrier',
    noHost: 'Aucun serveur n’a pu être joint',
  },
  exchange: {
    nullMx: (domain) => `${domain} n’accepte aucun courrier (MX nul)`,
    ours: (domain) =>
      `Le courrier pour ${domain} nous reviendrait aussitôt : son meilleur serveur de messagerie est celui-ci`,
    noServer: (domain) => `${domain} n’a pas de serveur de messagerie`,
    noDomain: (domain) => `Le domaine ${domain} n’existe pas`,
    later: (domain, code) => `Les serveurs de noms de ${domain} ont un problème (${code})`,
    silent: 'les serveurs de noms ne répondent pas',
  },
});
