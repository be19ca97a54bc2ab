// words/moving-on/export in German.
import { exportWords } from '../../moving-on/export';
import { translate } from '../../page';
import { countDe } from '../plural';

translate('de', exportWords, {
  usage:
    'export braucht „postfix“ und einen Ordner, der leer ist oder noch nicht besteht: dialpost export postfix /root/umzug',
  notEmpty: (to) =>
    `${to} ist nicht leer, und überschrieben wird nichts. Nennen Sie einen Ordner, der leer ist oder noch nicht besteht.`,
  notMade: (to, why) => `Nach ${to} wurde nichts ausgegeben: ${why}. Es blieb dort nichts zurück.`,
  nothingSetUp: (dir) =>
    `In ${dir} sind keine gültigen Einstellungen, also gibt es nichts auszugeben. Richten Sie Dialpost erst ein, oder nennen Sie seinen Ordner mit --data.`,
  made: ({ path, files, hitches }) =>
    [
      `${countDe(files, 'Datei', 'Dateien')} nach ${path} geschrieben. Passwörter sind darin: Bewahren Sie den Ordner auf, wo ihn sonst niemand liest.`,
      ...(hitches > 0
        ? [
            `${countDe(hitches, 'Einstellung', 'Einstellungen')} ${hitches === 1 ? 'ließ' : 'ließen'} sich nicht übernehmen; die Erklärung nennt jede.`,
          ]
        : []),
      `Lesen Sie zuerst ${path}/EXPLANATION.txt. Hier wurde nichts geändert: Dialpost arbeitet weiter wie zuvor.`,
    ].join('\n'),
  title: 'Von Dialpost zu Postfix',
  intro: [
    'Mit diesen Dateien tut ein Postfix (ab 3.6, auf Linux mit systemd), was Dialpost hier tat, soweit Postfix so etwas kennt. Unten steht, was in welche Datei übernommen wurde, was dort nichts Gleiches hat, und was Sie statt dessen tun. Dialpost selbst wurde nicht geändert.',
    'Passwörter stehen in den Dateien sasl_passwd_…, fetchmailrc_… und, wenn eine Leitung eines hat, dialpost-call-…. Löschen Sie diesen Ordner, wenn alles getan ist.',
  ],
  stepsTitle: 'Schritt für Schritt',
  steps: [
    'Auf der neuen Maschine installieren: postfix, libsasl2-modules, openssl; dovecot-core, dovecot-lmtpd, dovecot-imapd und dovecot-pop3d für Zugänge und Postfächer; fetchmail, wo Post abgeholt wird.',
    'Diesen Ordner dorthin kopieren, main.cf, master.cf und transport durchsehen und ändern, was Sie anders haben wollen.',
    'Als root sh install.sh ausführen. Es hebt die bisherigen main.cf und master.cf auf und startet nichts.',
    'Starten, wie es am Ende sagt: postfix, dovecot, die Timer. In jede Richtung eine Nachricht schicken.',
    'Übergeben, was wartet: dialpost queue hand-over NEUE-MASCHINE:PORT (mit --login NAME, wo ihr Eingang eine Anmeldung will). Der Eingang muss diesen Computer an andere Domains senden lassen.',
    'Geräte und Mailprogramme auf die neue Maschine umstellen und noch einmal mit --pause übergeben.',
    'Wenn dialpost queue nichts mehr zeigt, Dialpost abschalten: dialpost service remove, oder über das Symbol beenden.',
  ],
  hitchesTitle: 'Nicht oder nicht ganz übernommen: sehen Sie jedes an',
  withoutTitle: 'In Ihren Einstellungen, und in Postfix ohne Entsprechung',
  unusedTitle: 'Auch ohne Entsprechung, hier aber nicht genutzt',
  carriedTitle: 'Übernommen',
  idleTitle: 'Dort ohne Bedeutung',
  hitches: {
    unwritable:
      'Enthält ein Zeichen, das in keiner Zeile dieser Datei stehen kann. Tragen Sie es dort anders ein, oder ändern Sie es.',
    password:
      'Das Passwort ist hier nicht gespeichert oder vom Schlüsselbund dieses Computers versiegelt. Tragen Sie es in die Datei ein (sasl_passwd_…, fetchmailrc_…, für Dovecot mit doveadm pw -s SSHA512).',
    'certificate-by-address':
      'Postfix prüft ein Zertifikat nur gegen einen Namen. Die Post wartet dort, bis Sie den Namen dieses Hosts statt seiner Adresse eintragen.',
    'mixed-tls':
      'Ein Dienst von Postfix beginnt mit TLS oder nicht, wie der erste Host es hat. Dieser hält es anders und wurde weggelassen; geben Sie ihm einen eigenen Dienst.',
    'free-port': 'Erlaubt war irgendein freier Port. Postfix braucht einen bestimmten: Es bekam 2525.',
    'fast-rate':
      'Mehr als eine Nachricht in der Sekunde: Postfix wartet zwischen zweien ganze Sekunden. Es wurde keine Grenze geschrieben.',
    'not-a-domain':
      'Postfix gibt durch ETRN eine Domain frei, keine einzelne Adresse und kein Muster. Diese Post geht nur durch postqueue -i.',
    unserved:
      'Eine Ihrer Domains, die kein Anbieter bedient außer mit „*“ (was sie im Kreis schicken würde). Ihre Post wird abgewiesen.',
    second:
      'Ein anderer Anbieter bedient dasselbe und kommt zuerst. Postfix hat keinen zweiten, wenn der erste eine Nachricht nicht befördern darf.',
    'other-retry': 'Postfix hat nur einen Satz Zeiten für neue Versuche; genommen wurden die des ersten Anbieters.',
    'no-dialler':
      'Ein Einwahl-Eintrag von Windows: Unter Linux wählt ihn kein Befehl. Tragen Sie Ihren in dial() und hang_up() seines Skripts ein.',
    'sign-in':
      'Anmeldung beim Anbieter (OAuth 2.0): Postfix braucht dafür das Zusatzmodul sasl-xoauth2, fetchmail jede Stunde ein neues Token. Bitten Sie um ein App-Passwort, oder behalten Sie Dialpost für diesen Anbieter.',
    'sender-direct':
      'Post dieser Absender geht gerade zu jeder Domain, alle andere über einen Smarthost. Beides nach Absender kann Postfix nicht; sie geht über den Smarthost.',
    'no-envelope':
      'Post für mehrere wird nach einer Kopfzeile sortiert, und keine ist genannt. fetchmail rät aus Received: Nennen Sie sie in der Datei, envelope "X-Original-To" oder was Ihr Anbieter schreibt.',
  },
  topics: {
    offline: [
      'An den Absender zurück nach, dem Absender eine Verzögerung melden nach (Stunden)',
      'Dialpost zählt Versuche, während eine Leitung steht. Postfix zählt ab Eingang der Nachricht, ob eine Leitung stand oder nicht: Erhöhen Sie maximal_queue_lifetime und delay_warning_time in main.cf, wenn die Leitung länger fort sein kann.',
    ],
    price: [
      'Preis je Minute, Verbindung, Megabyte; nicht fragen unter',
      'Postfix kennt keine Preise, führt kein Kostenbuch und fragt vor einer Verbindung niemanden. Sehen Sie in die Rechnung des Anbieters.',
    ],
    budget: [
      'Budget im Monat',
      'Ist es verbraucht, hält nichts die Verbindungen an. Schalten Sie die Timer von Hand ab: systemctl stop dialpost-call-….timer.',
    ],
    limits: [
      'Getaktet, was eine Leitung befördert',
      'Postfix wählt Post nicht nach Leitung, Größe oder Dringlichkeit aus. message_size_limit gilt für alles.',
    ],
    otherLinks: [
      'Weitere Leitungen',
      'Gewählt wird nur die erste. Welche gerade die billigste ist, rechnet niemand aus: Schreiben Sie es in das Skript dialpost-call-….',
    ],
    lineStatus: [
      'Befehl, der den Zustand sagt',
      'Eine Leitung, die mittendrin abreißt, wird nicht bemerkt; was nicht gesendet wurde, wird bei der nächsten Verbindung versucht.',
    ],
    dns: ['DNS-Server', 'Postfix fragt die aus /etc/resolv.conf.'],
    byListener: [
      'Von welchen Eingängen ein Anbieter Post nimmt',
      'Postfix wählt nach Empfänger und Absender. Für einen eigenen Eingang betreiben Sie eine zweite Instanz (postmulti).',
    ],
    content: [
      'Befördert Systempost, normale Post, Dringlichkeiten, größte Nachricht',
      'Postfix wählt nicht danach und kennt keine Dringlichkeit: Kleines und Eiliges geht nicht zuerst. Eine Größe weist message_size_limit ab.',
    ],
    senders: [
      'Absender',
      'Übernommen für Post, die über „*“ geht (die Datei senders). Für Anbieter einzelner Domains ergänzen Sie selbst check_sender_access. Eine Verbindung versucht die Post aller Absender, die über „*“ geht.',
    ],
    balance: ['Mehrere Hosts: reihum', 'Postfix versucht sie in der Reihenfolge, in der sie stehen.'],
    oversize: [
      'Große Nachrichten haben eigene Zeiten',
      'Große Nachrichten gehen mit aller anderen Post, und niemand hört, dass sie warten.',
    ],
    triggers: [
      'Verbinden, wenn so viele, so viel, so lange warten; für Eiliges sofort',
      'Verbunden wird nur nach den Timern. Von Hand: systemctl start dialpost-call-….',
    ],
    wait: [
      'Auflegen nach Stille, längstes Warten',
      'Das Skript wartet nach dem Fragen die Sekunden für die erste Nachricht, was auch kommt, und legt dann auf.',
    ],
    collect: [
      'Wie liegende Post abgeholt wird',
      'ETRN, ATRN (fetchmail nennt es ODMR), IMAP und POP3 wurden eine Datei für fetchmail, Befehle stehen im Skript. TURN, Finger und ein eigener Text haben keine Entsprechung: Bitten Sie Ihren Anbieter um ETRN oder ein Postfach.',
    ],
    collectTimes: [
      'Abholen zu eigenen Zeiten',
      'Abgeholt wird bei jeder Verbindung; auf einer Leitung, die immer steht, zu den ersten solchen Zeiten oder jede Viertelstunde.',
    ],
    afterFetching: [
      'Danach: dorthin verschieben',
      'fetchmail löscht eine Nachricht dort oder lässt sie; wo sie verschoben werden sollte, bleibt sie. Über IMAP merkt es sich Abgeholtes nur am Zeichen „gelesen“.',
    ],
    signIn: [
      'Anmeldung beim Anbieter',
      'Siehe oben: Weder Postfix noch fetchmail bittet um Zustimmung oder erneuert ein Token von selbst.',
    ],
    branches: [
      'Zweigstellen dürfen ihre Post abholen (ETRN, ATRN, TURN)',
      'ETRN ist übernommen, für alle, die sich anmelden. Postfix kennt weder ATRN noch TURN: Eine Zweigstelle ohne offenen Port braucht ein VPN, oder ein Postfach, das sie abholt.',
    ],
    rewriteSender: [
      'Diesen Absender einsetzen',
      'Postfix setzt ihn in Umschlag und From ein. Der bisherige Absender wird nicht zu Reply-To.',
    ],
    logins: [
      'Zugänge',
      'Dovecot prüft sie. Es hat nur Prüfsummen der Passwörter, darum bietet es CRAM-MD5 nicht an; tragen Sie sie dort im Klartext ein, wenn ein Gerät nichts anderes kann.',
    ],
    mailboxes: [
      'Postfächer',
      'Dovecot führt sie unter /var/mail/dialpost. Was schon darin liegt, ist nicht kopiert: Kopieren Sie die Maildirs des Ordners mailboxes, mit vmail als Eigentümer.',
    ],
    forwarding: [
      'Jede Nachricht geht auch an',
      'Postfix leitet unter dem Namen des Absenders weiter, was Hosts, die SPF prüfen, abweisen können; postsrsd setzt eine Ihrer Adressen ein (SRS), wie Dialpost es tut.',
    ],
    quota: ['Größe eines Postfachs', 'Dovecot hat dafür ein Zusatzmodul (quota).'],
    pop3: [
      'Mailprogramme holen hier ab (POP3)',
      'Das tut Dovecot, auf 110 und 995 mit seinem eigenen Zertifikat; Ports und ssl stellen Sie in /etc/dovecot/conf.d/10-master.conf und 10-ssl.conf ein.',
    ],
    keeping: [
      'Zugestellte Nachrichten aufheben (Tage)',
      'Postfix vergisst, was es zugestellt hat. always_bcc schickt eine Kopie in ein Archiv.',
    ],
    heartbeat: ['Kurzen Bericht senden an', 'pflogsumm macht einen aus dem Protokoll; ein Timer verschickt ihn.'],
    warnings: [
      'Warnungen',
      'Niemand achtet auf Warteschlange, Zertifikate, Platte und Uhr. Nehmen Sie die Überwachung, die Sie für andere Maschinen haben.',
    ],
    practice: ['Übungsanbieter', 'Es gibt keinen. smtp-sink nimmt Post an und vergisst sie.'],
    logs: [
      'Protokolle',
      'Postfix schreibt in das Protokoll des Systems (journalctl -u postfix@-); -v hinter einem Dienst in master.cf sagt mehr.',
    ],
  },
});
