// words/routing in German.
import { limitText } from '../amounts';
import { translate } from '../page';
import { routingWords } from '../routing';

translate('de', routingWords, {
  chosen: (name, pattern, cost) => `${name}: Muster ${pattern}, Kosten ${cost}`,
  passedOver: (name, obstacle) => `; ${name} wurde übergangen: ${obstacle}`,
  obstacle: {
    disabled: () => 'ausgeschaltet',
    practice: () => 'der Übungsanbieter nimmt nur Post für practice.example an',
    larger: (most) => `größer als erlaubt (${limitText(most)})`,
    linesLarger: (most) => `größer, als seine Leitungen befördern (${limitText(most)})`,
    lines: () => 'seine Leitungen befördern keine Post dieser Größe und Priorität',
    listener: () => 'er nimmt von diesem Eingang keine Post an',
    system: () => 'er befördert keine Systemnachrichten',
    systemOnly: () => 'er befördert nur Systemnachrichten',
    nothing: () => 'er befördert weder Systemnachrichten noch gewöhnliche',
    low: () => 'er befördert keine Post mit niedriger Priorität',
    normal: () => 'er befördert keine Post mit normaler Priorität',
    high: () => 'er befördert keine eilige Post',
    sender: () => 'er nimmt von diesem Absender keine Post an',
  },
  refused: {
    unserved: (domain) => `Kein Anbieter hier ist für ${domain} zuständig`,
    loop: (domain, name) =>
      `${domain} ist unsere eigene Domain, und kein Anbieter nennt sie; ${name} ist nur für "*" da und würde sie im Kreis schicken. Geben Sie die Domain einem Anbieter, oder legen Sie einen mit Postfächern an`,
    notNow: (reasons) => `Kein Anbieter darf das jetzt befördern (${reasons})`,
    tooLarge: (reasons) => `Nachricht zu groß (${reasons})`,
    practising:
      'Diese Poststelle übt erst noch: Sie nimmt Post für ihre eigenen Adressen und für practice.example an, und echte Post käme nicht an. Richten Sie einen echten Anbieter ein, und senden Sie noch einmal',
    notAllowed: (reasons) => `Hier nicht erlaubt (${reasons})`,
  },
});
