// words/diagnose/tests in French.
import { dateTimeText } from '../../amounts';
import { collectTestWords, hostTestWords, linkTestWords, reachWords, relayTestWords } from '../../diagnose/tests';
import { translate } from '../../page';
import { countFr, formFr, numberFr } from '../plural';

const onDay = (at: string): string => `le ${dateTimeText(Date.parse(at))}`;

translate('fr', hostTestWords, {
  answers: (host, port, banner) => `${host} répond sur le port ${port} : ${banner}`,
  tls: {
    unused: (host) =>
      `La liaison n’est pas chiffrée, alors que ${host} le propose. Tout le monde en chemin peut lire le courrier et le mot de passe. Réglez la sécurité sur STARTTLS.`,
    none: (host) =>
      `La liaison n’est pas chiffrée et ${host} ne propose rien de mieux sur ce port. Le courrier et le mot de passe peuvent être lus en chemin. Demandez au fournisseur le port 465 ou 587 avec chiffrement.`,
    trusted: (host, protocol, end) => `${host} est chiffré avec ${protocol} et son certificat est en ordre${end}.`,
    until: (day, days) => ` jusqu’au ${day} (${countFr(days, 'jour')})`,
    names: (names) => ` Il vaut pour : ${names.join(', ') || 'aucun nom'}.`,
    ends: (host, days, day) =>
      `Le certificat de ${host} expire dans ${countFr(days, 'jour')}, le ${day}. Dès lors, aucun courrier n’y part. Si c’est votre propre serveur, renouvelez-le ; sinon, votre fournisseur le fera.`,
    old: (host, protocol) =>
      `${host} utilise ${protocol}, qui n’est plus sûr. Demandez au fournisseur TLS 1.2 ou mieux.`,
    noCertificate: 'le serveur ne présente pas de certificat',
    inOrder: 'certificat de confiance',
  },
  login: {
    spared: (host) =>
      `Aucune identification n’a été tentée : la liaison avec ${host} n’est pas sûre, et le mot de passe serait montré à quiconque s’y trouve. Corrigez d’abord le chiffrement.`,
    accepted: (host, way) => `${host} accepte l’identification (${way}).`,
    noToken: (host, why) => `Aucune identification n’a été tentée auprès de ${host} : ${why}.`,
    tokenRefused: (host, said) =>
      `${host} n’a pas accepté la connexion, même avec un nouveau jeton (${said}). Connectez-vous à nouveau, avec le bon compte ; si cela ne suffit pas, voyez s’il peut utiliser cette boîte aux lettres et si l’enregistrement permet le courrier.`,
    notOffered: (host) =>
      `${host} ne propose pas d’identification sur cette liaison. Un serveur relais en veut une d’ordinaire ; le serveur du bureau, souvent pas.`,
    notTried: (host, ways) =>
      `${host} propose de s’identifier par ${ways.join(', ')} ; aucune identification n’a été tentée.`,
  },
  able: {
    fast: 'Le serveur prend beaucoup de messages sans attendre (PIPELINING et CHUNKING) : le moyen le plus rapide sur une ligne lente.',
    oneRoundTrip:
      'Le serveur n’a pas CHUNKING : chaque message coûte un aller-retour. Plusieurs liaisons simultanées aident.',
    slow: 'Le serveur n’a ni PIPELINING ni CHUNKING : chaque message coûte plusieurs allers-retours. Sur une ligne lente, un autre serveur serait bien plus rapide.',
    size: (bytes) => `Le serveur accepte des messages jusqu’à ${numberFr(Math.round(bytes / 1_000_000))} MB.`,
    etrn: 'Le serveur connaît ETRN : on peut lui demander d’envoyer le courrier qu’il garde pour nous.',
    swap: (verb) =>
      `Le serveur connaît ${verb} : le courrier qu’il garde pour nous peut être relevé par la même liaison.`,
  },
  clock: (host, theirs, ours) =>
    `Selon ${host}, nous sommes le ${dateTimeText(theirs)}, à l’heure d’ici ; l’horloge de cet ordinateur indique le ${dateTimeText(ours)}. L’un des deux se trompe : regardez une montre. Les horaires et les dates de votre courrier suivent l’horloge de cet ordinateur, et les certificats sont refusés tant qu’elle est fausse.`,
  over: (host) => `le test de ${host} est terminé ; aucun courrier n’a été envoyé`,
  stopped: 'le test a été arrêté',
  notEncrypted: (seconds) => `le chiffrement n’a pas été établi en ${numberFr(seconds)} s`,
  closedEncrypting: 'la liaison a été fermée pendant l’établissement du chiffrement',
  silent: (seconds) => `pas de réponse depuis ${numberFr(seconds)} s`,
});

translate('fr', collectTestWords, {
  letsIn: (place, username, by) =>
    `${place} accepte l’identification de ${username} (${by === 'token' ? 'par le jeton du fournisseur' : 'par le mot de passe'}).`,
  keepsOut: (place, text, mend = '') =>
    `Impossible de s’identifier auprès de ${place} : ${text.replace(/\.$/, '')}. ${mend}`.trimEnd(),
  mends: {
    wrong:
      'Vérifiez le nom d’utilisateur et le mot de passe ; le nom est souvent l’adresse entière, et certains fournisseurs veulent un mot de passe propre aux logiciels de messagerie (mot de passe d’application).',
    later: 'Réessayez dans quelques minutes ; si cela dure, montrez ces mots au fournisseur.',
    folder: 'Vérifiez le nom du dossier ; la boîte de réception est INBOX.',
    name: 'Vérifiez le nom du serveur lettre par lettre ; s’il est juste, voyez si la ligne est établie.',
    line: 'La ligne est-elle établie ? Si oui, vérifiez les serveurs de noms indiqués pour elle.',
    port: 'Vérifiez le port et la sécurité : IMAP utilise 993 avec TLS dès le premier octet ou 143 avec STARTTLS, POP3 995 ou 110.',
    silent:
      'Vérifiez le serveur, le port et la sécurité : un port pour TLS dès le premier octet (993, 995) ne dit rien à qui commence en clair. Sur une ligne lente, réessayez.',
    certificate:
      'Sur Internet, quelqu’un écoute peut-être : demandez au fournisseur. Pour un serveur de votre propre bureau, désactivez « Vérifier le certificat » pour cette boîte.',
    clock: 'Vérifiez d’abord la date de cet ordinateur ; si elle est juste, dites-le au fournisseur.',
    other: 'Vérifiez le serveur, le port et la sécurité ; s’ils sont justes, montrez ces mots au fournisseur.',
  },
  tooSlow: 'pas de réponse à temps',
  noLogin: 'Une boîte se teste en s’y identifiant : dites quelle identification essayer.',
  offers: (host, what, port, encrypted) =>
    `${host} propose ${what} sur le port ${port}${encrypted ? '' : ', sans chiffrement'}.`,
  what: {
    etrn: 'ETRN',
    atrn: 'ATRN (relais à la demande)',
    turn: 'TURN',
    imap: 'une boîte aux lettres IMAP',
    pop3: 'une boîte aux lettres POP3',
  },
  none: (host) =>
    `Rien n’a été trouvé qui libérerait du courrier : ${host} ne propose ni ETRN, ni ATRN, ni TURN, et aucune boîte aux lettres n’y a été trouvée. Posez à votre fournisseur les questions ci-dessous.`,
});

translate('fr', linkTestWords, {
  notDialled: (link) =>
    `${link} : Dialpost n’appelle pas par cette ligne, il n’y a donc rien à appeler. Testez un serveur pour voir si la ligne passe.`,
  inUse: (link) =>
    `${link} : ligne occupée en ce moment, elle n’a donc pas été touchée. Testez-la quand la connexion sera terminée.`,
  cameUp: 'La ligne est établie.',
  isDown: 'La ligne est de nouveau raccrochée.',
  takenOver: 'Entre-temps, une connexion a commencé à utiliser la ligne et la raccroche elle-même.',
  works: (link, seconds) => `${link} : la ligne s’établit en ${seconds} secondes.`,
});

translate('fr', reachWords, {
  notNeeded:
    'Rien n’a besoin d’être ouvert aux autres : le courrier du bureau est relevé par nos propres connexions, ou aucun n’est attendu de l’extérieur.',
  provider: 'le fournisseur',
  whoever: 'celui qui apporte le courrier',
  thisComputer: 'cet ordinateur',
  ourAddress: 'notre adresse publique',
  door: {
    none: (who) =>
      `Aucune entrée n’est activée, ${who} ne peut donc pas apporter de courrier. Ajoutez-en une que d’autres peuvent joindre, dans « Qui peut envoyer ».`,
    closed: (who) =>
      `Aucune entrée n’est ouverte, ${who} ne peut donc pas apporter de courrier. Voyez ce qui l’empêche dans « Qui peut envoyer ».`,
    inside: (doors, who) =>
      `Seul cet ordinateur peut joindre ${doors} : ${who} ne peut pas apporter de courrier. Donnez à une entrée l’adresse 0.0.0.0, ou l’adresse de cet ordinateur dans le bureau.`,
    login: (door) =>
      `L’entrée « ${door} » exige une identification de tous, et un fournisseur qui apporte du courrier ne s’identifie pas. Réglez son identification sur « Proposée » ; elle ne transmet quand même rien pour des inconnus.`,
    access: (door, who) =>
      `L’entrée « ${door} » ne laisse entrer que les adresses de sa liste, et ${who} n’y figure pas. Mettez-y les adresses du fournisseur, ou 0.0.0.0/0 et ::/0 pour tous ; elle ne transmet quand même rien pour des inconnus.`,
  },
  name: {
    notAsked: (name) =>
      `Ce que le DNS dit de ${name} n’a pas pu être demandé. La ligne est-elle établie ? Redemandez alors, ou indiquez un autre serveur de noms.`,
    none: (name) =>
      `${name} n’a pas d’adresse dans le DNS. Celui qui doit apporter du courrier nous trouve par ce nom, sauf si le fournisseur connaît notre adresse autrement. Demandez l’enregistrement (voir Contrôles → DNS).`,
    hidden: (name, addresses) =>
      `${name} a l’adresse ${addresses}, que seul le bureau peut joindre. Faites inscrire l’adresse publique dans le DNS.`,
    here: (name, addresses) => `${name} est cet ordinateur (${addresses}).`,
    elsewhere: (name, addresses, own) =>
      `${name} pointe vers ${addresses}, alors que cet ordinateur a ${own}. Si ce n’est pas un routeur placé devant lui, le courrier va à un autre ordinateur : faites corriger l’enregistrement.`,
    router: (name, addresses, own) =>
      `${name} pointe vers ${addresses}. Cet ordinateur ${own === '' ? 'n’a pas d’adresse en ce moment' : `a ${own}`}, ce doit donc être le routeur ; sa propre page permet de le vérifier.`,
    pointer: (address, names, name) =>
      `${address} pointe en retour vers ${names || 'aucun nom'} au lieu de ${name}. Cela n’empêche personne de nous appeler ; des serveurs auxquels nous envoyons directement peuvent s’en plaindre.`,
  },
  way: {
    open: (door, from, to, port) =>
      `Pour « ${door} », ceci doit être ouvert : le port TCP ${port} (de : ${from} ; vers : ${to}).`,
    router: (port, inside, to) => ` Dans le routeur, redirigez le port TCP ${port} vers ${inside}, port ${to}.`,
    otherPort: (port, to) =>
      ` Les autres appellent le port ${port} et on ne peut pas leur en indiquer un autre : donnez ce port à l’entrée, ou faites-le rediriger vers ${to} par le pare-feu.`,
    firewall: (port, called) =>
      ` Dans le pare-feu de cet ordinateur, laissez entrer le port TCP ${port}. Certains fournisseurs de lignes bloquent le port ${called} : demandez au vôtre.`,
  },
  seen: {
    nobody: (since) =>
      `Personne n’a appelé de l’extérieur depuis ${onDay(since)}. On ne peut pas savoir d’ici si la voie est ouverte : seul un appel qui arrive le prouve. Envoyez et recevez, pour que le fournisseur soit prié d’appeler, puis revenez voir ici.`,
    provider: (provider, remote, door, at) =>
      `${provider} (${remote}) a appelé « ${door} » ${onDay(at)} : la voie était alors ouverte.`,
    somebody: (remote, door, at) =>
      `Quelqu’un de l’extérieur (${remote}) a appelé « ${door} » ${onDay(at)} : la voie était alors ouverte, du moins pour cette adresse.`,
  },
});

const list = (listener: string): string =>
  `« Peuvent envoyer vers d’autres domaines sans identification » de l’entrée « ${listener} »`;

translate('fr', relayTestWords, {
  world: (name) =>
    `L’entrée « ${name} » laisse le monde entier envoyer par elle : la liste ${list(name)} contient des réseaux qui ne sont pas les vôtres. Elle enverrait bientôt le courrier indésirable d’inconnus à vos frais et serait inscrite sur des listes de blocage. Retirez tout de cette liste, sauf les adresses du bureau lui-même.`,
  noStranger: (name, host) =>
    `Cet ordinateur (${host}) a volontairement le droit d’envoyer par l’entrée « ${name} » ; il ne peut donc pas jouer l’inconnu ici, et ce qui a été accepté de lui n’est pas une faute. Pour en être sûr, refaites le test pendant que ${host} est retiré de la liste ${list(name)}.`,
  taken: (name, from, tests) =>
    `L’entrée « ${name} » a accepté du courrier d’un inconnu (${from}) pour un inconnu dans ${numberFr(tests.taken)} ${formFr(tests.taken, 'test', 'tests')} sur ${numberFr(tests.made)} : ${tests.some}. Elle enverrait bientôt le courrier indésirable d’inconnus à vos frais et serait inscrite sur des listes de blocage. Regardez la liste ${list(name)} ; si toutes ses adresses sont celles du bureau, dites aux auteurs de Dialpost de quels tests il s’agissait.`,
  closed: (name, tests) =>
    `L’entrée « ${name} » a refusé ${tests === 1 ? 'le seul test' : `les ${numberFr(tests)} tests`} : elle ne transmet rien pour des inconnus.`,
  thisComputer: (from, host, name) =>
    `Les tests venaient de ${from}. Cet ordinateur lui-même (${host}) peut envoyer partout par « ${name} » sans identification, comme réglé.`,
  untested: (name, host, port, trouble) =>
    `Les tests de « ${name} » à ${host}, port ${port}, n’ont pas pu être terminés : ${trouble}. On ne sait rien du reste. L’entrée est-elle ouverte, et cet ordinateur a-t-il le droit de se connecter ?`,
  trick: {
    fromStrangerStranger: 'd’un inconnu à un inconnu',
    senderHasNoDomain: 'l’expéditeur n’a pas de domaine',
    nullSender: 'l’expéditeur nul',
    senderClaimsOurDomain: 'l’expéditeur prétend être de notre domaine',
    senderClaimsOurHost: 'l’expéditeur prétend être de notre serveur',
    senderClaimsOurAddress: 'l’expéditeur prétend avoir notre adresse',
    senderClaimsLocalhost: 'l’expéditeur prétend être localhost',
    percentHackOurDomain: 'astuce du % vers notre domaine',
    percentHackOurHost: 'astuce du % vers notre serveur',
    percentHackOurAddress: 'astuce du % vers notre adresse',
    percentHackWithoutDomain: 'astuce du % sans domaine',
    percentHackSenderClaimsOurDomain: 'astuce du %, l’expéditeur prétend être de notre domaine',
    quotedAddress: 'adresse entre guillemets',
    quotedAddressAtOurDomain: 'adresse entre guillemets à notre domaine',
    quotedPercentHack: 'astuce du % entre guillemets',
    twoAtSignsOurDomain: 'deux arobases vers notre domaine',
    twoAtSignsOurAddress: 'deux arobases vers notre adresse',
    sourceRouteThroughOurDomain: 'chemin imposé par notre domaine',
    sourceRouteThroughOurAddress: 'chemin imposé par notre adresse',
    bangPath: 'chemin à points d’exclamation',
    bangPathOurDomain: 'chemin à points d’exclamation vers notre domaine',
    bangPathOurAddress: 'chemin à points d’exclamation vers notre adresse',
    mixedBangPercent: 'point d’exclamation et % mêlés',
    noAngleBrackets: 'pas de chevrons',
    blankInsideBrackets: 'un espace dans les chevrons',
    twoRecipientsOne: 'deux destinataires en un',
    ourDomainPrefixForeignOne: 'notre domaine comme début d’un domaine étranger',
    ourDomainEndForeignOne: 'notre domaine comme fin d’un domaine étranger',
  },
});
