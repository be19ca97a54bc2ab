// Delivers held answers to the office, one run at a time, one connection a run.
// An answer leaves the list only when the office said 250 to it; whatever goes
// wrong, it stays for the next ETRN. Memory only: this is a practice.
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Log } from '../base/log';
import { PRACTICE_DOMAIN } from '../contract/practice';
import { ECHO_ADDRESS } from './behaviour';
import { practiceWords } from '../words/doors';

export interface HeldAnswer {
  readonly to: string;
  readonly content: Buffer;
}

export interface ReleaseTarget {
  readonly host: string;
  readonly port: number;
}

/** Held answers by domain (ASCII, lower case). */
export type HeldMail = Map<string, HeldAnswer[]>;

function connect(target: ReleaseTarget): Promise<SMTPConnection> {
  const options = {
    ...target,
    name: PRACTICE_DOMAIN,
    ignoreTLS: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  };
  const connection = new SMTPConnection(options);
  return new Promise((resolve, reject) => {
    // It may fail again while it closes; nobody waits for that.
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve(connection)));
  });
}

function sendOne(connection: SMTPConnection, answer: HeldAnswer): Promise<void> {
  const envelope = { from: ECHO_ADDRESS, to: [answer.to] };
  return new Promise((resolve, reject) => {
    connection.once('end', () => reject(new Error(practiceWords.officeClosed)));
    connection.send(envelope, answer.content, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * Sends what is held for `domains` and removes what was taken. Never rejects; trouble
 * is logged and the rest of that run stays held.
 */
export async function releaseHeld(
  held: HeldMail,
  domains: readonly string[],
  target: ReleaseTarget,
  log: Log,
): Promise<void> {
  let connection: SMTPConnection | null = null;
  try {
    connection = await connect(target);
    for (const domain of domains) await releaseDomain(held, domain, connection);
  } catch (error) {
    log.write('relay', 'minimum', practiceWords.log.kept, {
      trouble: String(error),
    });
  } finally {
    connection?.quit();
  }
}

async function releaseDomain(held: HeldMail, domain: string, connection: SMTPConnection): Promise<void> {
  for (let next = held.get(domain)?.[0]; next; next = held.get(domain)?.[0]) {
    await sendOne(connection, next);
    const left = held.get(domain)?.slice(1) ?? [];
    if (left.length > 0) held.set(domain, left);
    else held.delete(domain);
  }
}
