// words/listeners in German.
import { listenerWords } from '../listeners';
import { numberDe } from '../../../src-main/words/de/plural';
import { translate } from '../../../src-main/words/page';

translate('de', listenerWords, {
  notes: 'Was man dazu wissen sollte',
  openToAll:
    'Jeder auf der Welt, der diesen Eingang erreicht, darf darüber überallhin senden. Fremder Spam ginge auf Ihre Kosten hinaus. Nehmen Sie das Netz mit dem kurzen Präfix aus „Darf ohne Anmeldung an andere Domains senden“.',
  nobodyRelays:
    'Niemand darf darüber an andere Domains senden: Er nimmt nur Post für Ihre eigenen Domains an. Damit ein Server oder Gerät senden darf, tragen Sie dessen Adresse unter „Darf ohne Anmeldung an andere Domains senden“ ein.',
  noAccounts:
    'Wer an andere Domains senden will, muss sich anmelden, und noch gibt es keinen Zugang. Legen Sie unter „Zugänge“ einen an, oder tragen Sie Adressen unter „Darf ohne Anmeldung an andere Domains senden“ ein.',
  noLoginWithoutTls:
    'Die Anmeldung wird angeboten, aber ohne Verschlüsselung wird kein Passwort angenommen. Wählen Sie eine Verschlüsselung, oder erlauben Sie die Anmeldung ohne sie.',
  onlyHere:
    'Nur Programme auf diesem Rechner erreichen ihn. Für andere im Büro geben Sie ihm die Adresse 0.0.0.0 oder die eigene Adresse dieses Rechners.',

  tests: (n) => `Alle ${numberDe(n)} Prüfungen, eine nach der anderen`,
  passed: 'abgewiesen',
  tookAsSet: 'angenommen, wie eingestellt',
  took: 'angenommen',
  testLine: (result, what, sender, recipient) => `${result}: ${what}, von ${sender} an ${recipient}`,
});
