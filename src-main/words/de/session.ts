// words/session in German.
import { translate } from '../page';
import { type LeftReason, sessionWords } from '../session';
import { countDe, numberDe } from './plural';

const known = (ids: readonly string[]): string => ids.join(', ') || 'keine';

function timeText(at: number, zone: string, weekday: boolean): string {
  return new Intl.DateTimeFormat('de', {
    timeZone: zone,
    ...(weekday ? { weekday: 'long' as const } : {}),
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

function missing({ came, owed }: Parameters<typeof sessionWords.missing>[0]): string {
  const all = owed + came;
  if (all === 1) return 'Die eine Nachricht, die der Anbieter angekündigt hatte, kam nicht';
  const some = came === 1 ? 'kam nur eine' : `kamen nur ${numberDe(came)}`;
  return `Von den ${numberDe(all)} Nachrichten, die der Anbieter angekündigt hatte, ${came === 0 ? 'kam keine' : some}`;
}

function noneCanGo({ gone, held, nowhere }: Parameters<typeof sessionWords.start.noneCanGo>[0]): string {
  const one = gone + held + nowhere === 1;
  if (one && gone > 0) return 'Diese Nachricht ist nicht mehr in der Warteschlange.';
  if (one && held > 0) return 'Diese Nachricht ist angehalten. Geben Sie sie zuerst frei, und senden Sie sie dann.';
  if (one) return 'Kein Anbieter befördert diese Nachricht über eine Verbindung; die Warteschlange sagt, warum.';
  const parts = [
    gone > 0 ? `${numberDe(gone)} nicht mehr in der Warteschlange` : '',
    held > 0 ? `${numberDe(held)} angehalten (geben Sie sie zuerst frei)` : '',
    nowhere > 0 ? `${numberDe(nowhere)} von keinem Anbieter über eine Verbindung befördert` : '',
  ];
  return `Keine dieser Nachrichten kann gehen: ${parts.filter((part) => part !== '').join(', ')}.`;
}

function leftSentence({ kind, messages, said = '', at = 0 }: LeftReason, alone: boolean, zone: string): string {
  const one = messages === 1;
  const some = one ? 'eine davon' : `${numberDe(messages)} davon`;
  const they = alone ? 'sie' : some;
  const start = they.charAt(0).toUpperCase() + they.slice(1);
  const texts: Readonly<Record<LeftReason['kind'], () => string>> = {
    'put-off': () => `${start} ${one ? 'wurde' : 'wurden'} aufgeschoben: ${said.replace(/\.$/, '')}.`,
    'in-doubt': () =>
      `Für ${they} kam keine Antwort: ${one ? 'Sie ist vielleicht schon dort, geht noch einmal und kommt dann zweimal an' : 'Sie sind vielleicht schon dort, gehen noch einmal und kommen dann zweimal an'}.`,
    stopped: () => `Die Verbindung wurde beendet, bevor ${they} gesendet ${one ? 'war' : 'waren'}.`,
    'not-dialled': () => 'Die Leitung kam nicht zustande.',
    line: () => `Die Leitung brach ab, bevor ${they} gesendet ${one ? 'war' : 'waren'}.`,
    time: () => `Die längste Zeit online war vorbei, bevor ${they} gesendet ${one ? 'war' : 'waren'}.`,
    ours: () => `Dialpost musste anhalten, bevor ${they} gesendet ${one ? 'war' : 'waren'}.`,
    trouble: () => `${said} hat uns nicht bedient, deshalb ${one ? 'konnte' : 'konnten'} ${they} nicht gehen.`,
    rate: () =>
      `Der Anbieter nimmt vorerst nichts mehr; ab ${timeText(at, zone, false)} ${one ? 'kann' : 'können'} ${they} gehen.`,
    late: () => `Die Verbindung war vorbei, bevor ${they} gehen ${one ? 'konnte' : 'konnten'}.`,
  };
  return texts[kind]();
}

translate('de', sessionWords, {
  start: {
    paused: 'Dialpost macht Pause: Es wird nichts gewählt. Setzen Sie zuerst fort, und beginnen Sie dann neu.',
    handingOver: 'Was wartet, wird gerade an einen anderen Host übergeben. Beginnen Sie neu, wenn das zu Ende ist.',
    ending: 'Dialpost wird gerade beendet und wählt nicht mehr. Starten Sie es zuerst, dann die Verbindung neu.',
    noLine:
      'Keine Leitung darf jetzt befördern, was wartet; die Warteschlange sagt, warum. Um trotzdem alles zu senden, nennen Sie die Leitung: dialpost send-receive --link ID.',
    noneCanGo,
    noConnector:
      'Es gibt keinen Anbieter, mit dem man online gehen könnte. Richten Sie zuerst einen ein, oder schalten Sie einen ein.',
    unknownConnector: (id, others) => `Es gibt keinen Anbieter „${id}“. Bekannt: ${known(others)}.`,
    switchedOff: (id) => `Der Anbieter „${id}“ ist ausgeschaltet. Schalten Sie ihn zuerst ein.`,
    unknownLink: (id, others) => `Es gibt keine Leitung „${id}“. Bekannt: ${known(others)}.`,
    notByLink: (id) =>
      `Keiner dieser Anbieter darf die Leitung „${id}“ benutzen. Tragen Sie sie zuerst beim Anbieter ein.`,
  },

  held: {
    none: 'Keine Verbindung wartet auf eine Anmeldung. Die Anmeldung noch einmal beginnen.',
    notUp: 'Die Verbindung endete, bevor ihre Leitung da war. Die Anmeldung noch einmal beginnen.',
    gone: 'Die Leitung ging weg, bevor die Anmeldung fertig war. Noch einmal beginnen.',
  },

  stoppedBefore: 'Die Verbindung wurde angehalten, bevor sie begann.',
  timeUp: (minutes) =>
    `Nach ${countDe(minutes, 'Minute', 'Minuten')}, der längsten erlaubten Zeit, wurde aufgelegt. Was übrig ist, geht mit der nächsten Verbindung.`,
  lineDropped: (text) => `${text} Was nicht gesendet wurde, wartet wie zuvor.`,
  goesOn: (text, link) => `${text} Stattdessen wird die Leitung ${link} versucht.`,
  triedAgain: (text, at, zone) =>
    `${text} Von selbst versucht Dialpost es ab ${timeText(at, zone, true)} wieder; Sie dürfen es früher versuchen.`,
  ourFault:
    'Dialpost hat die Verbindung wegen eines eigenen Fehlers beendet. Ihre Post liegt sicher in der Warteschlange; im Protokoll steht Näheres.',
  cutOff:
    'Dialpost oder der Computer endete mitten in dieser Verbindung (Stromausfall, Absturz). Ihre Post liegt sicher in der Warteschlange. Zeit und Kosten sind gezählt, wie sie höchstens eine halbe Minute davor standen.',
  ourFaultSending:
    'Dialpost musste wegen eines eigenen Fehlers aufhören zu senden. Ihre Post liegt sicher in der Warteschlange; im Protokoll steht Näheres.',

  left: (reasons, zone) => reasons.map((reason) => leftSentence(reason, reasons.length === 1, zone)).join(' '),
  missing,
  stillOwed: (announced) => {
    const { came, owed } = announced;
    if (owed === 1)
      return `${missing(announced)} rechtzeitig. ${came === 0 ? 'Sie' : 'Die andere'} wartet beim Anbieter und kommt mit einer späteren Verbindung; wenn nicht, fragen Sie den Anbieter, was sie aufhält.`;
    return `${missing(announced)} rechtzeitig. ${came === 0 ? 'Sie' : 'Die anderen'} warten beim Anbieter und kommen mit einer späteren Verbindung; wenn nicht, fragen Sie den Anbieter, was sie aufhält.`;
  },
  nothingCame: (seconds) =>
    `innerhalb von ${numberDe(seconds)} s nach der Anfrage kam nichts; was dort vielleicht noch wartet, kommt mit der nächsten Verbindung`,

  notFetched: (connector, text) => `Für uns aufbewahrte Post konnte von ${connector} nicht abgeholt werden: ${text}`,
  mailIsSafe: (text) => `${text} Ihre Post ist sicher und wartet.`,

  log: {
    brokeOff: (session, error) => `Verbindung ${session} brach ab: ${error}`,
    sendingBrokeOff: (connector, error) => `das Senden über ${connector} brach ab: ${error}`,
    notRenewed: (session, error) => `Anmeldungen konnten in Verbindung ${session} nicht erneuert werden: ${error}`,
    notFiled: (session, error) => `Verbindung ${session} konnte nicht abgelegt werden: ${error}`,
    notBooked: (session, error) => `die Kosten der Verbindung ${session} konnten nicht gebucht werden: ${error}`,
    notNoted: (session, error) => `wie weit Verbindung ${session} ist, konnte nicht festgehalten werden: ${error}`,
    upNotNoted: (link, error) => `dass ${link} steht, konnte nicht festgehalten werden: ${error}`,
  },
});
