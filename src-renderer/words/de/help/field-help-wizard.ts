// words/help/field-help-wizard in German.
import { translate } from '../../../../src-main/words/page';
import { WIZARD_HELP } from '../../help/field-help-wizard';

translate('de', WIZARD_HELP, {
  'wizard.way': [
    'Was zwischen diesem Ort und der Welt steht; danach richtet sich, was weiter gefragt wird.',
    'Satellitentelefon oder Modem',
  ],
  'wizard.terminal': [
    'Welches Satellitenterminal es ist, damit sich rechnen lässt, wie lange eine Nachricht braucht.',
    'Iridium',
  ],
  'wizard.address': [
    'Die Adresse, die Ihr Anbieter Ihnen gab; bei bekannten Anbietern folgt daraus das Übrige.',
    'buero@anbieter.example',
  ],
  'wizard.provider': [
    'Wer Ihre ausgehende Post nimmt; bei einem eigenen Host tippen Sie alles selbst ein.',
    'Übungsanbieter',
  ],
  'wizard.region': ['Der Teil der Welt, in dem Ihr Konto beim Anbieter angelegt wurde.', 'Irland'],
  'wizard.home': [
    'Wo Post an Ihre eigenen Adressen endet: hier, Person für Person, oder auf einem eigenen Mailserver.',
    'Postfächer hier',
  ],
  'wizard.person': ['Der Name vor dem @; damit meldet sich die Person auch an.', 'anna'],
  'wizard.who': [
    'Welche Rechner Post abgeben dürfen: nur dieser, oder jeder im Büro.',
    'Jeder Rechner im Netz des Büros',
  ],
  'wizard.situation': [
    'Wer Post an Ihre Domain aus der Welt annimmt, und wie sie hierher kommt.',
    'Der Anbieter führt unser DNS; wir wählen uns ein',
  ],
  'wizard.hosts': ['Die Hosts des Anbieters, an die die Welt Ihre Post sendet.', 'mx.anbieter.example'],
  'wizard.fixed': [
    'Die Adresse Ihrer Leitung, wenn sie immer dieselbe bleibt; nur damit kommt Post geradewegs zu Ihnen.',
    '192.0.2.10',
  ],
  'wizard.fronts': [
    'Server anderswo, die Ihre Post annehmen und an diesen Rechner weitergeben.',
    'tor.praxis.example 192.0.2.20',
  ],
  'wizard.servers': [
    'Wer nach den veröffentlichten Einträgen gefragt wird, wenn nicht die Server der Leitung oder des Systems.',
    '192.0.2.53',
  ],
  'wizard.records': [
    'Ob die Einträge schon veröffentlicht sind, oder bis dahin auf der Liste in der Übersicht stehen.',
    'Später',
  ],
  'wizard.test': [
    'Jemand anderswo, der Ihnen sagt, ob die Nachricht ankam; sie geht hinaus wie jede andere.',
    'sie@anderswo.example',
  ],
});
