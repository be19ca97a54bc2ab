// The mailboxes on this computer, as the other rooms need them: which one an address
// or a login name has, whether it has room, and what a client is told at RCPT TO. A
// mailbox that seems full is measured again behind the refusal, so that the next try
// finds the truth.
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Connector } from '../contract/connector';
import type { Mailboxes } from '../contract/mailboxes';
import type { Settings } from '../contract/settings';
import { senderRewriting } from './forward-sender';
import { type ListedMailbox, type MailboxList, mailboxList } from './list';
import { openQuotas, type Quotas } from './quota';
import type { Refusal } from '../listener/refusal';
import { RCPT_REFUSALS } from './refusals';
import type { RcptFacts } from '../routing/router';
import { mailboxesWords } from '../words/mailboxes';

export interface LocalMail {
  /** DIR/mailboxes */
  readonly dir: string;
  readonly quotas: Quotas;
  /** Takes changed settings. */
  apply(settings: Settings): void;
  /** The connector's as it is now; as `route` says where its settings went while its mail was under way. */
  list(connector: Connector, route: Mailboxes, organization: Settings['organization']): MailboxList;
  /**
   * Why a recipient whom `connector` serves is refused before the content comes; null: nothing against it, or no mail
   * for a mailbox here.
   */
  judge(facts: Pick<RcptFacts, 'sender' | 'recipient' | 'bytes'>, connector: string | null): Refusal | null;
  /** The Maildir of a login name; null: none. */
  folderOf(username: string): string | null;
}

/** `forwardKey` signs the senders of what is forwarded. */
export function localMail(
  dataDir: string,
  { clock, log, forwardKey }: { readonly clock: Clock; readonly log: Log; readonly forwardKey: string },
): LocalMail {
  const dir = join(dataDir, 'mailboxes');
  const quotas = openQuotas();
  let lists = new Map<string, MailboxList>();
  const measure = (folder: string): void => {
    quotas
      .measure(folder)
      .catch((error: unknown) =>
        log.write('relay', 'minimum', mailboxesWords.log.notMeasured, { folder, trouble: String(error) }),
      );
  };
  const listOf = (route: Mailboxes, organization: Settings['organization']): MailboxList =>
    mailboxList(
      route,
      organization,
      senderRewriting(forwardKey, () => clock.now(), organization.domains),
    );
  const folder = (found: ListedMailbox): string => join(dir, ...found.place.folders);
  return {
    dir,
    quotas,
    apply(settings) {
      lists = new Map(
        settings.connectors.flatMap((c) =>
          c.route.kind === 'mailboxes' ? [[c.id, listOf(c.route, settings.organization)] as const] : [],
        ),
      );
      for (const list of lists.values())
        list.listed.filter((found) => found.listed?.quotaBytes).forEach((found) => measure(folder(found)));
    },
    list: ({ id }, route, organization) => lists.get(id) ?? listOf(route, organization),
    judge({ sender, recipient, bytes }, connector) {
      const list = lists.get(connector ?? '');
      const found = list?.find(recipient, sender);
      if (found === undefined || found === 'no-address') return null;
      if (!found) return list?.isStandIn(recipient) ? RCPT_REFUSALS.noticesOnly : RCPT_REFUSALS.unknown;
      const quota = found.listed?.quotaBytes ?? null;
      const used = quotas.used(folder(found));
      if (quota === null || used === null || used + (bytes ?? 1) <= quota) return null;
      measure(folder(found));
      return RCPT_REFUSALS.full;
    },
    folderOf(username) {
      const found = [...lists.values()].map((list) => list.ofAccount(username)).find((mine) => mine !== null);
      return found ? folder(found) : null;
    },
  };
}
