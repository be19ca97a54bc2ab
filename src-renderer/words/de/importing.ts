// words/importing in German.
import { numberDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';
import { importingWords } from '../importing';

const logins = (who: string, where: string): string => [who, where].filter((part) => part !== '').join(' bei ');

translate('de', importingWords, {
  title: 'Diese Einstellungen übernehmen?',
  take: 'Diese Einstellungen übernehmen',
  taken: 'Ab jetzt gelten die Einstellungen der Datei, auch für Post, die schon wartet.',
  undone: 'Die Einstellungen von vorher gelten wieder.',

  misfitTitle: 'Diese Datei passt nicht',
  misfit:
    'Nichts wurde geändert. Diese Stellen passen nicht; berichtigen Sie sie in der Datei, oder exportieren Sie sie dort neu, woher sie kommt.',
  moreIssues: (n) => (n === 1 ? 'Eine weitere Stelle passt nicht.' : `${numberDe(n)} weitere Stellen passen nicht.`),

  nothing: 'Das sind die Einstellungen von heute: Nichts würde sich ändern.',
  changes: 'Was sich ändert',
  first: 'Was eingerichtet wird',
  how: { new: 'Neu', gone: 'Entfernt', changed: 'Geändert' },
  fields: (names, more) => `${names.join(', ')}${more > 0 ? ` und ${numberDe(more)} weitere` : ''}`,
  other: 'Sonstiges',
  moreThings: (n) => (n === 1 ? 'Noch etwas ändert sich.' : `${numberDe(n)} weitere ändern sich.`),

  programs: 'Programme, die damit auf diesem Computer laufen',
  noPrograms: 'Es läuft damit kein Programm auf diesem Computer.',
  newPrograms:
    'Einige sind neu. Ein Programm darf alles, was Ihr Konto darf: Übernehmen Sie die Datei nur, wenn Sie von jedem wissen, wozu es da ist.',
  known: 'Wie heute',
  does: {
    connect: (line) => `${line}: geht online`,
    'hang-up': (line) => `${line}: legt auf`,
    status: (line) => `${line}: sagt, wie es um die Leitung steht`,
    collect: (provider) => `${provider}: lässt bereitgehaltene Post senden`,
  },

  ways: 'Wohin Post ginge, die heute anderswohin geht',
  host: (provider, host, danger) =>
    ({
      none: `${provider}: an ${host}`,
      open: `${provider}: an ${host}, wo andere sie unterwegs lesen könnten (keine Verschlüsselung, oder nur wo sie angeboten wird)`,
      unchecked: `${provider}: an ${host}, dessen Zertifikat nicht geprüft wird: Ein anderer Host könnte sich für ihn ausgeben`,
    })[danger ?? 'none'],
  direct: (provider) => `${provider}: direkt an jede Domain`,
  forward: (mailbox, to) => `Jede Nachricht an ${mailbox} auch an ${to}`,

  passwords: 'Passwörter, die fehlen',
  passwordsMeaning:
    'In einer Datei stehen keine Passwörter. Die von heute bleiben, wo Host, Port und Anmeldename gleich sind; geben Sie die anderen hier ein.',
  elsewhere:
    'Eines ist gespeichert, aber die Datei verwendet es anders (anderer Host, Anmeldename, andere Verschlüsselung oder anderes Programm): Geben Sie es noch einmal ein, damit es nirgendwo anders hingeht.',
  typeIt: 'Geben Sie es hier ein; ohne es können die Einstellungen nicht übernommen werden.',
  passwordOf: (field, who, where) => {
    const login = logins(who, where);
    return login === '' ? field : `${field} von ${login}`;
  },
});
