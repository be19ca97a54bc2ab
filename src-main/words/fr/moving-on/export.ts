// words/moving-on/export in French.
import { exportWords } from '../../moving-on/export';
import { translate } from '../../page';
import { countFr } from '../plural';

translate('fr', exportWords, {
  usage:
    'export demande « postfix » et un dossier vide ou qui n’existe pas encore : dialpost export postfix /root/suite',
  notEmpty: (to) => `${to} n’est pas vide, et rien n’est écrasé. Nommez un dossier vide ou qui n’existe pas encore.`,
  notMade: (to, why) => `Rien n’a été exporté vers ${to} : ${why}. Il n’y est rien resté.`,
  nothingSetUp: (dir) =>
    `Il n’y a pas de réglages valables dans ${dir}, donc rien à exporter. Configurez d’abord Dialpost, ou nommez son dossier avec --data.`,
  made: ({ path, files, hitches }) =>
    [
      `${countFr(files, 'fichier', 'fichiers')} dans ${path}. Il y a des mots de passe : gardez ce dossier là où personne d’autre ne le lit.`,
      ...(hitches > 0
        ? [
            `${countFr(hitches, 'réglage', 'réglages')} ${hitches === 1 ? 'n’a pas pu être repris' : 'n’ont pas pu être repris'} ; l’explication nomme chacun.`,
          ]
        : []),
      `Lisez d’abord ${path}/EXPLANATION.txt. Rien n’a changé ici : Dialpost continue comme avant.`,
    ].join('\n'),
  title: 'De Dialpost à Postfix',
  intro: [
    'Avec ces fichiers, un Postfix (3.6 ou plus récent, sous Linux avec systemd) fait ce que Dialpost faisait ici, autant que Postfix le sait. Vous trouvez plus bas ce qui a été repris et dans quel fichier, ce qui n’y a pas d’équivalent, et que faire à la place. Dialpost lui-même n’a pas été changé.',
    'Des mots de passe se trouvent dans sasl_passwd_…, fetchmailrc_… et, si une ligne en a un, dialpost-call-…. Effacez ce dossier quand tout est fait.',
  ],
  stepsTitle: 'Pas à pas',
  steps: [
    'Installez sur la nouvelle machine : postfix, libsasl2-modules, openssl ; dovecot-core, dovecot-lmtpd, dovecot-imapd et dovecot-pop3d pour les comptes et les boîtes aux lettres ; fetchmail là où du courrier est relevé.',
    'Copiez-y ce dossier, parcourez main.cf, master.cf et transport, et changez ce que vous voulez autrement.',
    'Lancez sh install.sh en tant que root. Il garde les anciens main.cf et master.cf et ne démarre rien.',
    'Démarrez comme il le dit à la fin : postfix, dovecot, les minuteries. Envoyez un message dans chaque sens.',
    'Transmettez ce qui attend : dialpost queue hand-over NOUVELLE-MACHINE:PORT (avec --login NOM là où son entrée le demande). L’entrée doit laisser cet ordinateur envoyer à d’autres domaines.',
    'Passez les appareils et les logiciels de courrier sur la nouvelle machine, et transmettez encore une fois avec --pause.',
    'Quand dialpost queue ne montre plus rien, arrêtez Dialpost : dialpost service remove, ou quittez-le par son icône.',
  ],
  hitchesTitle: 'Non repris, ou pas tout à fait : regardez chaque point',
  withoutTitle: 'Dans vos réglages, et sans équivalent dans Postfix',
  unusedTitle: 'Sans équivalent aussi, mais pas utilisé ici',
  carriedTitle: 'Repris',
  idleTitle: 'Sans signification là-bas',
  hitches: {
    unwritable:
      'Contient un caractère qu’aucune ligne de ce fichier ne peut contenir. Écrivez-le là-bas autrement, ou changez-le.',
    password:
      'Le mot de passe n’est pas conservé ici, ou il est scellé par le trousseau de cet ordinateur. Écrivez-le dans le fichier (sasl_passwd_…, fetchmailrc_…, ou pour Dovecot avec doveadm pw -s SSHA512).',
    'certificate-by-address':
      'Postfix ne vérifie un certificat que pour un nom. Le courrier y attend jusqu’à ce que vous mettiez le nom de ce serveur à la place de son adresse.',
    'mixed-tls':
      'Un service de Postfix commence par TLS ou non, selon le premier serveur. Celui-ci fait autrement et a été laissé de côté ; donnez-lui un service à lui.',
    'free-port': 'N’importe quel port libre était permis. Postfix en veut un : il a reçu 2525.',
    'fast-rate':
      'Plus d’un message par seconde : Postfix attend des secondes entières entre deux. Aucune limite n’a été écrite.',
    'not-a-domain':
      'Postfix libère un domaine par ETRN, ni une seule adresse ni un motif. Ce courrier ne part que par postqueue -i.',
    unserved:
      'Un de vos domaines qu’aucun fournisseur ne dessert, sauf par « * » (ce qui le ferait tourner en rond). Son courrier est refusé.',
    second:
      'Un autre fournisseur dessert la même chose et passe avant. Postfix n’a pas de second quand le premier ne peut pas porter un message.',
    'other-retry':
      'Postfix n’a qu’une série de délais pour les nouveaux essais ; ceux du premier fournisseur ont été pris.',
    'no-dialler':
      'Une entrée d’accès à distance de Windows : aucune commande ne la compose sous Linux. Mettez la vôtre dans dial() et hang_up() de son script.',
    'sign-in':
      'Connexion chez le fournisseur (OAuth 2.0) : Postfix a besoin du module sasl-xoauth2, fetchmail d’un nouveau jeton chaque heure. Demandez un mot de passe d’application, ou gardez Dialpost pour ce fournisseur.',
    'sender-direct':
      'Le courrier de ces expéditeurs va droit à chaque domaine, tout autre par un smarthost. Postfix ne sait pas faire les deux selon l’expéditeur ; il passe par le smarthost.',
    'no-envelope':
      'Le courrier de plusieurs personnes est trié par un en-tête, et aucun n’est nommé. fetchmail devine d’après Received : nommez-le dans le fichier, envelope "X-Original-To" ou ce que votre fournisseur écrit.',
  },
  topics: {
    offline: [
      'Rendre à l’expéditeur après, avertir l’expéditeur d’un retard après (heures)',
      'Dialpost compte les essais faits en ligne. Postfix compte depuis l’arrivée du message, que la ligne soit là ou non : augmentez maximal_queue_lifetime et delay_warning_time dans main.cf si la ligne peut manquer plus longtemps.',
    ],
    price: [
      'Prix par minute, par connexion, par mégaoctet ; ne pas demander sous',
      'Postfix ne connaît pas de prix, ne tient pas de compte et ne demande rien avant une connexion. Regardez la facture du fournisseur.',
    ],
    budget: [
      'Budget par mois',
      'Rien n’arrête les connexions quand il est épuisé. Arrêtez les minuteries à la main : systemctl stop dialpost-call-….timer.',
    ],
    limits: [
      'Facturée, ce qu’une ligne porte',
      'Postfix ne choisit pas le courrier par ligne, taille ou priorité. message_size_limit vaut pour tout.',
    ],
    otherLinks: [
      'Autres lignes',
      'Seule la première est composée. Personne ne calcule laquelle est la moins chère : écrivez-le dans le script dialpost-call-….',
    ],
    lineStatus: [
      'Commande qui dit l’état',
      'Une ligne qui tombe en chemin n’est pas remarquée ; ce qui n’est pas parti est essayé à la prochaine connexion.',
    ],
    dns: ['Serveurs DNS', 'Postfix demande à ceux de /etc/resolv.conf.'],
    byListener: [
      'De quelles entrées un fournisseur prend le courrier',
      'Postfix choisit par destinataire et expéditeur. Pour une entrée à part, faites tourner une seconde instance (postmulti).',
    ],
    content: [
      'Porte le courrier système, le courrier normal, priorités, plus grand message',
      'Postfix ne choisit pas ainsi et n’a pas de priorités : le petit et l’urgent ne partent pas d’abord. Une taille est refusée par message_size_limit.',
    ],
    senders: [
      'Expéditeurs',
      'Repris pour le courrier qui passe par « * » (le fichier senders). Pour les fournisseurs de certains domaines, ajoutez vous-même check_sender_access. Une connexion essaie le courrier de tous les expéditeurs qui passe par « * ».',
    ],
    balance: ['Plusieurs serveurs : à tour de rôle', 'Postfix les essaie dans l’ordre où ils sont écrits.'],
    oversize: [
      'Le gros courrier a ses heures',
      'Le gros courrier part avec tout le reste, et personne n’apprend qu’il attend.',
    ],
    triggers: [
      'Se connecter quand tant attendent, autant, si longtemps ; aussitôt pour l’urgent',
      'Seules les minuteries font les connexions. À la main : systemctl start dialpost-call-….',
    ],
    wait: [
      'Raccrocher après un silence, plus longue attente',
      'Le script attend, après avoir demandé, les secondes pour le premier message, quoi qu’il vienne, puis raccroche.',
    ],
    collect: [
      'Comment le courrier gardé est relevé',
      'ETRN, ATRN (que fetchmail appelle ODMR), IMAP et POP3 sont devenus un fichier pour fetchmail, les commandes sont dans le script. TURN, Finger et un texte à soi n’ont pas d’équivalent : demandez ETRN ou une boîte à votre fournisseur.',
    ],
    collectTimes: [
      'Relever à des heures propres',
      'Le courrier est relevé à chaque connexion ; sur une ligne toujours là, aux premières de ces heures ou chaque quart d’heure.',
    ],
    afterFetching: [
      'Ensuite : le déplacer',
      'fetchmail efface un message là-bas ou le laisse ; là où il devait être déplacé, il reste. Par IMAP, il ne retient ce qu’il a relevé que par la marque « lu ».',
    ],
    signIn: [
      'Connexion chez le fournisseur',
      'Voir plus haut : ni Postfix ni fetchmail ne demande un consentement ou ne renouvelle un jeton de lui-même.',
    ],
    branches: [
      'Les succursales peuvent prendre leur courrier (ETRN, ATRN, TURN)',
      'ETRN est repris, pour qui s’identifie. Postfix ne connaît ni ATRN ni TURN : une succursale sans port ouvert a besoin d’un VPN, ou d’une boîte qu’elle relève.',
    ],
    rewriteSender: [
      'Mettre cet expéditeur à la place',
      'Postfix le met sur l’enveloppe et dans From. L’ancien expéditeur ne devient pas Reply-To.',
    ],
    logins: [
      'Comptes',
      'Dovecot les vérifie. Il n’a que des empreintes des mots de passe, donc pas de CRAM-MD5 ; écrivez-les là-bas en clair si un appareil ne sait rien d’autre.',
    ],
    mailboxes: [
      'Boîtes aux lettres',
      'Dovecot les garde sous /var/mail/dialpost. Ce qui s’y trouve déjà n’est pas copié : copiez les Maildirs du dossier mailboxes, avec vmail pour propriétaire.',
    ],
    forwarding: [
      'Chaque message va aussi à',
      'Postfix fait suivre sous le nom de l’expéditeur, ce que des serveurs qui vérifient SPF peuvent refuser ; postsrsd met une de vos adresses à la place (SRS), comme le fait Dialpost.',
    ],
    quota: ['Taille d’une boîte', 'Dovecot a un module pour cela (quota).'],
    pop3: [
      'Les logiciels de courrier relèvent ici (POP3)',
      'Dovecot le fait, sur 110 et 995 avec son propre certificat ; réglez les ports et ssl dans /etc/dovecot/conf.d/10-master.conf et 10-ssl.conf.',
    ],
    keeping: [
      'Garder les messages remis (jours)',
      'Postfix oublie ce qu’il a remis. always_bcc en envoie une copie à une archive.',
    ],
    heartbeat: ['Envoyer un bref rapport à', 'pflogsumm en fait un à partir du journal ; une minuterie l’envoie.'],
    warnings: [
      'Avertissements',
      'Personne ne surveille la file d’attente, les certificats, le disque et l’horloge. Prenez la surveillance que vous avez pour d’autres machines.',
    ],
    practice: ['Fournisseur d’exercice', 'Il n’y en a pas. smtp-sink prend le courrier et l’oublie.'],
    logs: [
      'Journaux',
      'Postfix écrit dans le journal du système (journalctl -u postfix@-) ; -v après un service de master.cf en dit plus.',
    ],
  },
});
