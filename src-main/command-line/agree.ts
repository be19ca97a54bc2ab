// Questions at the terminal, and the one that Enter answers with yes, for what was shown just before.
import { createInterface } from 'node:readline/promises';
import { commandLineWords as W } from '../words/ways-in/command-line';
import { say } from './terminal';

/** Somebody is there to be asked. */
export function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/** `stayed` is said where the answer is no. */
export async function isAgreed(said: { readonly question: string; readonly stayed: string }): Promise<boolean> {
  const answer = await answerTo(said.question);
  const agreed = answer === '' || W.price.yes.some((yes) => yes === answer);
  if (!agreed) void say(`${said.stayed}\n`);
  return agreed;
}

/** What somebody types, in small letters and without blanks at its ends; '' is Enter. */
export async function answerTo(question: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await asking.question(question)).trim().toLowerCase();
  } finally {
    asking.close();
  }
}
