// A question at the terminal that Enter answers with yes, for what was shown just before.
import { createInterface } from 'node:readline/promises';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { say } from './terminal';

/** Somebody is there to be asked. */
export function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/** `stayed` is said where the answer is no. */
export async function isAgreed(said: { readonly question: string; readonly stayed: string }): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = (await asking.question(said.question)).trim().toLowerCase();
    const agreed = answer === '' || W.price.yes.some((yes) => yes === answer);
    if (!agreed) void say(`${said.stayed}\n`);
    return agreed;
  } finally {
    asking.close();
  }
}
