// What is still to do after setting up. The rules of words/window.ts hold.
import { page } from './spoken';

export const checklistWords = page({
  title: 'Still to do',
  dns: 'The DNS records were left for later; until they stand, mail for the office may not find it.',
  fetched: 'No mail program has fetched its mail here yet: try it once with one mailbox.',
  called: 'No planned call was made yet.',
  calledNext: (when: string) => `No planned call was made yet; the first is planned for ${when}.`,
  openDns: 'Open the records',
  openFetched: 'What to type in',
  openCalled: 'Open the times',
  done: 'Done',
  doneWith: (what: string) => `Done: ${what}`,

  dnsQuestion: 'The records for your domain',
  dnsChoices: { later: 'Later: keep them on the list in the Overview', stand: 'They stand already' },
});
