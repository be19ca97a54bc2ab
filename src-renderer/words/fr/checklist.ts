// words/checklist in French.
import { translate } from '../../../src-main/words/page';
import { checklistWords } from '../checklist';

translate('fr', checklistWords, {
  title: 'Reste à faire',
  dns: 'Les enregistrements DNS ont été remis à plus tard ; tant qu’ils manquent, le courrier du bureau risque de ne pas le trouver.',
  fetched:
    'Aucun logiciel de messagerie n’a encore relevé son courrier ici : essayez une fois avec une boîte aux lettres.',
  called: 'Aucune connexion prévue n’a encore eu lieu.',
  calledNext: (when) => `Aucune connexion prévue n’a encore eu lieu ; la première est prévue ${when}.`,
  openDns: 'Ouvrir les enregistrements',
  openFetched: 'Que saisir',
  openCalled: 'Ouvrir les horaires',
  done: 'Fait',
  doneWith: (what) => `Fait : ${what}`,

  dnsQuestion: 'Les enregistrements de votre domaine',
  dnsChoices: { later: 'Plus tard : les garder sur la liste de la vue d’ensemble', stand: 'Ils y sont déjà' },
});
