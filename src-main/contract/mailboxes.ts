// What a route into mailboxes on this computer can be told. With none listed every
// address it serves gets one, as it comes; once some are listed, mail for others goes
// to the catch-all, or is refused.
import { z } from 'zod';
import { parseAddress } from '../mail/address';
import { address, username, whole } from './fields';
import { contractWords } from '../words/contract';

export const Mailbox = z.strictObject({
  address,
  /** Other addresses whose mail lies here too. */
  aliases: z.array(address).default([]),
  /** The login name that may fetch its mail (POP3); null: nobody's. */
  account: username.nullable().default(null),
  quotaBytes: whole(1024, Number.MAX_SAFE_INTEGER).nullable().default(null),
  /** Every letter also goes to these addresses. */
  forwardTo: z
    .array(address)
    .max(50, { error: () => contractWords.tooManyForwards(50) })
    .default([]),
  /** false: what was forwarded is not kept here as well. */
  keepCopy: z.boolean().default(true),
});
export type Mailbox = z.output<typeof Mailbox>;

export const Mailboxes = z.strictObject({
  kind: z.literal('mailboxes'),
  mailboxes: z.array(Mailbox).default([]),
  /** The mailbox that takes what is for nobody; null: none. */
  catchAll: address.nullable().default(null),
  /** Addresses that are not listed, where some are: refused, or given a mailbox as they come. */
  unknown: z.enum(['accept', 'refuse']).default('refuse'),
});
export type Mailboxes = z.output<typeof Mailboxes>;

interface Around {
  readonly accounts: readonly { readonly username: string }[];
}

interface Issue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const key = (text: string): string => {
  const parsed = parseAddress(text);
  return parsed ? `${parsed.local.toLowerCase()}@${parsed.domain}` : text.toLowerCase();
};

/** Addresses and accounts that stand twice or lead nowhere. Paths are below the route. */
export function mailboxIssues({ mailboxes, catchAll }: Mailboxes, around: Around): readonly Issue[] {
  const issues: Issue[] = [];
  const taken = new Map<string, string>();
  const owners = new Map<string, string>();
  mailboxes.forEach((mailbox, i) => {
    [mailbox.address, ...mailbox.aliases].forEach((text, j) => {
      const first = taken.get(key(text));
      if (first !== undefined)
        issues.push({
          path: ['mailboxes', i, ...(j === 0 ? ['address'] : ['aliases', j - 1])],
          message: contractWords.twice.mailbox(text, first),
        });
      else taken.set(key(text), mailbox.address);
    });
    issues.push(...ownerIssues(mailbox, i, owners, around));
  });
  if (catchAll !== null && mailboxes.length > 0 && !taken.has(key(catchAll))) {
    issues.push({
      path: ['catchAll'],
      message: contractWords.nowhere.catchAll(catchAll),
    });
  }
  return issues;
}

function ownerIssues(
  { account, address: own }: Mailbox,
  i: number,
  owners: Map<string, string>,
  { accounts }: Around,
): readonly Issue[] {
  if (account === null) return [];
  const path = ['mailboxes', i, 'account'];
  if (!accounts.some((a) => a.username === account))
    return [{ path, message: contractWords.nowhere.mailboxAccount(account) }];
  const first = owners.get(account);
  owners.set(account, first ?? own);
  return first === undefined
    ? []
    : [
        {
          path,
          message: contractWords.twice.mailboxAccount(account, first),
        },
      ];
}
