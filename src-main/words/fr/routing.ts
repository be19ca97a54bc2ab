// words/routing in French.
import { limitText } from '../amounts';
import { translate } from '../page';
import { routingWords } from '../routing';

translate('fr', routingWords, {
  chosen: (name, pattern, cost) => `${name} : motif ${pattern}, coût ${cost}`,
  passedOver: (name, obstacle) => ` ; ${name} a été écarté : ${obstacle}`,
  obstacle: {
    disabled: () => 'il est désactivé',
    practice: () => 'le fournisseur d’essai n’accepte que le courrier pour practice.example',
    larger: (most) => `plus gros que les ${limitText(most)} qu’il peut transporter`,
    linesLarger: (most) => `plus gros que les ${limitText(most)} que ses lignes transportent`,
    lines: () => 'ses lignes ne transportent pas de messages de cette taille et de cette priorité',
    listener: () => 'il n’accepte pas le courrier de cette entrée',
    system: () => 'il ne transporte pas de messages du système',
    systemOnly: () => 'il ne transporte que les messages du système',
    nothing: () => 'il ne transporte ni les messages du système ni les messages ordinaires',
    low: () => 'il ne transporte pas les messages de priorité basse',
    normal: () => 'il ne transporte pas les messages de priorité normale',
    high: () => 'il ne transporte pas les messages urgents',
    sender: () => 'il n’accepte pas le courrier de cet expéditeur',
  },
  refused: {
    unserved: (domain) => `Aucun fournisseur d’ici ne dessert ${domain}`,
    loop: (domain, name) =>
      `${domain} est notre propre domaine et aucun fournisseur ne le nomme ; ${name} ne dessert que "*" et le ferait tourner en rond. Donnez le domaine à un fournisseur, ou ajoutez-en un avec des boîtes aux lettres`,
    notNow: (reasons) => `Aucun fournisseur ne peut transporter cela maintenant (${reasons})`,
    tooLarge: (reasons) => `Message trop gros (${reasons})`,
    practising:
      'Ce bureau de poste n’en est encore qu’aux essais : il accepte le courrier pour ses propres adresses et pour practice.example, et du vrai courrier n’arriverait pas. Installez un vrai fournisseur et envoyez de nouveau',
    notAllowed: (reasons) => `Pas permis ici (${reasons})`,
  },
});
