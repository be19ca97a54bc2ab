// words/help/field-help-providers in German.
import { PROVIDER_HELP } from '../../help/field-help-providers';
import { translate } from '../../../../src-main/words/page';

translate('de', PROVIDER_HELP, {
  'connectors.name': ['Wie Sie ihn nennen; der Name steht in Listen und Meldungen.', 'Internet'],
  'connectors.id': ['Wie Befehle und Aufzeichnungen ihn nennen; das bleibt, wenn der Name wechselt.', 'isp'],
  'connectors.enabled': [
    'Aus: Seine Post wartet, und von seinen Einstellungen geht nichts verloren.',
    'Aus, solange der Vertrag ruht',
  ],
  'connectors.link': ['Die Leitung, über die Post dieses Anbieters geht und kommt.', 'Satellitentelefon'],
  'connectors.addressSpaces': [
    'Welche Adressen dieser Anbieter befördert: * ist die ganze Welt, eine Domain nur sie selbst, *.domain alles, was unter ihr steht.',
    '*.example 5',
  ],
  'connectors.schedule': [
    'Wann von selbst Verbindungen aufgebaut werden; von Hand geht es jederzeit.',
    'Alle 2 Stunden',
  ],
  'connectors.schedule.everyMinutes': [
    'Solange die bemalten Stunden offen sind, wird in diesem Abstand immer wieder verbunden.',
    'Alle 30 Minuten',
  ],
  'connectors.oversize': [
    'Große Nachrichten warten dann auf eigene Stunden, etwa die billigen in der Nacht.',
    'Ein, wo Leute Fotos senden',
  ],
  'connectors.oversize.overBytes': ['Eine Nachricht, die größer ist, geht zu den Zeiten großer Post.', '0,2'],
  'connectors.oversize.schedule': [
    'Wann große Nachrichten gehen dürfen; kleine warten nicht darauf.',
    'In den unten bemalten Stunden',
  ],
  'connectors.oversize.schedule.everyMinutes': [
    'Solange die bemalten Stunden offen sind, wird in diesem Abstand wieder für große Nachrichten verbunden.',
    'Nicht wieder',
  ],
  'connectors.otherLinks': [
    'Leitungen, die diese Post auch befördern dürfen; genommen wird die billigste, die es kann.',
    'WLAN im Hafen',
  ],
  'connectors.route': [
    'Wohin diese Post geht: an einen Anbieter, direkt an jeden Empfänger oder in Postfächer hier.',
    'An einen Smarthost',
  ],
  'connectors.route.order': ['Was geschieht, wo mehrere Hosts genannt sind.', 'Der erste, der antwortet'],
  'connectors.route.protocol': ['LMTP nur, wo der eigene Mailserver des Büros es verlangt.', 'SMTP'],
  'connectors.route.dnsServers': [
    'Wer gefragt wird, wo der Mailhost eines Empfängers ist, wenn nicht die Server der Leitung oder des Systems.',
    '192.0.2.53',
  ],
  'connectors.route.port': ['Der Port der Hosts der Empfänger; alle Welt benutzt 25.', '25'],
  'connectors.route.maxConnections': ['Höchstens so viele Verbindungen zu den Hosts zugleich.', '4'],
  'connectors.route.pipelining': [
    'Sendet, ohne auf jede Antwort zu warten: Das spart auf einer langsamen Leitung Minuten.',
    'Wo angeboten',
  ],
  'connectors.route.rateLimit': [
    'Manche Anbieter zählen und strafen: Was über der Zahl liegt, wartet.',
    'An, wo der Anbieter eine Zahl nennt',
  ],
  'connectors.route.rateLimit.messages': ['So viele Nachrichten dürfen in der Zeit daneben gehen.', '100'],
  'connectors.route.rateLimit.per': ['Die Zeit, in der die Nachrichten gezählt werden.', 'Stunde'],
  'connectors.listeners': ['Welche Post er befördert, je nachdem, wo sie abgegeben wurde.', 'Jeder Eingang'],
  'connectors.holdForRemote': [
    'Für diese Post wird nicht gewählt: Eine Zweigstelle ruft an und holt sie ab.',
    'An, in der Zentrale',
  ],
  'connectors.holdForRemote.accounts': ['Die Zugänge, mit denen die Zweigstelle sie abholen darf.', 'branch'],
  'connectors.content.normal': ['Nachrichten, die Menschen und Programme schreiben.', 'An'],
  'connectors.content.system': ['Meldungen ohne Absender, etwa „konnte nicht zugestellt werden“.', 'An'],
  'connectors.content.priorities': [
    'Nur Nachrichten dieser Prioritäten gehen diesen Weg.',
    'Niedrig, normal und eilig',
  ],
  'connectors.content.maxBytes': ['Eine größere Nachricht geht diesen Weg nicht.', '10'],
  'connectors.restrictions.default': [
    'Ob alle auf diesem Weg senden dürfen oder nur die, die genannt sind.',
    'Alle außer denen unten',
  ],
  'connectors.restrictions.except': [
    'Die Absender, für die die Wahl daneben nicht gilt.',
    '*.guest.example, press@clinic.example',
  ],
  'connectors.triggers.queuedMessages': [
    'Wenn so viele Nachrichten warten, wird von selbst eine Verbindung hergestellt.',
    '20',
  ],
  'connectors.triggers.queuedBytes': ['Wenn so viel wartet, wird von selbst eine Verbindung hergestellt.', '5'],
  'connectors.triggers.oldestMinutes': [
    'Wenn eine Nachricht so lange gewartet hat, wird von selbst eine Verbindung hergestellt.',
    '240',
  ],
  'connectors.triggers.urgent': [
    'Eine als eilig gekennzeichnete Nachricht muss nicht auf die nächste geplante Verbindung warten.',
    'An',
  ],
  'connectors.wait.firstMessageSeconds': [
    'Wie lange die Leitung für die erste Nachricht stehen bleibt, die der Anbieter uns sendet.',
    '60',
  ],
  'connectors.wait.idleSeconds': ['Ist so lange nichts gekommen, wird aufgelegt.', '15'],
  'connectors.wait.maxMinutes': ['Nach so langer Zeit wird aufgelegt, auch wenn noch Post kommt.', '30'],
  'connectors.retry.minutes': [
    'Die Pausen, nach denen eine aufgeschobene Nachricht wieder versucht wird, eine nach der anderen.',
    '15, 30, 60, 240',
  ],
  'connectors.retry.delayNoticeHours': [
    'Der Absender erfährt, dass eine Nachricht sich verspätet und dass er nichts tun muss.',
    '24',
  ],
  'connectors.retry.expireHours': [
    'Eine Nachricht, die so lange nicht zugestellt werden kann, geht an ihren Absender zurück.',
    '96',
  ],
  'connectors.route.hosts.host': [
    'Der Host, der Ihre Post annimmt, so wie der Anbieter ihn schreibt.',
    'smtp.provider.example',
  ],
  'connectors.route.hosts.port': [
    'Die Zahl neben dem Host: 587 mit STARTTLS, 465 mit TLS vom ersten Byte an, 25 zwischen Servern.',
    '587',
  ],
  'connectors.route.hosts.security': ['Wie der Weg zum Anbieter verschlüsselt ist.', 'STARTTLS'],
  'connectors.route.hosts.auth': ['Wie Dialpost sich beim Anbieter ausweist.', 'Name und Passwort'],
  'connectors.route.hosts.auth.username': [
    'Der Anmeldename beim Anbieter; oft ist es die ganze Adresse.',
    'office@clinic.example',
  ],
  'connectors.route.hosts.auth.password': [
    'Das Passwort beim Anbieter; manche verlangen ein eigenes für Programme.',
    'Ein App-Passwort',
  ],
  'connectors.route.hosts.auth.provider': [
    'Bei wem sich jemand anmeldet: bei dem, der das Postfach führt.',
    'Microsoft',
  ],
  'connectors.route.hosts.auth.tenant': [
    'Microsofts Name für Ihre Organisation; nötig, wenn die Registrierung nur diese zulässt.',
    'clinic.example',
  ],
  'connectors.route.hosts.auth.issuer': [
    'Wo der Anbieter sagt, wie man sich anmeldet; auch für Microsofts Clouds einzelner Länder.',
    'https://login.provider.example',
  ],
  'connectors.route.hosts.auth.clientId': [
    'Die Nummer, unter der dieses Programm beim Anbieter registriert ist.',
    '3f2a91c0-7b1d-4c55-9a0e-2f6d1c1b7e11',
  ],
  'connectors.route.hosts.auth.clientSecret': [
    'Das Geheimnis dieser Registrierung, wenn sie eines hat.',
    'Wie der Anbieter es ein einziges Mal zeigte',
  ],
  'connectors.route.hosts.auth.flow': [
    'Hier im Browser; mit einem Code, den man auf irgendeinem Telefon eintippt; oder durch einen Administrator für das Programm selbst.',
    'Mit einem Code auf einem Telefon',
  ],
  'connectors.route.hosts.auth.clientCertificate': [
    'Zeigt dem Anbieter anstelle eines Geheimnisses, wer dieses Programm ist.',
    'Ein privater Schlüssel und sein Zertifikat',
  ],
  'connectors.route.hosts.auth.tokenUrl': [
    'Die Adresse, von der Erlaubnisse geholt werden, wenn der Anbieter sie nicht selbst nennt.',
    'https://login.provider.example/token',
  ],
  'connectors.route.hosts.verifyCertificate': [
    'Stellt sicher, dass wirklich Ihr Anbieter antwortet. Aus nur bei einem eigenen Host.',
    'An',
  ],
  'connectors.route.hosts.helo': [
    'Spricht wie in den achtziger Jahren: keine Verschlüsselung, keine Anmeldung.',
    'Aus',
  ],
  'connectors.route.mailboxes.address': ['Die Adresse, deren Post in diesem Postfach liegt.', 'anna@clinic.example'],
  'connectors.route.mailboxes.aliases': ['Post für diese Adressen liegt im selben Postfach.', 'info@clinic.example'],
  'connectors.route.mailboxes.account': ['Wer dieses Postfach mit einem Mailprogramm abholen darf.', 'anna'],
  'connectors.route.mailboxes.quotaBytes': ['Liegt so viel darin, wird weitere Post aufgeschoben.', '500'],
  'connectors.route.mailboxes.forwardTo': ['Jede Nachricht geht weiter an diese Adressen.', 'ben@elsewhere.example'],
  'connectors.route.mailboxes.keepCopy': ['Eine weitergeleitete Nachricht liegt auch in diesem Postfach.', 'An'],
  'connectors.route.catchAll': [
    'Post für Adressen von Ihnen, die niemand hat, liegt hier, statt abgewiesen zu werden.',
    'anna@clinic.example',
  ],
  'connectors.route.unknown': [
    'Was mit Post für eine Ihrer Adressen geschieht, die nicht aufgeführt ist.',
    'Wird sofort abgewiesen',
  ],
});
