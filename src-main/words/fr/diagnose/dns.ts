// words/diagnose/dns in French.
import { dnsWords } from '../../diagnose/dns';
import { translate } from '../../page';
import { numberFr } from '../plural';

type Mx = Parameters<(typeof dnsWords.found)['mx-expected']>[1];

const ranked = (records: readonly Mx[]): string => records.map((m) => `${m.preference} ${m.host}`).join(', ');
const holdMail = (domain: string): string =>
  `Merci de garder le courrier pour ${domain} sur votre serveur tant que notre ligne est coupée.`;
const pointBack = (hostname: string, address: string | null): string =>
  address === null
    ? `Quelle adresse fixe notre ligne aura-t-elle ? Merci de la faire pointer en retour (PTR) vers ${hostname}.`
    : `Merci de faire pointer ${address} en retour (PTR) vers ${hostname}.`;
const ADD = 'Faites inscrire les enregistrements ci-dessous.';

translate('fr', dnsWords, {
  trouble: {
    silent: (server) =>
      `Le serveur de noms ${server} ne répond pas. La ligne est-elle établie ? Vérifiez son adresse, ou interrogez-en un autre.`,
    unreachable: (server) =>
      `Le serveur de noms ${server} ne peut pas être joint. La ligne est-elle établie ? Vérifiez son adresse.`,
    nonsense: (server) =>
      `Ce qui répond à ${server} n’est pas un serveur de noms qui nous comprend. Vérifiez son adresse.`,
    servfail: (server, domain) =>
      `Le serveur de noms ${server} n’a rien pu apprendre sur ${domain}. Les expéditeurs échouent peut-être aussi. Les serveurs de noms du domaine sont peut-être en panne, ou ses signatures (DNSSEC) fausses : prévenez la personne qui tient son DNS.`,
    refused: (server) =>
      `Le serveur de noms ${server} ne répond pas aux questions venant d’ici. Interrogez celui que vous donne le fournisseur de votre ligne.`,
    'no-such-name': (server, domain) =>
      `${domain} n’existe pas dans le DNS, selon ${server}. Aucun courrier ne peut l’atteindre. Vérifiez l’orthographe ; sinon, le domaine n’est pas enregistré, a expiré ou n’est pas délégué.`,
    stopped: (server) => `La question à ${server} a été arrêtée avant la réponse.`,
  },

  found: {
    'servers-differ': (server, mx) =>
      `Le serveur de noms ${server} dit autre chose (${ranked(mx) || 'rien'}). Les expéditeurs atteignent l’un ou l’autre. Si un changement est récent, attendez que les anciens enregistrements expirent ; sinon, corrigez ce serveur.`,
    'mx-null': (domain) =>
      `${domain} dit n’accepter aucun courrier (un MX nul, RFC 7505). Faites-le remplacer par les enregistrements ci-dessous.`,
    'mx-missing': (domain, addresses) => {
      const instead =
        addresses.length > 0
          ? `Les expéditeurs essaient à la place l’adresse du domaine lui-même (${addresses.join(', ')}), d’ordinaire un serveur web`
          : 'Aucun courrier ne peut l’atteindre';
      return `${domain} n’a pas d’enregistrement MX. ${instead}. ${ADD}`;
    },
    'mx-expected': (domain, { host, preference }) =>
      `${domain} n’a pas d’enregistrement MX pour ${host}. Le courrier prend un autre chemin que celui que ce bureau attend. Faites-le ajouter avec la préférence ${preference}.`,
    'mx-unexpected': (domain, { host, preference }) =>
      `${domain} envoie aussi du courrier à ${host} (préférence ${preference}), que les réglages ne connaissent pas. Si personne n’y relève le courrier, il est perdu pour le bureau : faites supprimer l’enregistrement ou indiquez ce serveur à Dialpost.`,
    'mx-unknown-provider': (domain, mx) =>
      `Le courrier pour ${domain} va à ${mx.map((m) => `${m.host} (${m.preference})`).join(', ')}. Indiquez les serveurs du fournisseur pour que cela soit comparé à ce qui devrait s’y trouver.`,
    'mx-order': (domain, mx, wanted) =>
      `Les enregistrements MX de ${domain} sont dans le mauvais ordre : ${ranked(mx)}. Les expéditeurs essaient d’abord le plus petit nombre. Il faudrait : ${ranked(wanted)}.`,
    'mx-right': (domain, mx) => `Les enregistrements MX de ${domain} sont comme il faut : ${ranked(mx)}.`,
    'mx-alias': (host) =>
      `${host} n’est que l’alias d’un autre nom (CNAME). Certains expéditeurs ne remettent pas à un tel MX. Faites inscrire le vrai serveur dans le MX.`,
    'mx-is-address': (host) =>
      `L’enregistrement MX indique une adresse (${host}) là où il faut le nom d’un serveur. Beaucoup d’expéditeurs ne peuvent pas l’utiliser. Faites-y inscrire un serveur qui a cette adresse.`,
    'mx-no-address': (host) =>
      `${host} reçoit notre courrier, mais n’a pas d’adresse. Aucun courrier ne l’atteint. Faites ajouter un enregistrement A pour lui.`,
    'mx-private': (host, address) =>
      `${host} a l’adresse ${address}, que seul le bureau lui-même peut atteindre. Personne à l’extérieur ne peut y envoyer de courrier. Faites inscrire l’adresse publique dans le DNS.`,
    'mx-dialup': (host) =>
      `Le courrier est envoyé directement à ${host}, alors que ce bureau est le plus souvent hors ligne et n’a pas d’adresse fixe. Il attend chez les expéditeurs, est renvoyé au bout de plusieurs jours, ou atteint un inconnu qui a maintenant cette adresse. Ne laissez dans les enregistrements MX que les serveurs du fournisseur.`,
    'ttl-long': (domain, host, ttl) =>
      `L’enregistrement MX de ${domain} pour ${host} peut être gardé en mémoire pendant ${numberFr(Math.round(ttl / 3600))} h (TTL ${ttl}). Un changement met ce temps à être vu ; avant d’en faire un, faites ramener le TTL à 3600.`,
    'ttl-short': (domain, host, ttl) =>
      `L’enregistrement MX de ${domain} pour ${host} est redemandé sans cesse (TTL ${ttl}). 3600 épargne du travail à tout le monde.`,
    'address-wrong': (host, published, own) =>
      `${host} pointe vers ${published}, mais le bureau a ${own}. Le courrier va à un autre ordinateur. Faites corriger l’enregistrement.`,
    'ptr-missing': (host, address) =>
      `${address} ne pointe en retour vers aucun nom. Certains serveurs refusent le courrier d’une telle adresse. Demandez au fournisseur de la ligne un enregistrement PTR vers ${host}.`,
    'ptr-other': (host, address, names) =>
      `${address} pointe en retour vers ${names.join(', ')} au lieu de ${host}. Certains serveurs s’en méfient. Demandez au fournisseur de la ligne de changer l’enregistrement PTR.`,
  },

  titles: {
    'provider-dialup': 'Le fournisseur tient notre DNS ; nous appelons, et il garde notre courrier',
    'provider-permanent': 'Le fournisseur tient notre DNS ; notre ligne est permanente',
    'own-dns': 'Nous tenons notre DNS nous-mêmes',
    'front-servers': 'D’autres serveurs reçoivent notre courrier devant le nôtre',
  },

  blank: {
    providerHost: '<serveur de messagerie du fournisseur>',
    frontServer: '<serveur frontal>',
    frontAddress: '<son adresse>',
    officeAddress: '<adresse fixe du bureau>',
    secondNameServer: '<second serveur de noms chez le fournisseur>',
  },

  ask: {
    'provider-dialup': (domain, hostname, address) => [
      `Merci de recevoir le courrier pour ${domain} sur votre serveur, de le garder tant que nous sommes hors ligne, et de le libérer quand nous le demandons (ETRN, ATRN ou une boîte aux lettres).`,
      'Merci d’inscrire les enregistrements MX ci-dessus.',
      address === null
        ? 'Merci de ne faire pointer aucun enregistrement MX ou A vers notre adresse d’accès commuté.'
        : pointBack(hostname, address),
    ],
    'provider-permanent': (domain, hostname, address) => [
      'Merci d’inscrire les enregistrements ci-dessus.',
      pointBack(hostname, address),
      holdMail(domain),
    ],
    'own-dns': (domain, hostname, address) => [
      `Merci de déléguer ${domain} aux serveurs de noms ci-dessus, avec l’adresse de ns1 comme « glue ».`,
      'Merci d’être notre second serveur de noms : le nôtre n’est pas toujours joignable.',
      pointBack(hostname, address),
      holdMail(domain),
    ],
    'front-servers': (domain, hostname) => [
      `Serveurs frontaux : recevez le courrier pour ${domain}, contrôlez-le, et ne le transmettez qu’à ${hostname}.`,
      'Le serveur du bureau lui-même n’a besoin d’aucun enregistrement dans le DNS public ; fermez le port 25 à tous sauf aux serveurs frontaux.',
    ],
  },
});
