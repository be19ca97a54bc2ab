// words/ways-in/command-line in French. Commands, options and states are the same in
// every language, because they are what a person types.
import { translate } from '../../page';
import { type CallIsFor, commandLineWords } from '../../ways-in/command-line';
import { countFr, formFr, numberFr } from '../plural';

const counts = (sent: number, received: number): string => `${countFr(sent, 'envoyé')}, ${countFr(received, 'reçu')}`;
const seconds = (count: number): string => countFr(count, 'seconde');

function callIsFor({ messages, fetches, signsIn }: CallIsFor): string {
  const others = [...(fetches ? ['la relève'] : []), ...(signsIn ? ['la connexion chez le fournisseur'] : [])];
  const all = messages === 0 && others.length > 0 ? others : [countFr(messages, 'message'), ...others];
  return all.length > 2 ? `${all.slice(0, -1).join(', ')} et ${all.at(-1)}` : all.join(' et ');
}

translate('fr', commandLineWords, {
  usage: `dialpost : le bureau de poste d’un lieu dont la ligne est lente, chère ou intermittente

  dialpost serve [--settings FILE] [--practice]   fait fonctionner le bureau sans fenêtre, jusqu’à Ctrl+C
  dialpost status                                 entrées, lignes, file d’attente, prochaines connexions, alertes
  dialpost send-receive [--connector ID] [--wait] se connecte maintenant ; --wait montre le déroulement
               [--link ID]                        par cette ligne, quels que soient son coût et ses limites
               [--large] [--only ID…] [--yes]     gros messages aussi ; ceux-ci seulement ; sans demander pour le prix
  dialpost hang-up [--now]                        termine le message en cours ; --now : coupe aussitôt
  dialpost resume | stop                          stop : arrête tout en bon ordre, et rend la main à la fin
               [--service]                        celui du service, quel que soit son dossier
  dialpost pause [--for MINUTES | --until TIME]   jusqu’à resume, ou jusqu’à 18:00, ou "2026-11-30 08:00"
  dialpost queue [--state S] [--search TEXT] [--connector ID]
  dialpost queue show ID | queue save ID [FILE]   le contenu octet par octet, dans FILE ou ID.eml
  dialpost queue hold|release|retry|remove|bounce ID…
           retry --now : dans une connexion pour eux seuls ; sinon, ils partent avec la prochaine
  dialpost queue priority low|normal|high ID…     high : urgent, part d’abord et peut ouvrir une connexion
  dialpost queue hand-over HOST[:PORT] [--login NAME] [--held] [--pause]
                                                  ce qui attend va à un autre serveur de la maison
  dialpost sessions | sessions show ID
  dialpost history [--search TEXT] [--csv]         --csv : tout ce qui est trouvé, pour un tableur
  dialpost settings get                           le document entier, sans mots de passe
  dialpost settings check|set|diff FILE [--with FILE…] [--yes]
                                                  --with : ce que ce lieu a de particulier, posé sur FILE ; ce qui
                                                  changerait est montré d’abord (diff : sans être repris)
  dialpost settings undo NAME                     ce qu’un set --with a repris redevient comme avant
  dialpost backup DIR [--without-passwords]       que Dialpost tourne ou non ; DIR est vide ou n’existe pas encore
  dialpost restore DIR [--send]                   Dialpost arrêté ; --send : ce qui est peut-être parti part aussitôt
  dialpost export postfix DIR                     les réglages en fichiers de Postfix, quand un ordinateur ne suffit plus
  dialpost sign-in CONNECTOR [--device] [--yes]   chez Microsoft, Google et d’autres ; --device : par un code saisi au téléphone
           [--hang-up | --typed]                  un code, la ligne raccrochée pendant qu’on le saisit ; puis : il l’est
  dialpost sign-out CONNECTOR                     l’oublie ici, et la retire là-bas si le fournisseur nous laisse
  dialpost update                                 cherche une nouvelle version, ou le demande à la prochaine connexion
  dialpost test ADDRESS [--connector ID]          met un message d’essai dans la file d’attente
  dialpost diagnose dns DOMAIN [--server ADDRESS] [--address OURS]
           [--situation provider-dialup|provider-permanent|own-dns|front-servers]
  dialpost diagnose smtp HOST[:PORT] [--security S] [--login stored|NAME]
  dialpost diagnose collect HOST[:PORT]           comment le fournisseur libérerait le courrier ; mêmes options
  dialpost diagnose imap|pop3 HOST[:PORT]         la boîte nous laisse-t-elle entrer ; mêmes options
  dialpost diagnose link [ID] [--yes]             appelle et raccroche ; --yes : sans demander pour le prix
  dialpost diagnose relay [LISTENER] | diagnose computer
  dialpost diagnose reach [--server ADDRESS]      le fournisseur peut-il nous joindre : à ouvrir, déjà vu
  dialpost log [diagnostic] [--subject S] [--level L] [--search TEXT] [--limit N]
  dialpost log protocol [--site LISTENER|outbound] [--search TEXT] [--limit N]
  dialpost report [FILE.zip]                      réglages sans mots de passe, journaux, connexions : pour un technicien
  dialpost service install|remove|status          le relais démarre avec l’ordinateur ; demande des droits d’administrateur
           install [--data DIR] [--user WHO]     prend le dossier de l’application tel quel, ou celui de l’ordinateur
           show [--system S] [--dials D] [--program PATH…]   montre ce qu’install écrirait
  dialpost call METHOD [JSON]                     n’importe quelle méthode ; répond en JSON

Partout : --data DIR (par défaut : le dossier de l’application), --json pour les machines.
`,
  practising:
    'Essai : le courrier ne part nulle part. Faites la vraie installation dans la fenêtre, ou avec : dialpost settings set FILE',
  signIn: {
    whose: (username) => `Connexion en tant que ${username}.`,
    device: (address, code) =>
      `Sur n’importe quel téléphone ou ordinateur, ouvrez ${address} et saisissez ce code :\n\n  ${code}\n`,
    browser: 'Ouvrez cette adresse dans un navigateur et connectez-vous :',
    paste:
      'La dernière page ne s’ouvrira pas, et c’est normal. Copiez son adresse, collez-la ici et appuyez sur Entrée.',
    pasteIfElsewhere:
      'Sur un autre ordinateur, la dernière page ne s’ouvrira pas : copiez son adresse, collez-la ici et appuyez sur Entrée.',
    until: (time) => `Attente jusqu’à ${time} ; Ctrl+C y met fin.`,
    notIt:
      'Ce n’est pas la réponse à cette connexion. Copiez toute l’adresse de la dernière page, avec ce qui suit le « ? ».',
    dialling: (line) => `Mise en ligne par ${line} pour se connecter chez le fournisseur ; Ctrl+C raccroche.`,
    lineIsHeld: 'La ligne est tenue jusqu’à ce que ce soit fait, un quart d’heure au plus.',
    lineIsDown: (time, command) =>
      `La ligne est raccrochée en attendant ; le code est valable jusqu’à ${time}. Quand il est saisi : ${command}`,
    goOn: (time, command) => `Jusqu’à ${time}, on peut redemander : ${command}`,
    callGoesOn: 'La ligne reste ouverte jusqu’à ce que ce qui attend soit parti ; puis elle est raccrochée.',
    sentence: (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
  },
  wrong: {
    command: (name) => `la commande « ${name} » n’existe pas ; dialpost --help les affiche`,
    option: (name) => `l’option ${name} n’existe pas ; dialpost --help les affiche`,
    noValue: (name) => `${name} demande une valeur, et il n’y en a pas`,
    device: (path, device) =>
      `${path} : Windows réserve le nom ${device} à un périphérique ; rien ne peut y être conservé. Choisissez un autre nom`,
    value: (name) => `${name} ne prend pas de valeur`,
    number: (name, text) => `${name} demande un nombre entier, pas « ${text} »`,
    call: 'call demande une méthode et ses paramètres en JSON : dialpost call queue.list \'{"limit":5}\'',
    parameters: (why) => `Les paramètres ne sont pas du JSON : ${why}.`,
    backup: 'backup demande un dossier vide ou qui n’existe pas encore : dialpost backup /media/stick/2026-11-29',
    restore: 'restore demande le dossier d’une sauvegarde : dialpost restore /media/stick/2026-11-29',
    typed: '--typed continue avec un code qui est déjà là : laissez --device et --hang-up de côté',
    signIn: (command) => `${command} demande l’identifiant d’un fournisseur : dialpost ${command} isp`,
    historyShow: 'history show demande le numéro d’une lettre : dialpost history show ID',
    sessionsShow: 'sessions show demande le numéro d’une connexion',
    until: (text) =>
      `--until demande une heure telle que 18:00, ou un jour et une heure tels que "2026-11-30 08:00" ; pas « ${text} »`,
    forOrUntil: 'pause accepte --for ou --until, pas les deux',
    test: 'test demande une adresse : dialpost test someone@example.org',
    queueShow: 'queue show demande le numéro d’un message',
    queueSave: 'queue save demande le numéro d’un message et, si vous voulez, un fichier',
    queue: (known, word) => `queue connaît ${known.join(', ')} ; pas « ${word} »`,
    queuePriority: (known) => `queue priority demande ${known.join(', ')}, puis un ou plusieurs numéros de messages`,
    queueIds: (action) => `queue ${action} demande un ou plusieurs numéros de messages`,
    settings: (word) => `settings connaît get, check FILE, set FILE, diff FILE et undo NAME ; pas « ${word} »`,
    settingsFile: (action) => `settings ${action} demande un fichier avec un document de réglages`,
    log: (kind) => `log connaît diagnostic et protocol ; pas « ${kind} »`,
    diagnose: (kind) =>
      `diagnose connaît dns DOMAIN, smtp HOST[:PORT], link [ID], relay [LISTENER], collect HOST[:PORT], imap|pop3 HOST[:PORT], reach et computer${kind === '' ? '' : ` ; pas « ${kind} »`}`,
    domain: 'diagnose dns demande un domaine : dialpost diagnose dns clinic.example [--server ADDRESS]',
    host: 'il manque un serveur : dialpost diagnose smtp smtp.isp.example:587 [--security starttls] [--login stored|NAME]',
    password:
      '--login NAME prend le mot de passe dans l’environnement : DIALPOST_PASSWORD=… dialpost diagnose smtp … ; ou utilisez --login stored',
  },
  done: {
    cut: 'La ligne est coupée. Ce qui n’a pas été envoyé attend ; un message en cours repartira et arrivera peut-être deux fois.',
    hungUp: 'La ligne raccroche. Ce qui n’a pas été envoyé attend.',
    nothingHungUp: 'Il n’y a pas de connexion, donc rien n’a été raccroché.',
    paused: 'En pause : le courrier est accepté, aucune ligne n’est appelée.',
    pausedUntil: (time) => `En pause jusqu’à ${time} : le courrier est accepté, aucune ligne n’est appelée.`,
    resumed: 'Repris.',
    stopped:
      'Arrêté. Ce qui attend est en sécurité dans la file d’attente et partira quand Dialpost fonctionnera de nouveau.',
    queued: (id) => `Mis dans la file d’attente sous ${id}.`,
    messages: (count) => `${countFr(count, 'message traité', 'messages traités')}.`,
    notPossible: (ids) => `Pas dans la file d’attente, ou impossible dans leur état actuel : ${ids.join(' ')}`,
    report: (path) =>
      `Enregistré sous ${path}. Il ne contient ni mots de passe ni contenu de messages, mais des noms et des adresses : ne le remettez qu’à quelqu’un de confiance.`,
    saved: (path) => `Enregistré sous ${path}.`,
    savedDamaged: (path) =>
      `Enregistré sous ${path}, mais il a été endommagé sur le disque : ce n’est pas ce qui a été reçu. Il a été mis de côté, et son expéditeur a été prié de l’envoyer de nouveau.`,
    settingsRight: (file) => `${file} est correct.`,
  },
  relay: {
    folderNotMade: (dir, why) =>
      `Le dossier de données ${dir} ne peut pas être créé : ${why}. Choisissez-en un autre avec --data.`,
    firstSteps: (server, dir) =>
      `
Le fournisseur d’essai fonctionne à côté du bureau de poste. Envoyez un premier message depuis un autre terminal :
  swaks --server ${server} --from me@office.example --to echo@practice.example
  dialpost send-receive --wait --data ${dir}
La réponse se trouve dans la boîte aux lettres de me@office.example, sous
  ${dir}/mailboxes
Dans cette copie des sources, « dialpost » est : node out/main/cli.js

`,
    notRunning: (dir) =>
      `Dialpost ne fonctionne pas avec le dossier ${dir}. Démarrez-le (l’application, ou « dialpost serve --data ${dir} ») et réessayez.`,
    stillRuns: (dir) =>
      `Dialpost fonctionne encore avec le dossier ${dir}. Si sa fenêtre est ouverte, elle a repris le dossier : quittez-la depuis la zone de notification. Ce qui attend dans la file d’attente est en sécurité.`,
    noFolder: (dir) => `Il n’y a pas de dossier de données ${dir}. Indiquez-le avec --data.`,
    stopFirst: (dir) =>
      `Dialpost tourne avec le dossier ${dir}. Arrêtez-le d’abord (dialpost stop, ou par son icône), puis reprenez la sauvegarde.`,
    nothingSetUp: 'rien n’est encore installé',
    noSession: (id) => `Il n’y a pas de connexion ${id}. « dialpost sessions » les affiche.`,
    hangingUp: (lines, most) =>
      `Attente que ${lines.join(' et ')} ${lines.length === 1 ? 'raccroche' : 'raccrochent'}, au plus ${seconds(most)}.`,
    stillUp: (lines) =>
      `${lines.join(' et ')} ${lines.length === 1 ? 'n’a pas raccroché' : 'n’ont pas raccroché'}. L’appel coûte peut-être encore de l’argent : raccrochez à la main.`,
  },
  price: {
    call: (of) => `Environ ${of.cost} pour ${callIsFor(of)}, ${of.minutes} min par ${of.line}.`,
    trial: (cost, minutes, line) => `Environ ${cost} pour appeler et raccrocher, ${minutes} min par ${line}.`,
    month: (spent, budget) => `Ce mois-ci : ${spent}${budget === null ? ' jusqu’ici' : ` sur ${budget}`}.`,
    overBudget: 'Il est épuisé : les appels automatiques attendent, celui-ci part si vous le dites.',
    passesBudget:
      'Cet appel le fait dépasser : les appels automatiques attendent ensuite, celui-ci part si vous le dites.',
    thenAsked: (second, held) =>
      `Quand le code est saisi, un second appel demande, pour environ ${second} ; en un seul appel avec la ligne tenue, ce serait environ ${held}.`,
    hungUp: (first, second) =>
      `Avec --hang-up, la ligne est raccrochée pendant qu’on saisit le code : environ ${first} maintenant, et environ ${second} pour un second appel.`,
    largeStays: (messages, size, cost) =>
      `${countFr(messages, 'gros message', 'gros messages')} (${size}, environ ${cost} de plus) ${formFr(messages, 'reste', 'restent')} ici ; --large ${formFr(messages, 'l’envoie', 'les envoie')}.`,
    question: 'Se connecter ? [O/n] ',
    yes: ['o', 'oui'],
    stayed: 'Pas de connexion. Tout attend comme avant.',
  },
  session: {
    joined: (id) => `La connexion ${id} est en cours et emporte ce qui attend.`,
    started: (id) => `La connexion ${id} a commencé.`,
    wentAway: 'Dialpost s’est arrêté pendant la connexion. Ce qui n’a pas été envoyé est dans la file d’attente.',
    progress: (phase, s, left, spent) =>
      `${s.link} : ${phase}, ${countFr(s.sent, 'envoyé')}${left ? `, encore ${numberFr(left.messages)} (${left.size})` : ''}, ${countFr(s.received, 'reçu')}, ${spent.online} en ligne, ${spent.cost}`,
    left: (messages, why) =>
      `${countFr(messages, 'message n’est pas parti', 'messages ne sont pas partis')}${why === '' ? '.' : `. ${why}`}`,
    largeLeft: (messages, at) =>
      `${countFr(messages, 'gros message attend son heure', 'gros messages attendent leur heure')} : ${at ?? 'seulement quand quelqu’un le demande (--large)'}.`,
    verdict: (result, s, spent) =>
      `${{ ok: 'Terminé', partly: 'Terminé en partie', failed: 'Échec' }[result]} : ${counts(s.sent, s.received)}, ${countFr(s.failed, 'échoué')}, ${countFr(s.deferred, 'différé')}, ${numberFr(spent.seconds)} s en ligne${spent.cost === null ? '' : `, ${spent.cost}`}.`,
  },
  status: {
    running: (version, since) => `Dialpost ${version}, en marche depuis ${since}`,
    paused: (version, since, until) =>
      `Dialpost ${version}, en marche depuis ${since}, EN PAUSE${until === null ? '' : ` jusqu’à ${until}`} : aucune ligne n’est appelée`,
    queue: (waiting, q, size, damaged) =>
      `${numberFr(waiting)} en attente (${numberFr(q.incoming)} incoming, ${numberFr(q.active)} active, ${numberFr(q.deferred)} deferred), ${countFr(q.hold, 'retenu')}, ${size}, ${countFr(damaged, 'endommagé')}`,
    noSession: 'Pas de connexion en ce moment.',
    severity: { error: 'ERREUR', warning: 'ATTENTION', info: 'INFO' },
  },
  none: {
    waiting: 'Rien n’attend.',
    sessions: 'Il n’y a encore eu aucune connexion.',
    history: 'Rien n’a encore été remis ni renvoyé.',
    tries: 'Aucune tentative pour l’instant.',
    letter: (id) =>
      `L’historique ne connaît aucune lettre « ${id} ». Une lettre qui attend encore se voit par : dialpost queue show ${id}`,
  },
  putOff: 'différé',
  triesUntold: (count) =>
    `${numberFr(count)} ${count === 1 ? 'autre essai n’est pas conservé' : 'autres essais ne sont pas conservés'}.`,
  more: (count) => `… et ${countFr(count, 'autre', 'autres')} (--offset, --limit)`,
  nullSender: '(expéditeur nul)',
  columns: {
    signIns: ['CONNECTÉ EN TANT QUE', 'CHEZ', 'POUR', 'ÉTAT', 'DEPUIS', 'RENOUVELÉ', 'FIN'],
    queue: ['ID', 'ÉTAT', 'DE', 'À', 'TAILLE', 'DEPUIS', 'TENTATIVES', 'DÉPART', 'POURQUOI', 'OBJET'],
    recipients: ['DESTINATAIRE', 'ÉTAT', 'DERNIÈRE RÉPONSE'],
    routing: ['DESTINATAIRE', 'FOURNISSEUR', 'POURQUOI CELUI-CI'],
    tries: ['DATE', 'FOURNISSEUR', 'SERVEUR', 'DESTINATAIRE', 'RÉSULTAT', 'RÉPONSE'],
    sessions: [
      'ID',
      'DATE',
      'POURQUOI',
      'LIGNE',
      'EN LIGNE',
      'ENVOYÉS',
      'REÇUS',
      'ÉCHOUÉS',
      'OCTETS',
      'COÛT',
      'RÉSULTAT',
      '',
    ],
    history: ['DATE', 'RÉSULTAT', 'DE', 'À', 'TAILLE', 'SERVEUR', 'RÉPONSE'],
    story: ['PREMIER', 'DERNIER', 'ESSAIS', 'DERNIÈRE CONNEXION', 'SERVEUR', 'DESTINATAIRE', 'RÉSULTAT', 'RÉPONSE'],
    listeners: ['ENTRÉE', 'ADRESSE', 'ÉTAT', ''],
    links: ['LIGNE', 'ÉTAT', 'DEPUIS', 'EN LIGNE CE MOIS', 'COÛT CE MOIS'],
    next: ['PROCHAINE', 'FOURNISSEUR', 'POURQUOI'],
    offers: ['MOYEN', 'SERVEUR', 'PORT', 'SÉCURITÉ', 'A DIT'],
    dns: ['ENREGISTREMENT', 'VALEUR', 'TTL', 'POINTE EN RETOUR VERS'],
    doors: ['ENTRÉE', 'ADRESSE', 'ÉTAT', 'DERNIER APPEL EXTÉRIEUR'],
    tests: ['TEST', '', 'DE', 'À', 'RÉPONSE', 'QUOI'],
  },
  nextWhy: { schedule: 'horaires', large: 'gros messages', collect: 'relève', retry: 'nouvelle tentative' },
  goes: {
    now: 'maintenant',
    schedule: '-',
    large: '-',
    retry: '-',
    held: 'retenu',
    person: 'à la main',
    line: 'pas de ligne',
  },
  message: {
    id: 'id',
    state: 'état',
    from: 'de',
    subject: 'objet',
    size: 'taille',
    arrived: 'arrivé',
    handedIn: 'remis',
    priority: 'priorité',
    goes: 'départ',
    nextAttempt: 'prochaine tentative',
    why: 'pourquoi',
  },
  probe: {
    severity: { error: 'ERREUR', warning: 'ATTENTION', note: 'note', good: 'bon' },
    check: { pass: 'réussi', fail: 'ÉCHEC', unknown: 'inconnu' },
    asked: (servers) => `Interrogés : ${servers.join(', ')}`,
    inDns: (title) => `Ce qui doit figurer dans le DNS (${title}) :`,
    address: 'adresse',
    host: {
      banner: 'salutation',
      extensions: 'extensions',
      encryption: 'chiffrement',
      certificate: 'certificat',
      login: 'identification',
      times: 'durées',
      steps: { dns: 'dns', connect: 'connect', tls: 'tls', greeting: 'greeting', ehlo: 'ehlo', auth: 'auth' },
    },
    unencrypted: 'aucun',
    certificateInOrder: 'certificat en ordre',
    certificate: (names, issuer, until, daysLeft) =>
      `${names.join(', ')} ; par ${issuer} ; jusqu’au ${until} (${countFr(daysLeft, 'jour')})`,
    loginsOffered: (methods) => `proposées : ${methods.join(', ') || 'aucune'}`,
    door: { open: 'ouverte', closed: 'fermée' },
    published: (name, addresses) => `${name} : ${addresses.join(', ') || 'aucune adresse dans le DNS'}`,
    thisComputer: (addresses) => `cet ordinateur : ${addresses.join(', ') || '-'}`,
    stepTaken: 'ok',
    stepNotTaken: 'non',
    taken: 'ACCEPTÉ',
    refused: 'refusé',
  },
});
