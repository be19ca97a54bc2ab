// words/ways-in/command-line in German. What a person types stays as it is.
import { translate } from '../../page';
import { type CallIsFor, commandLineWords } from '../../ways-in/command-line';
import { countDe, formDe, numberDe } from '../plural';

const counts = (sent: number, received: number): string =>
  `${numberDe(sent)} gesendet, ${numberDe(received)} empfangen`;

function callIsFor({ messages, fetches, signsIn }: CallIsFor): string {
  const others = [...(fetches ? ['das Abholen'] : []), ...(signsIn ? ['das Anmelden'] : [])];
  const all = messages === 0 && others.length > 0 ? others : [countDe(messages, 'Nachricht', 'Nachrichten'), ...others];
  return all.length > 2 ? `${all.slice(0, -1).join(', ')} und ${all.at(-1)}` : all.join(' und ');
}

translate('de', commandLineWords, {
  usage: `dialpost: die Poststelle eines Ortes, dessen Leitung dünn, teuer oder nur zeitweise da ist

  dialpost serve [--settings FILE] [--practice]   ohne Fenster laufen, bis Strg+C
  dialpost status                                 Eingänge, Leitungen, Warteschlange, nächste Verbindungen, Warnungen
  dialpost send-receive [--connector ID] [--wait] jetzt online gehen; --wait zeigt, wie es vorangeht
               [--link ID]                        über diese Leitung, gleich was sie kostet und was ihre Grenzen sagen
               [--large] [--only ID…] [--yes]     auch große Nachrichten; nur diese; ohne Frage nach dem Preis
  dialpost hang-up [--now]                        sendet die laufende Nachricht zu Ende; --now: trennt sofort
  dialpost resume | stop                          stop: beendet Dialpost geordnet und kehrt danach zurück
               [--service]                        das des Dienstes, welchen Ordner er auch hat
  dialpost pause [--for MINUTES | --until TIME]   bis resume, oder bis 18:00, oder bis "2026-11-30 08:00"
  dialpost queue [--state S] [--search TEXT] [--connector ID]
  dialpost queue show ID | queue save ID [FILE]   der Inhalt Byte für Byte, in FILE oder ID.eml
  dialpost queue hold|release|retry|remove|bounce ID…
           retry --now: in einer Verbindung nur für diese; ohne --now gehen sie mit der nächsten
  dialpost queue priority low|normal|high ID…     high: eilig, geht zuerst und baut notfalls selbst eine Verbindung auf
  dialpost queue hand-over HOST[:PORT] [--login NAME] [--held] [--pause]
                                                  was wartet, geht an einen anderen Host im Haus
  dialpost sessions | sessions show ID
  dialpost history [--search TEXT] [--csv]         --csv: alles Gefundene, für Tabellenprogramme
  dialpost history show ID                         ein Brief, der ging oder kam, mit jedem aufbewahrten Versuch
  dialpost settings get                           das ganze Dokument, ohne Passwörter
  dialpost settings check|set|diff FILE [--with FILE…] [--yes]
                                                  --with: was dieser Ort Eigenes hat, über FILE gelegt; was sich
                                                  ändern würde, wird zuerst gezeigt (diff: und nicht übernommen)
  dialpost settings undo NAME                     was ein set --with übernommen hat, wird wieder wie vorher
  dialpost backup DIR [--without-passwords]       ob Dialpost läuft oder nicht; DIR ist leer oder besteht noch nicht
  dialpost restore DIR [--send]                   nur wenn Dialpost nicht läuft; --send: was vielleicht schon ging, geht sofort
  dialpost export postfix DIR                     die Einstellungen als Dateien für Postfix, wenn ein Computer nicht mehr reicht
  dialpost sign-in CONNECTOR [--device] [--yes]   bei Microsoft, Google und anderen; --device: mit einem Code am Telefon
           [--hang-up | --typed]                  ein Code, und aufgelegt, bis er eingegeben ist; dann: er ist es
  dialpost sign-out CONNECTOR                     vergisst sie hier und nimmt sie dort zurück, wo der Anbieter uns lässt
  dialpost update                                 sieht nach einer neueren Version, oder sagt es der nächsten Verbindung
  dialpost test ADDRESS [--connector ID]          eine Testnachricht in die Warteschlange stellen
  dialpost diagnose dns DOMAIN [--server ADDRESS] [--address OURS]
           [--situation provider-dialup|provider-permanent|own-dns|front-servers]
  dialpost diagnose smtp HOST[:PORT] [--security S] [--login stored|NAME]
  dialpost diagnose collect HOST[:PORT]           wie der Anbieter aufbewahrte Post herausgäbe; dieselben Optionen
  dialpost diagnose imap|pop3 HOST[:PORT]         lässt uns das Postfach ein; dieselben Optionen
  dialpost diagnose link [ID] [--yes]             wählt und legt auf; --yes: ohne Frage nach dem Preis
  dialpost diagnose relay [LISTENER] | diagnose computer
  dialpost diagnose reach [--server ADDRESS]      ob der Anbieter uns Post bringen kann: was offen sein muss, was zu sehen war
  dialpost log [diagnostic] [--subject S] [--level L] [--search TEXT] [--limit N]
  dialpost log protocol [--site LISTENER|outbound] [--search TEXT] [--limit N]
  dialpost report [FILE.zip]                      Einstellungen ohne Passwörter, Protokolle, letzte Verbindungen: für Helfer
  dialpost service install|remove|status          das Relay startet mit dem Rechner; braucht Verwalterrechte
           install [--data DIR] [--user WHO]     nimmt den Ordner der App, wie er liegt, oder den des Rechners
           show [--system S] [--dials D] [--program PATH…]   zeigt, was install schreiben würde
  dialpost call METHOD [JSON]                     jede Methode; antwortet in JSON

Überall: --data DIR (sonst: der Ordner der Desktop-App), --json für Programme.
`,
  practising:
    'Übung: Die Post geht nirgendwohin. Richten Sie alles mit dem Fenster richtig ein oder mit: dialpost settings set FILE',
  signIn: {
    whose: (username) => `Anmeldung als ${username}.`,
    device: (address, code) =>
      `Auf irgendeinem Telefon oder Computer ${address} öffnen und diesen Code eingeben:\n\n  ${code}\n`,
    browser: 'Diese Adresse in einem Browser öffnen und sich dort anmelden:',
    paste:
      'Die letzte Seite dort öffnet sich nicht; das soll so sein. Deren Adresse kopieren, hier einfügen und die Eingabetaste drücken.',
    pasteIfElsewhere:
      'Auf einem anderen Computer öffnet sich die letzte Seite nicht: deren Adresse kopieren, hier einfügen und die Eingabetaste drücken.',
    until: (time) => `Es wird bis ${time} gewartet; Strg+C beendet es.`,
    notIt:
      'Das ist nicht die Antwort auf diese Anmeldung. Die ganze Adresse der letzten Seite kopieren, mit allem hinter dem „?“.',
    dialling: (line) => `Geht über ${line} online, für die Anmeldung; Strg+C legt auf.`,
    lineIsHeld: 'Die Leitung wird gehalten, bis die Anmeldung fertig ist, höchstens eine Viertelstunde.',
    lineIsDown: (time, command) => `Solange ist aufgelegt; der Code gilt bis ${time}. Ist er eingegeben: ${command}`,
    goOn: (time, command) => `Bis ${time} lässt sich noch einmal fragen: ${command}`,
    callGoesOn: 'Die Leitung bleibt, bis gegangen ist, was wartet; dann wird aufgelegt.',
    sentence: (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
  },
  wrong: {
    command: (name) => `es gibt keinen Befehl „${name}“; dialpost --help nennt alle`,
    option: (name) => `es gibt keine Option ${name}; dialpost --help nennt alle`,
    noValue: (name) => `${name} braucht einen Wert, und es ist keiner da`,
    device: (path, device) =>
      `${path}: Windows hält den Namen ${device} für ein Gerät frei, also kann dort nichts aufbewahrt werden. Wählen Sie einen anderen Namen`,
    value: (name) => `${name} hat keinen Wert`,
    number: (name, text) => `${name} braucht eine ganze Zahl, nicht „${text}“`,
    call: 'call braucht eine Methode und ihre Parameter als JSON: dialpost call queue.list \'{"limit":5}\'',
    parameters: (why) => `Die Parameter sind kein JSON: ${why}.`,
    backup:
      'backup braucht einen Ordner, der leer ist oder noch nicht besteht: dialpost backup /media/stick/2026-11-29',
    restore: 'restore braucht den Ordner einer Sicherung: dialpost restore /media/stick/2026-11-29',
    typed: '--typed geht mit einem Code weiter, den es schon gibt: --device und --hang-up weglassen',
    signIn: (command) => `${command} braucht die Kennung eines Anbieters: dialpost ${command} isp`,
    historyShow: 'history show braucht die Nummer eines Briefes: dialpost history show ID',
    sessionsShow: 'sessions show braucht die Nummer einer Verbindung',
    until: (text) =>
      `--until braucht eine Uhrzeit wie 18:00 oder Tag und Uhrzeit wie "2026-11-30 08:00"; nicht „${text}“`,
    forOrUntil: 'pause nimmt --for oder --until, nicht beides',
    test: 'test braucht eine Adresse: dialpost test someone@example.org',
    queueShow: 'queue show braucht eine Nummer aus der Warteschlange',
    queueSave: 'queue save braucht eine Nummer aus der Warteschlange und, wenn Sie wollen, eine Datei',
    queue: (known, word) => `queue kennt ${known.join(', ')}; nicht „${word}“`,
    queueIds: (action) => `queue ${action} braucht eine oder mehrere Nummern aus der Warteschlange`,
    queuePriority: (known) =>
      `queue priority braucht ${known.join(', ')}, dann eine oder mehrere Nummern aus der Warteschlange`,
    settings: (word) => `settings kennt get, check FILE, set FILE, diff FILE und undo NAME; nicht „${word}“`,
    settingsFile: (action) => `settings ${action} braucht eine Datei mit einem Einstellungsdokument`,
    log: (kind) => `log kennt diagnostic und protocol; nicht „${kind}“`,
    diagnose: (kind) =>
      `diagnose kennt dns DOMAIN, smtp HOST[:PORT], link [ID], relay [LISTENER], collect HOST[:PORT], imap|pop3 HOST[:PORT], reach und computer${kind === '' ? '' : `; nicht „${kind}“`}`,
    domain: 'diagnose dns braucht eine Domain: dialpost diagnose dns clinic.example [--server ADDRESS]',
    host: 'ein Host fehlt: dialpost diagnose smtp smtp.isp.example:587 [--security starttls] [--login stored|NAME]',
    password:
      '--login NAME nimmt das Passwort aus der Umgebung: DIALPOST_PASSWORD=… dialpost diagnose smtp …; oder nehmen Sie --login stored',
  },
  done: {
    cut: 'Die Verbindung ist getrennt. Was nicht gesendet wurde, wartet; eine Nachricht, die gerade unterwegs war, geht noch einmal und kann zweimal ankommen.',
    hungUp: 'Es wird aufgelegt. Was nicht gesendet wurde, wartet.',
    nothingHungUp: 'Es gibt keine Verbindung, also wurde nichts aufgelegt.',
    paused: 'Pause: Post wird angenommen, nichts wird gewählt.',
    pausedUntil: (time) => `Pause bis ${time}: Post wird angenommen, nichts wird gewählt.`,
    resumed: 'Fortgesetzt.',
    stopped: 'Beendet. Was wartet, liegt sicher in der Warteschlange und geht, wenn Dialpost wieder läuft.',
    queued: (id) => `In der Warteschlange als ${id}.`,
    messages: (count) => `${numberDe(count)} erledigt.`,
    notPossible: (ids) => `Nicht in der Warteschlange, oder im jetzigen Zustand nicht möglich: ${ids.join(' ')}`,
    report: (path) =>
      `Gespeichert als ${path}. Der Bericht enthält keine Passwörter und keinen Inhalt von Nachrichten, aber Namen und Adressen: Geben Sie ihn nur jemandem, dem Sie vertrauen.`,
    saved: (path) => `Gespeichert als ${path}.`,
    savedDamaged: (path) =>
      `Gespeichert als ${path}, aber auf der Festplatte beschädigt: Das ist nicht, was empfangen wurde. Die Nachricht wurde beiseitegelegt, und ihr Absender wurde gebeten, sie noch einmal zu senden.`,
    settingsRight: (file) => `${file} ist richtig.`,
  },
  relay: {
    folderNotMade: (dir, why) =>
      `Der Datenordner ${dir} kann nicht angelegt werden: ${why}. Wählen Sie mit --data einen anderen.`,
    firstSteps: (server, dir) =>
      `
Neben Dialpost läuft der Übungsanbieter. Senden Sie aus einem anderen Terminal eine erste Nachricht:
  swaks --server ${server} --from me@office.example --to echo@practice.example
  dialpost send-receive --wait --data ${dir}
Die Antwort liegt dann im Postfach von me@office.example, unter
  ${dir}/mailboxes
In diesem Verzeichnis heißt „dialpost“: node out/main/cli.js

`,
    notRunning: (dir) =>
      `Dialpost läuft nicht mit dem Ordner ${dir}. Starten Sie es (die App oder „dialpost serve --data ${dir}“), und versuchen Sie es noch einmal.`,
    stillRuns: (dir) =>
      `Dialpost läuft noch mit dem Ordner ${dir}. Wenn sein Fenster offen ist, hat es den Ordner übernommen: Beenden Sie es über sein Symbol im Infobereich. Was in der Warteschlange wartet, ist sicher.`,
    noFolder: (dir) => `Es gibt keinen Datenordner ${dir}. Nennen Sie ihn mit --data.`,
    stopFirst: (dir) =>
      `Dialpost läuft mit dem Ordner ${dir}. Beenden Sie es zuerst (dialpost stop, oder über das Symbol in der Taskleiste), und spielen Sie dann die Sicherung zurück.`,
    nothingSetUp: 'noch ist nichts eingerichtet',
    noSession: (id) => `Es gibt keine Verbindung ${id}. „dialpost sessions“ nennt alle.`,
    hangingUp: (lines, seconds) =>
      `Warte höchstens ${numberDe(seconds)} Sekunden, bis ${lines.join(' und ')} ${formDe(lines.length, 'auflegt', 'auflegen')}.`,
    stillUp: (lines) =>
      `${lines.join(' und ')} ${formDe(lines.length, 'hat', 'haben')} nicht aufgelegt. Vielleicht kostet die Verbindung weiter Geld: Legen Sie von Hand auf.`,
  },
  price: {
    call: (of) => `Etwa ${of.cost} für ${callIsFor(of)}, ${of.minutes} min über ${of.line}.`,
    month: (spent, budget) => `Diesen Monat ${spent}${budget === null ? ' bisher' : ` von ${budget}`}.`,
    overBudget: 'Das ist aufgebraucht: Verbindungen von selbst warten, diese geht, wenn Sie es sagen.',
    passesBudget:
      'Mit dieser Verbindung wird es überschritten: Verbindungen von selbst warten dann, diese geht, wenn Sie es sagen.',
    thenAsked: (second, held) =>
      `Ist der Code eingegeben, fragt ein zweiter Anruf für etwa ${second}; in einem Anruf mit gehaltener Leitung wären es etwa ${held}.`,
    hungUp: (first, second) =>
      `Mit --hang-up ist aufgelegt, während der Code eingegeben wird: etwa ${first} jetzt und etwa ${second} für einen zweiten Anruf.`,
    largeStays: (messages, size, cost) =>
      `${countDe(messages, 'große Nachricht', 'große Nachrichten')} (${size}, etwa ${cost} mehr) ${formDe(messages, 'bleibt', 'bleiben')}; mit --large ${formDe(messages, 'geht', 'gehen')} sie mit.`,
    trial: (cost, minutes, line) => `Etwa ${cost} für das Wählen und Auflegen, ${minutes} min über ${line}.`,
    question: 'Online gehen? [J/n] ',
    yes: ['j', 'ja'],
    stayed: 'Nicht online gegangen. Alles wartet wie zuvor.',
  },
  session: {
    joined: (id) => `Die Verbindung ${id} besteht schon und nimmt mit, was wartet.`,
    started: (id) => `Verbindung ${id} hat begonnen.`,
    wentAway: 'Dialpost verschwand während der Verbindung. Was nicht gesendet wurde, liegt in der Warteschlange.',
    progress: (phase, s, left, spent) =>
      `${s.link}: ${phase}, ${numberDe(s.sent)} gesendet${left ? `, noch ${numberDe(left.messages)} (${left.size})` : ''}, ${numberDe(s.received)} empfangen, ${spent.online} online, ${spent.cost}`,
    left: (messages, why) =>
      `${countDe(messages, 'Nachricht ging nicht', 'Nachrichten gingen nicht')}${why === '' ? '.' : `. ${why}`}`,
    largeLeft: (messages, at) =>
      `${countDe(messages, 'große Nachricht bleibt', 'große Nachrichten bleiben')} bis zu ihrer eigenen Zeit: ${at ?? 'nur, wenn jemand es sagt (--large)'}.`,
    verdict: (result, s, spent) =>
      `${{ ok: 'Fertig', partly: 'Teilweise fertig', failed: 'Gescheitert' }[result]}: ${counts(s.sent, s.received)}, ${numberDe(s.failed)} gescheitert, ${numberDe(s.deferred)} aufgeschoben, ${numberDe(spent.seconds)} s online${spent.cost === null ? '' : `, ${spent.cost}`}.`,
  },
  status: {
    running: (version, since) => `Dialpost ${version}, läuft seit ${since}`,
    paused: (version, since, until) =>
      `Dialpost ${version}, läuft seit ${since}, PAUSE${until === null ? '' : ` bis ${until}`}: nichts wird gewählt`,
    queue: (waiting, q, size, damaged) =>
      `${numberDe(waiting)} wartend (${numberDe(q.incoming)} eingehend, ${numberDe(q.active)} in Arbeit, ${numberDe(q.deferred)} aufgeschoben), ${numberDe(q.hold)} angehalten, ${size}, ${numberDe(damaged)} beschädigt`,
    noSession: 'Jetzt keine Verbindung.',
    severity: { error: 'FEHLER', warning: 'WARNUNG', info: 'HINWEIS' },
  },
  none: {
    waiting: 'Nichts wartet.',
    sessions: 'Es gab noch keine Verbindung.',
    history: 'Noch wurde nichts zugestellt oder zurückgeschickt.',
    tries: 'Noch nicht versucht.',
    letter: (id) => `Der Verlauf kennt keinen Brief „${id}“. Einen, der noch wartet, zeigt: dialpost queue show ${id}`,
  },
  putOff: 'aufgeschoben',
  triesUntold: (count) =>
    `${numberDe(count)} ${count === 1 ? 'weiterer Versuch ist' : 'weitere Versuche sind'} nicht aufbewahrt.`,
  more: (count) => `… und ${numberDe(count)} weitere (--offset, --limit)`,
  nullSender: '(leerer Absender)',
  columns: {
    signIns: ['ANGEMELDET ALS', 'BEI', 'FÜR', 'ZUSTAND', 'SEIT', 'ZULETZT ERNEUERT', 'ENDET'],
    queue: ['NR', 'ZUSTAND', 'VON', 'AN', 'GRÖSSE', 'SEIT', 'VERSUCHE', 'GEHT', 'WARUM', 'BETREFF'],
    recipients: ['EMPFÄNGER', 'STATUS', 'LETZTE ANTWORT'],
    routing: ['EMPFÄNGER', 'ANBIETER', 'WARUM DIESER'],
    tries: ['ZEIT', 'ANBIETER', 'HOST', 'EMPFÄNGER', 'ERGEBNIS', 'ANTWORT'],
    sessions: [
      'NR',
      'ZEIT',
      'WARUM',
      'LEITUNG',
      'ONLINE',
      'GESENDET',
      'EMPFANGEN',
      'GESCHEITERT',
      'BYTES',
      'KOSTEN',
      'ERGEBNIS',
      '',
    ],
    history: ['ZEIT', 'ERGEBNIS', 'VON', 'AN', 'GRÖSSE', 'HOST', 'ANTWORT'],
    story: ['ZUERST', 'ZULETZT', 'VERSUCHE', 'LETZTE VERBINDUNG', 'HOST', 'EMPFÄNGER', 'ERGEBNIS', 'ANTWORT'],
    listeners: ['EINGANG', 'ADRESSE', 'ZUSTAND', ''],
    links: ['LEITUNG', 'ZUSTAND', 'SEIT', 'ONLINE DIESEN MONAT', 'KOSTEN DIESEN MONAT'],
    next: ['NÄCHSTE', 'ANBIETER', 'WARUM'],
    offers: ['WEG', 'HOST', 'PORT', 'SICHERHEIT', 'GESAGT'],
    dns: ['EINTRAG', 'WERT', 'TTL', 'ZEIGT ZURÜCK AUF'],
    doors: ['EINGANG', 'ADRESSE', 'ZUSTAND', 'ZULETZT VON AUSSEN'],
    tests: ['PRÜFUNG', '', 'VON', 'AN', 'ANTWORT', 'WAS'],
  },
  nextWhy: { schedule: 'Zeiten', large: 'große Nachrichten', collect: 'Abholen', retry: 'neuer Versuch' },
  goes: {
    now: 'jetzt',
    schedule: '-',
    large: '-',
    retry: '-',
    held: 'angehalten',
    person: 'von Hand',
    line: 'keine Leitung',
  },
  message: {
    id: 'Nummer',
    state: 'Zustand',
    from: 'von',
    subject: 'Betreff',
    size: 'Größe',
    arrived: 'angekommen',
    handedIn: 'eingeliefert',
    priority: 'Priorität',
    goes: 'geht',
    nextAttempt: 'nächster Versuch',
    why: 'warum',
  },
  probe: {
    severity: { error: 'FEHLER', warning: 'WARNUNG', note: 'Hinweis', good: 'gut' },
    check: { pass: 'gut', fail: 'FEHLER', unknown: 'unbekannt' },
    asked: (servers) => `Gefragt: ${servers.join(', ')}`,
    inDns: (title) => `Was im DNS stehen sollte (${title}):`,
    address: 'Adresse',
    host: {
      banner: 'Begrüßung',
      extensions: 'bietet an',
      encryption: 'Verschlüsselung',
      certificate: 'Zertifikat',
      login: 'Anmeldung',
      times: 'Zeiten',
      steps: {
        dns: 'DNS',
        connect: 'Verbinden',
        tls: 'TLS',
        greeting: 'Begrüßung',
        ehlo: 'EHLO',
        auth: 'Anmeldung',
      },
    },
    unencrypted: 'keine',
    certificateInOrder: 'Zertifikat in Ordnung',
    certificate: (names, issuer, until, daysLeft) =>
      `${names.join(', ')}; von ${issuer}; bis ${until} (noch ${countDe(daysLeft, 'Tag', 'Tage')})`,
    loginsOffered: (methods) => `angeboten: ${methods.join(', ') || 'keine'}`,
    door: { open: 'offen', closed: 'zu' },
    published: (name, addresses) => `${name}: ${addresses.join(', ') || 'keine Adresse im DNS'}`,
    thisComputer: (addresses) => `dieser Rechner: ${addresses.join(', ') || '-'}`,
    stepTaken: 'gut',
    stepNotTaken: 'nicht',
    taken: 'ANGENOMMEN',
    refused: 'abgewiesen',
  },
});
