// words/relay in German.
import { translate } from '../page';
import { relayWords } from '../relay';
import { countDe } from './plural';

const known = (ids: readonly string[]): string => ids.join(', ') || 'keine';

translate('de', relayWords, {
  settings: {
    misfit: 'Die Einstellungen passen nicht:',
    noMail: (trouble) =>
      `${trouble} Bis gute Einstellungen gesetzt sind, wird keine Post angenommen und keine gesendet.`,
    changedSince:
      'Nichts wurde übernommen: Die Einstellungen wurden anderswo geändert, während Sie nachsahen. Importieren Sie die Datei noch einmal, um zu sehen, was sie jetzt ändert.',
    changedAfter:
      'Die Einstellungen von vorher können nicht mehr zurückgeholt werden: Seither wurden andere gespeichert, oder Dialpost wurde neu gestartet. Die von heute gelten weiter.',
    none: (dir) =>
      `In ${dir} ist noch nichts eingerichtet. Geben Sie mit --settings FILE ein Einstellungsdokument an, oder versuchen Sie es mit --practice.`,
    lost: (dir) =>
      `Die Einstellungen von ${dir} waren nicht zu lesen, und an der Post dort wurde nichts geändert. Berichtigen Sie die Datei in corrupt/ und legen Sie sie als settings.json an ihren Platz zurück, oder geben Sie mit --settings DATEI ein Einstellungsdokument an.`,
  },
  edited: {
    notTaken: (file, error) => `eine Änderung von Hand an ${file} konnte nicht übernommen werden: ${error}`,
    notWatched: (dir, error) =>
      `der Ordner ${dir} kann nicht mehr auf Einstellungen überwacht werden, die von Hand geändert werden: ${error}`,
    inForce: (path) => `${path} wurde von Hand geändert und gilt jetzt`,
    misfit: (path) =>
      `${path} wurde von Hand geändert und passt nicht. Die Einstellungen von vorher gelten weiter, und die Post läuft weiter. Berichtigen Sie die Datei und speichern Sie sie noch einmal, oder speichern Sie hier die Einstellungen: Die geänderte Datei bleibt dann in corrupt/.`,
  },
  missing: {
    setAside: (id, why) => `Die Nachricht ${id} wurde beiseitegelegt: ${why}. Von ihr kann nichts gezeigt werden.`,
    keptOff:
      'Der Text dieser Nachricht ist nicht mehr da: Zugestellte Nachrichten werden nicht aufbewahrt. Um sie aufzubewahren, geben Sie unter „Allgemein“ an, wie viele Tage („Zugestellte Nachrichten aufbewahren“).',
    kept: (days) =>
      `Der Text dieser Nachricht ist nicht mehr da. Zugestellte Nachrichten werden ${countDe(days, 'Tag', 'Tage')} aufbewahrt; diese ist älter, wurde zurückgeschickt oder entfernt, ging hinaus, bevor das eingestellt war, oder hat neuer Post Platz gemacht.`,
    inMailbox: (mailbox) =>
      `Diese Nachricht liegt nicht mehr im Postfach ${mailbox}: Ein Mailprogramm hat sie abgeholt oder gelöscht.`,
    message: (id) =>
      `In der Warteschlange gibt es keine Nachricht ${id}; vielleicht wurde sie inzwischen zugestellt. Sehen Sie im Verlauf nach.`,
    undo: 'Das lässt sich nicht mehr zurücknehmen: Dialpost wurde neu gestartet, oder seither wurde zu viel geändert.',
    session: (id) => `Es gibt keine Verbindung ${id}. „dialpost sessions“ nennt alle.`,
    link: (id, links) => `Es gibt keine Leitung „${id}“. Bekannt: ${known(links)}.`,
    password: (host, port) =>
      `Für ${host}:${port} ist kein Passwort gespeichert. Geben Sie bei der Prüfung eines an, oder tragen Sie es zuerst unter „Anbieter“ ein.`,
    openListener: 'Kein Eingang ist offen, also gibt es nichts zu prüfen.',
    listener: (id, listeners) => `Es gibt keinen Eingang „${id}“. Bekannt: ${known(listeners)}.`,
  },
  ownRootsOnly: (why) =>
    `Die Zertifikate, denen dieser Computer vertraut, konnten nicht gelesen werden (${why}); Hosts werden nach denen beurteilt, die Dialpost mitbringt.`,
  pauseIsOver: 'Diese Zeit ist schon vorbei; nennen Sie eine, die noch kommt.',
  testedAlready: (link) => `Die Leitung „${link}“ wird gerade geprüft; warten Sie, bis diese Prüfung zu Ende ist.`,
});
