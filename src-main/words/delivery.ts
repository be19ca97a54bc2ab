// What delivery tells of the other side: trouble with a host or with name servers (what
// happened, what it means for the mail, what to do), and why a domain takes no mail.
import { page } from './page';

const SAFE = 'Your mail is safe and waiting.';

/** The connector by its name as the window shows it; `said`: the host's own words. */
interface Trouble {
  readonly host: string;
  readonly connector: string;
  readonly said: string;
}

export const deliveryWords = page({
  trouble: {
    password: ({ host, connector, said }: Trouble) =>
      `${host} did not let us in (${said}). ${SAFE} Check the login name and password in Providers → ${connector}.`,
    unreachable: ({ host, connector, said }: Trouble) =>
      `${host} could not be reached (${said}). ${SAFE} It is tried again in the next call; if this goes on, check host and port in Providers → ${connector}.`,
    cut: ({ host, connector, said }: Trouble) =>
      `${host} answered, but the connection broke off again and again while mail was being sent (${said}). ${SAFE} It is tried again in the next call; if this goes on, try another line in Providers → ${connector}, or ask your provider.`,
    refused: ({ host, said }: Trouble) =>
      `${host} does not take mail from us now (${said}). ${SAFE} It is tried again in the next call; if this goes on, ask your provider.`,
    relay: ({ host, connector, said }: Trouble) =>
      `${host} does not pass mail on for us (${said}). ${SAFE} Most often it wants a login: check the login name and password in Providers → ${connector}, or ask your provider which host takes your mail.`,
    blocked: ({ host, connector, said }: Trouble) =>
      `${host} does not take mail from the address our line has now (${said}). ${SAFE} The next call may have another address; if this goes on, send by your provider's own host in Providers → ${connector}, or ask your provider to have the address taken off the list.`,
    limit: ({ host, said }: Trouble) =>
      `${host} takes no more mail from us for now: what we may send is used up (${said}). ${SAFE} If this happens often, ask your provider for a larger limit, or spread the mail over the day.`,
    suspended: ({ host, said }: Trouble) =>
      `${host} has closed the account that we send by (${said}). ${SAFE} Ask your provider why, and what opens it again.`,
    braked: ({ host, said }: Trouble) =>
      `${host} refused one letter after the other in the same words (${said}), so it is likely us that it does not want and not the letters. None of those is returned: they are held. Look at what it says, then try again or return them in the queue.`,
    tls: ({ host, connector, said }: Trouble) =>
      `No safe connection to ${host} could be made (${said}). ${SAFE} Check security and certificate in Providers → ${connector}.`,
    disk: ({ said }: Trouble) => `The disk of this computer is in trouble (${said}). ${SAFE} Make room or repair it.`,
  },
  /** An administrator has it switched off: another password or a new sign-in opens nothing. */
  switchedOff: {
    mailbox: ({ host, said }: Trouble) =>
      `${host} lets no mail program send for this mailbox, because "Authenticated SMTP" is switched off for it (${said}). ${SAFE} Another password or signing in again does not help. Have the administrator switch it on: Microsoft 365 admin center, Active users, the account, Mail, "Manage email apps", "Authenticated SMTP". Then the next call sends what waits.`,
    organization: ({ host, said }: Trouble) =>
      `${host} lets no mail program of this organization send, because "Authenticated SMTP" is switched off for all of it (${said}). ${SAFE} Another password or signing in again does not help. Have the administrator switch it on for this mailbox, which is enough: Microsoft 365 admin center, Active users, the account, Mail, "Manage email apps", "Authenticated SMTP"; with "security defaults" on it stays off. Then the next call sends what waits.`,
    passwords: ({ host, connector, said }: Trouble) =>
      `${host} takes no passwords from mail programs any more (${said}). ${SAFE} Another password does not help: choose "Sign in with the provider" as the login in Providers → ${connector}, and sign in.`,
  },
  /** It is neither yes nor no to what the host was asked. */
  noAnswer: (said: string) => `the host said "${said}" where yes or no was asked for`,
  /** Of the account that we send by. */
  ourMailboxFull: ({ host, said }: Trouble) =>
    `${host} takes no more mail from us, because the mailbox of the account that we send by is full (${said}). ${SAFE} Make room in it at your provider (inbox, sent mail and trash), or ask for more; then send and receive.`,
  /** The sign-in gave no token: `said` tells why, and what to do. */
  noToken: ({ host, connector, said }: Trouble) =>
    `${host} was not logged in to: ${said}. ${SAFE} The sign-in is under Providers → ${connector}.`,
  /** The host is this computer by another name: `said` names our listener. */
  ourselves: ({ host, connector, said }: Trouble) =>
    `${host} is this computer (${said}): each letter would come back as one more, so none was sent. ${SAFE} Write the host of your provider in Providers → ${connector}.`,
  /** Of direct delivery, by the connector of this name. */
  direct: {
    silentNameServers: (connector: string) =>
      `The name servers do not answer, so nobody's mail server could be looked up. ${SAFE} Check the line and the DNS servers in Providers → ${connector}.`,
    nobodyReached: (servers: number, port: number, connector: string) =>
      `None of ${servers} mail servers could be reached at port ${port}. ${SAFE} Many providers block this port: ask yours, or send through its smart host in Providers → ${connector}.`,
    looking: (domain: string) => `looking for the mail servers of ${domain}`,
    noAddress: 'This is no address that mail could be sent to',
    noHost: 'No host could be reached',
  },
  /** Why a domain's mail servers are not found. */
  exchange: {
    nullMx: (domain: string) => `${domain} takes no mail (null MX)`,
    ours: (domain: string) => `The mail for ${domain} would come straight back: its best mail server is this one`,
    noServer: (domain: string) => `${domain} has no mail server`,
    noDomain: (domain: string) => `There is no domain ${domain}`,
    /** `code`: the system's, "ESERVFAIL". */
    later: (domain: string, code: string) => `The name servers of ${domain} are in trouble (${code})`,
    silent: 'the name servers do not answer',
  },
});
