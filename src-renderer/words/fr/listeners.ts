// words/listeners in French.
import { numberFr } from '../../../src-main/words/fr/plural';
import { translate } from '../../../src-main/words/page';
import { listenerWords } from '../listeners';

const OTHER_DOMAINS = '« Peuvent envoyer vers d’autres domaines sans identification »';

translate('fr', listenerWords, {
  notes: 'Bon à savoir',
  openToAll: `N’importe qui au monde, s’il atteint cette entrée, peut envoyer partout par elle. Le courrier indésirable d’inconnus partirait à vos frais. Retirez le réseau au préfixe court de ${OTHER_DOMAINS}.`,
  nobodyRelays: `Personne ne peut envoyer vers d’autres domaines par elle : elle n’accepte que le courrier pour vos propres domaines. Pour laisser envoyer un serveur ou une machine, mettez son adresse sous ${OTHER_DOMAINS}.`,
  noAccounts: `Qui veut envoyer vers d’autres domaines doit s’identifier, et il n’y a encore aucun compte. Ajoutez-en un sous « Comptes », ou mettez des adresses sous ${OTHER_DOMAINS}.`,
  noLoginWithoutTls:
    'L’identification est proposée, mais sans chiffrement aucun mot de passe n’est accepté. Choisissez un chiffrement, ou permettez l’identification sans lui.',
  onlyHere:
    'Seuls les programmes de cet ordinateur l’atteignent. Pour les autres ordinateurs du bureau, faites-la écouter sur 0.0.0.0 ou sur la propre adresse de cet ordinateur.',

  tests: (n) => `Les ${numberFr(n)} tests, un par un`,
  passed: 'refusé',
  tookAsSet: 'accepté, comme réglé',
  took: 'accepté',
  testLine: (result, what, sender, recipient) => `${result} : ${what}, de ${sender} à ${recipient}`,
});
