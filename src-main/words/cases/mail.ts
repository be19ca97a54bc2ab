// The cases of a message and of asking for held mail: what happened, and what to do. {host}
// is the other side, {said} what it said, or what asking came to.
import { page } from '../page';

export const mailCaseWords = page({
  'mail-login-first': {
    cause: '{host} wants a login before it takes mail: {said}',
    steps: ['Set name and password for this host under Providers.'],
  },
  'mail-pop-first': {
    cause: '{host} wants the mailbox to be read first (POP before SMTP): {said}',
    steps: ['Ask for a host with a login; let a collect method of kind POP3 run before sending until then.'],
  },
  'mail-send-as': {
    cause: '{host} lets this login send only from its own address: {said}',
    steps: [
      'Let the administrator of the mail accounts allow the other address (Microsoft 365: in the delegation of its mailbox, "Send as"), or the provider add it to the account.',
      'Or send from the address of this login (a listener can rewrite the sender).',
    ],
  },
  'mail-sender-domain': {
    cause: "{host} does not find the sender's domain in DNS: {said}",
    steps: ["Check the sender's address; check the domain's MX record (Checks, DNS)."],
  },
  'rcpt-relay-denied': {
    cause: '{host} does not pass on mail to other domains for us: {said}',
    steps: [
      'Set a login for this host under Providers.',
      "Or this is the provider's host for incoming mail: ask for the smart host to send by.",
    ],
  },
  'mail-rate': {
    cause: '{host} takes no more mail from this account for now: {said}',
    steps: ["Set a rate limit under Providers that fits your provider's rule."],
  },
  'mail-size': {
    cause: 'The message is bigger than {host} takes: {said}',
    steps: [
      'Send it in parts or as a link.',
      "Set the largest size under Providers to the host's, so that senders hear it at once.",
    ],
  },
  'rcpt-mailbox-full': {
    cause: "The recipient's mailbox is full: {said}",
    steps: ['Tell the recipient another way.'],
  },
  'rcpt-too-many': {
    cause: '{host} takes fewer recipients at once: {said}',
    steps: ['Nothing is to be done: the rest goes in the next transaction.'],
  },
  'mail-greylist': {
    cause: '{host} lets unknown senders wait (greylisting): {said}',
    steps: [
      'Nothing is to be done: the next try, a few minutes later, is usually taken.',
      'On a dialled line let a second call follow after 15 minutes.',
    ],
  },
  'mail-unauthenticated': {
    cause: "{host} wants proof that this domain's mail may come from here (SPF, DKIM, DMARC): {said}",
    steps: ["Send through the provider's smart host, and add that host to the domain's SPF record."],
  },
  'mail-blocked': {
    cause: '{host} refuses mail from this address because it stands on a block list: {said}',
    steps: ["Send through your provider's smart host.", 'If you do already, tell the provider: its host is listed.'],
  },
  'mail-spam': {
    cause: '{host} takes this message for junk: {said}',
    steps: ['Write it with a clear subject and fewer links; ask the recipient to accept you.'],
  },
  'mail-virus': {
    cause: '{host} does not take what is in the message: {said}',
    steps: ['Check the attachment and this computer for viruses; send harmless programs in another form.'],
  },
  'rcpt-unknown-domain': {
    cause: 'There is no such domain: {said}',
    steps: ['Check the part of the address after the @.'],
  },
  'rcpt-unknown': {
    cause: 'The recipient does not exist there: {said}',
    steps: ['Check the part of the address before the @.'],
  },
  'mail-8bit': {
    cause: '{host} cannot carry the letters of this message: {said}',
    steps: ['Write address and text in plain letters, or let the mail program encode them (quoted-printable).'],
  },
  'mail-loop': {
    cause: 'The message goes round in circles: {said}',
    steps: ["Two servers send it to one another: check forwardings and the office's own domains."],
  },
  'mail-no-content': {
    cause: 'None of the recipients was taken, so the message was not either: {said}',
    steps: ["Look at each recipient's own reply."],
  },
  'mail-disk': {
    cause: '{host} has no room at the moment: {said}',
    steps: ['It is tried again by itself.'],
  },
  'mail-421': {
    cause: '{host} ends the conversation: {said}',
    steps: ['It is tried again by itself; if it goes on, lower connections and rate under Providers.'],
  },
  'rcpt-temporary': {
    cause: 'The recipient cannot be reached for the moment: {said}',
    steps: ['It is tried again by itself.'],
  },
  'mail-temporary': {
    cause: '{host} cannot take the message now: {said}',
    steps: ['It is tried again by itself.'],
  },
  'mail-552': {
    cause: 'The message goes beyond what {host} stores for the recipient: {said}',
    steps: ['Send it smaller, or tell the recipient that the mailbox is full.'],
  },
  'mail-bad-sender': {
    cause: '{host} does not take mail from this sender: {said}',
    steps: ['Check the sender\'s address; for scanners and machines set "rewrite sender" in the listener.'],
  },
  'mail-parameters': {
    cause: '{host} does not understand an addition to the address: {said}',
    steps: ['Ask the provider; a very old host may need "HELO instead of EHLO".'],
  },
  'mail-lost-place': {
    cause: '{host} and Dialpost lost their place in what was said: {said}',
    steps: [
      'It is tried again by itself.',
      'If it goes on, set pipelining to "off" under Providers and save a report.',
    ],
  },
  'rcpt-refused': {
    cause: '{host} refuses this recipient: {said}',
    steps: ['Check the address; ask the recipient whether mail from you is wanted.'],
  },
  'mail-refused': {
    cause: '{host} refuses the message: {said}',
    steps: ['The words of the host say why; ask its postmaster if they do not.'],
  },
});

export const collectCaseWords = page({
  'collect-458': {
    cause: 'The provider cannot start sending our mail now (458): {said}',
    steps: ['Usually a run is going on already; it is asked again in the next call.'],
  },
  'collect-459': {
    cause: 'The provider does not release mail for this domain (459): {said}',
    steps: [
      'Ask the provider to allow ETRN for exactly this domain; some write it with @ or #.',
      'Log in first if the provider wants it.',
    ],
  },
  'collect-453': {
    cause: 'The provider holds no mail for us.',
    steps: ['Nothing is to be done.'],
  },
  'collect-login': {
    cause: 'The provider did not let us fetch our mail: {said}',
    steps: ['Check name and password of the collect method.'],
  },
  'collect-atrn-refused': {
    cause: 'This account may not fetch mail for this domain (450): {said}',
    steps: ['Ask the provider to tie the domain to the account.'],
  },
  'collect-not-offered': {
    cause: 'The provider does not know this way to ask for mail: {said}',
    steps: ['Choose another in Providers → Fetching: ETRN, ATRN, a mailbox by POP3 or IMAP.'],
  },
  'collect-port': {
    cause: 'Nobody answers where the held mail is to be asked for: {said}',
    steps: ['Check host and port: ATRN uses 366, ETRN 25 or 587, POP3 995, IMAP 993.'],
  },
  'collect-later': {
    cause: 'The provider asks us to come back later: {said}',
    steps: ['It is asked again in the next call.'],
  },
  'collect-other': {
    cause: 'Our held mail could not be fetched: {said}',
    steps: ['It is tried again in the next call; if it goes on, ask the provider with these words.'],
  },
});

/** What a case means for the mail, and what is said where none fits. */
export const caseMeanings = page({
  safe: 'Your mail is safe and waiting.',
  later: 'The message is safe and is tried again later by itself.',
  returned: 'This message cannot be delivered there; its sender gets it back with this reason.',
  twice: 'The message is sent again; the recipient may see it twice, but it is not lost.',
  inbound: 'Mail for the office is still held by the provider; nothing is lost.',
  otherSide: 'The other side',
  unknown: {
    cause: 'Something went wrong that Dialpost does not know: {said}',
    steps: ['Try again in a while.', 'If it goes on, save a report and ask your provider about these words.'],
  },
});
