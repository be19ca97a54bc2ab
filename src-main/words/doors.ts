// What the doors say to people: why one does not open, what comes in by it, and what the
// practice provider writes. What is said to the programs that call stands with the doors.
import { page } from './page';

export const listenerWords = page({
  noCertificate: (id: string) => `Listener "${id}" wants encryption but was given no certificate`,
  badCertificate: (id: string, trouble: string) => `The certificate of listener "${id}" cannot be used: ${trouble}`,
  /** Why it does not open; `where` is `cannotOpen`, `trouble` what the system says. */
  cannotOpen: (id: string, address: string, port: number) => `Listener "${id}" cannot open ${address} port ${port}`,
  notOpen: {
    EADDRINUSE: (where: string) =>
      `${where}: another program has taken this port. Stop that program or choose another port for the listener`,
    EACCES: (where: string) =>
      `${where}: the system does not allow it; ports below 1024 need special rights. Choose a port above 1023 or start Dialpost with those rights`,
    /** Windows keeps it, or another program has it for itself alone. */
    reserved: (where: string) =>
      `${where}: Windows keeps this port for itself (often for Hyper-V or WSL), or another program has it for itself alone. Choose another port for the listener`,
    EADDRNOTAVAIL: (where: string) =>
      `${where}: this computer does not have that address now. Use 127.0.0.1 for this computer only, 0.0.0.0 for all its addresses, or an address it has`,
    other: (where: string, trouble: string) => `${where}: ${trouble}`,
  },
  log: {
    open: 'listener open',
    broke: 'a connection broke',
    refused: (code: number, text: string) => `refused: ${code} ${text}`,
    fault: (trouble: string) => `a fault of ours ended a connection: ${trouble}`,
    wrongLogin: 'a login was refused: wrong name or password',
    unseenLogin: 'a login was turned away unseen: too many wrong passwords from there',
    notTaken: 'a message was not taken because of a fault of ours',
    notStored: 'a message was not taken because it could not be stored',
    taken: 'message taken',
  },
});

export const pop3Words = page({
  noCertificate: 'The mailboxes for mail programs (POP3) want encryption but were given no certificate',
  badCertificate: (trouble: string) => `The certificate for mail programs (POP3) cannot be used: ${trouble}`,
  /** As the listener's. */
  cannotOpen: (address: string, port: number) =>
    `Mail programs cannot be given their mail: POP3 cannot open ${address} port ${port}`,
  notOpen: {
    EADDRINUSE: (where: string) =>
      `${where}: another program has taken this port. Stop that program or choose another port under pop3.port`,
    EACCES: (where: string) =>
      `${where}: ports below 1024 need special rights. Choose a port above 1023 under pop3.port`,
    reserved: (where: string) =>
      `${where}: Windows keeps this port for itself (often for Hyper-V or WSL), or another program has it for itself alone. Choose another port under pop3.port`,
    EADDRNOTAVAIL: (where: string) =>
      `${where}: this computer does not have that address now. Use 127.0.0.1 for this computer only or 0.0.0.0 for all its addresses`,
    other: (where: string, trouble: string) => `${where}: ${trouble}`,
  },
  log: {
    open: 'POP3 is open',
    wrongLogin: 'a mail program gave a wrong password for POP3',
    unseenLogin: 'a mail program was turned away unseen: too many wrong passwords from there',
    silentEnded: 'a mailbox was opened by another program; the visit that had fallen silent was ended',
    notDeleted: 'letters could not be deleted',
    fault: 'a fault of ours ended the connection of a mail program',
    unreadable: 'a mailbox could not be read for a mail program',
  },
});

export const accessWords = page({
  /** Of the files of a certificate. */
  unreadable: {
    certificate: (path: string, why: string) =>
      `The certificate file ${path} cannot be read: ${why}. Check the path and who may read it`,
    key: (path: string, why: string) =>
      `The key file ${path} cannot be read: ${why}. Check the path and who may read it`,
  },
  noSuchFile: 'there is no such file',
  unusable: {
    certificate: (path: string, why: string) =>
      `The file ${path} is not a usable certificate: ${why}. A PEM file without password is expected`,
    key: (path: string, why: string) =>
      `The file ${path} is not a usable private key: ${why}. A PEM file without password is expected`,
  },
  noPair: (keyFile: string, certFile: string) =>
    `The key in ${keyFile} does not belong to the certificate in ${certFile}`,
  ownUnreadable: (path: string, why: string) => `The certificate file ${path} cannot be read: ${why}`,
});

export const practiceWords = page({
  loopbackOnly: (host: string) => `the practice provider listens on loopback only, not on ${host}`,
  officeClosed: 'the office closed the connection',
  /** The answer to a letter to echo@. */
  echo: {
    hello: 'Hello,',
    arrived: [
      'your message arrived. This is the practice provider, a pretend internet',
      'provider inside Dialpost: nothing has left this computer, and this answer',
      'waited here until Dialpost came to fetch it.',
    ],
    noText: 'Your message had no plain text to quote.',
    youWrote: 'You wrote:',
  },
  log: {
    failed: 'practice provider: a connection failed',
    kept: 'the practice provider could not deliver what it holds; it keeps it',
  },
});

export const receptionWords = page({
  notOpen: (error: string) => `${error}. It is tried again every few seconds. No mail is taken there until then.`,
  pop3NotOpen: (error: string) =>
    `${error}. Mail goes into the mailboxes all the same; the door is tried again every few seconds.`,
  practiceNotOpen: (port: number, error: string) =>
    `The practice provider could not start on port ${port}: ${error}. Choose another port under practice.port.`,
  folderLost: (why: string) =>
    `The data folder is not ours any more: ${why}. No mail is taken and none is sent, so that nothing is lost or sent twice; what was accepted lies in that folder. See which folder is the right one, then stop Dialpost and start it again with it.`,
  branch: {
    /** `account`: null where nobody logged in. */
    asked: (account: string | null, remote: string, verb: string, wanted: readonly string[]) =>
      `${account === null ? 'A branch office' : `The branch office "${account}"`} at ${remote} asked by ${verb} for ${wanted.length > 0 ? wanted.join(', ') : 'all its mail'}.`,
    ended: (account: string, trouble: string) =>
      `The line of the branch office "${account}" ended before it had everything: ${trouble}. What it has not taken waits here until it calls again.`,
    noLink: (id: string | undefined) => `no line "${id ?? ''}"`,
    ourFault: 'Dialpost had to stop because of a fault of its own',
  },
  log: {
    notFiled: (session: string, trouble: string) => `call ${session} could not be filed: ${trouble}`,
    branchTakes: 'a branch takes its mail',
    branchHas: 'a branch has its mail',
    branchEnded: (trouble: string) => `the line of a branch ended: ${trouble}; what it has not taken waits here`,
    branchBroke: (account: string, trouble: string) => `sending to the branch ${account} broke off: ${trouble}`,
  },
});
