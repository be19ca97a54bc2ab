// What is told when settings are written as a Postfix: in the terminal, and in the
// explanation that lies beside the files. Names of files, commands and parameters are the
// same in every language. A topic is its label in the window and what to do instead.
import { countText } from '../amounts';
import { page } from '../page';

interface Made {
  readonly path: string;
  readonly files: number;
  /** Settings that have an equal and could not be carried. */
  readonly hitches: number;
}

export const exportWords = page({
  usage: 'export takes "postfix" and a folder that is empty or not there yet: dialpost export postfix /root/way-up',
  notEmpty: (to: string) =>
    `${to} is not empty, and nothing is overwritten. Name a folder that is empty or not there yet.`,
  notMade: (to: string, why: string) => `Nothing was exported to ${to}: ${why}. Nothing of it was left there.`,
  nothingSetUp: (dir: string) =>
    `There are no settings that hold in ${dir}, so there is nothing to export. Set Dialpost up first, or name its folder with --data.`,
  made: ({ path, files, hitches }: Made) =>
    [
      `${countText(files, 'file')} written to ${path}. Passwords are in it: keep it where nobody else reads it.`,
      ...(hitches > 0
        ? [`${countText(hitches, 'setting')} could not be carried over; the explanation names each.`]
        : []),
      `Read ${path}/EXPLANATION.txt before anything else. Nothing was changed here: Dialpost goes on as before.`,
    ].join('\n'),
  title: 'From Dialpost to Postfix',
  intro: [
    'These files make a Postfix (3.6 or later, on Linux with systemd) do what Dialpost did here, as far as Postfix knows such a thing. Below stands what was carried over to which file, what has no equal there, and what to do instead. Dialpost itself was not changed.',
    'Passwords stand in the files sasl_passwd_…, fetchmailrc_… and, if a line has one, dialpost-call-…. Delete this folder when all is done.',
  ],
  stepsTitle: 'Step by step',
  steps: [
    'Install on the new machine: postfix, libsasl2-modules, openssl; dovecot-core, dovecot-lmtpd, dovecot-imapd and dovecot-pop3d for logins and mailboxes; fetchmail where mail is fetched.',
    'Copy this folder there, look through main.cf, master.cf and transport, and change what you want otherwise.',
    'Run sh install.sh as root. It keeps the former main.cf and master.cf, and starts nothing.',
    'Start as it says at its end: postfix, dovecot, the timers. Send a letter each way.',
    'Hand over what waits: dialpost queue hand-over NEW-MACHINE:PORT (with --login NAME where its listener wants one). The listener must let this computer send to other domains.',
    'Let devices and mail programs use the new machine, and hand over once more with --pause.',
    'When dialpost queue shows nothing, switch Dialpost off: dialpost service remove, or quit it from the tray.',
  ],
  hitchesTitle: 'Not carried over, or not quite: look at each',
  withoutTitle: 'In your settings, and without an equal in Postfix',
  unusedTitle: 'Also without an equal, but not used here',
  carriedTitle: 'Carried over',
  idleTitle: 'Of no meaning there',
  hitches: {
    unwritable: 'It holds a character that no line of that file can hold. Type it there another way, or change it.',
    password:
      'Its password is not stored here, or sealed by the keychain of this computer. Type it into the file (sasl_passwd_…, fetchmailrc_…, or for Dovecot with doveadm pw -s SSHA512).',
    'certificate-by-address':
      'Postfix checks a certificate against a name only. Mail waits there until you put the name of this host in place of its address.',
    'mixed-tls':
      'One service of Postfix begins with TLS or does not, as the first host has it. This host does otherwise and was left out; give it a service of its own.',
    'free-port': 'Any free port was allowed. Postfix needs one: it got 2525.',
    'fast-rate': 'More than one message a second: Postfix waits whole seconds between two. No limit was written.',
    'not-a-domain':
      'Postfix releases a domain by ETRN, no single address and no pattern. This mail goes by postqueue -i only.',
    unserved:
      'A domain of yours that no provider serves, but for "*" (which would send it round in a circle). Its mail is refused.',
    second:
      'Another provider serves the same and comes first. Postfix has no second to turn to when the first may not carry a message.',
    'other-retry': 'Postfix has one set of times for trying again; those of the first provider were taken.',
    'no-dialler':
      'A dial-up entry of Windows: no command dials it on Linux. Put yours into dial() and hang_up() of its script.',
    'sign-in':
      'Signing in with the provider (OAuth 2.0): Postfix needs the plug-in sasl-xoauth2 for it, fetchmail a fresh token each hour. Ask for an app password, or keep Dialpost for this provider.',
    'sender-direct':
      'Mail of these senders goes straight to each domain, all other by a smart host. Postfix cannot do both by sender; they go by the smart host.',
    'no-envelope':
      'Mail for several people is sorted by a header, and none is named. fetchmail guesses from Received: name it in the file, envelope "X-Original-To" or what your provider writes.',
  },
  topics: {
    offline: [
      'Return to the sender after, tell the sender of a delay after (hours)',
      'Dialpost counts tries made online. Postfix counts from the message’s arrival, whether a line was up or not: raise maximal_queue_lifetime and delay_warning_time in main.cf if the line may be away longer.',
    ],
    price: [
      'Price a minute, a call, a megabyte; do not ask under',
      'Postfix knows no prices, keeps no book of costs and asks nobody before a call. Look at the provider’s bill.',
    ],
    budget: [
      'Budget a month',
      'Nothing stops the calls when it is used up. Switch the timers off by hand: systemctl stop dialpost-call-….timer.',
    ],
    limits: [
      'Metered, what a line carries',
      'Postfix does not choose mail by line, size or priority. message_size_limit holds for everything.',
    ],
    otherLinks: [
      'Other lines',
      'Only the first line is dialled. Which is cheapest now, nobody works out: write it into the script dialpost-call-….',
    ],
    lineStatus: [
      'Command that tells the state',
      'A line that drops in the middle is not noticed; what was not sent is tried at the next call.',
    ],
    dns: ['DNS servers', 'Postfix asks those of /etc/resolv.conf.'],
    byListener: [
      'Which listeners a provider takes mail from',
      'Postfix chooses by recipient and sender. For a listener of its own run a second instance (postmulti).',
    ],
    content: [
      'Carries system mail, normal mail, priorities, largest message',
      'Postfix does not choose by them, and has no priorities: small and urgent mail does not go first. A size is refused by message_size_limit.',
    ],
    senders: [
      'Senders',
      'Carried for mail that goes by "*" (the file senders). For providers of single domains add check_sender_access yourself. A call tries the mail of all senders that goes by "*".',
    ],
    balance: ['Several hosts: in turn', 'Postfix tries them in the order they stand.'],
    oversize: ['Large mail has its own times', 'Large mail goes with all other, and nobody is told that it waits.'],
    triggers: [
      'Call when so many wait, so much, so long; call at once for urgent mail',
      'Calls are made by the timers only. By hand: systemctl start dialpost-call-….',
    ],
    wait: [
      'Hang up after silence, longest wait',
      'The script waits the seconds for the first message after it has asked, whatever comes, and then hangs up.',
    ],
    collect: [
      'How held mail is fetched',
      'ETRN, ATRN (fetchmail calls it ODMR), IMAP and POP3 became a file for fetchmail, commands stand in the script. TURN, Finger and a text of their own have no equal: ask your provider for ETRN or a mailbox.',
    ],
    collectTimes: [
      'Fetching at times of its own',
      'Mail is fetched in every call; on a line that is always up, by the first such times or every quarter of an hour.',
    ],
    afterFetching: [
      'Afterwards: move it there',
      'fetchmail deletes a message there or leaves it; where it was to be moved it is left. It keeps no list of what was fetched over IMAP but the flag "seen".',
    ],
    signIn: [
      'Signing in with the provider',
      'See above: neither Postfix nor fetchmail asks for consent or renews a token by itself.',
    ],
    branches: [
      'Branch offices may fetch their mail (ETRN, ATRN, TURN)',
      'ETRN is carried, for those who log in. Postfix knows neither ATRN nor TURN: a branch without an open port needs a VPN, or a mailbox that it fetches.',
    ],
    rewriteSender: [
      'Put this sender in place',
      'Postfix puts it into envelope and From. The former sender does not become Reply-To.',
    ],
    logins: [
      'Logins',
      'Dovecot judges them. It has sums of the passwords only, so CRAM-MD5 is not offered; type them in clear there if a device can do nothing else.',
    ],
    mailboxes: [
      'Mailboxes',
      'Dovecot keeps them below /var/mail/dialpost. What lies in them already is not copied: copy the Maildirs of the folder mailboxes, with vmail as their owner.',
    ],
    forwarding: [
      'Every letter also goes to',
      'Postfix forwards under the sender’s own name, which hosts that check SPF may refuse; postsrsd puts an address of yours in place (SRS), as Dialpost does.',
    ],
    quota: ['Quota of a mailbox', 'Dovecot has a plug-in for it (quota).'],
    pop3: [
      'Mail programs fetch here (POP3)',
      'Dovecot does it, on 110 and 995 with its own certificate; set ports and ssl in /etc/dovecot/conf.d/10-master.conf and 10-ssl.conf.',
    ],
    keeping: [
      'Keep delivered letters (days)',
      'Postfix forgets what it delivered. always_bcc sends a copy to an archive.',
    ],
    heartbeat: ['Send a short report to', 'pflogsumm makes one of the log; a timer sends it.'],
    warnings: [
      'Warnings',
      'Nobody watches queue, certificates, disk and clock. Use the monitoring you have for other machines.',
    ],
    practice: ['Practice provider', 'There is none. smtp-sink takes mail and forgets it.'],
    logs: [
      'Logs',
      'Postfix writes to the system’s log (journalctl -u postfix@-); -v after a service in master.cf says more.',
    ],
  },
});
