// The mailboxes on this computer, as the other rooms need them: which one an address
// or a login name has, whether it has room, and what a client is told at RCPT TO. A
// mailbox that seems full is measured again behind the refusal, so that the next try
// finds the truth.
import { join } from 'node:path';
import type { Log } from '../base/log';
import type { Connector } from '../contract/connector';
import type { Mailboxes } from '../contract/mailboxes';
import type { Settings } from '../contract/settings';
import { type BrokenDeps, type BrokenMailboxes, watchMailboxes } from './broken';
import { senderRewriting } from './forward-sender';
import { type ListedMailbox, type MailboxList, mailboxList } from './list';
import { openQuotas, type Quotas } from './quota';
import type { Refusal } from '../listener/refusal';
import type { QueueItem } from '../mail/envelope';
import { RCPT_REFUSALS } from './refusals';
import type { RcptFacts } from '../routing/router';
import { mailboxesWords } from '../words/mailboxes';

export interface LocalMail {
  /** DIR/mailboxes */
  readonly dir: string;
  readonly quotas: Quotas;
  readonly broken: BrokenMailboxes;
  /** Takes changed settings. */
  apply(settings: Settings): void;
  /** The connector's as it is now; as `route` says where its settings went while its mail was under way. */
  list(connector: Connector, route: Mailboxes, organization: Settings['organization']): MailboxList;
  /** Tells what has been amiss since before the start, by the mail of each connector that was put off. */
  lookAgain(putOff: (connector: string) => readonly QueueItem[]): Promise<void>;
  /**
   * Why a recipient whom `connector` serves is refused before the content comes; null: nothing against it, or no mail
   * for a mailbox here.
   */
  judge(facts: Pick<RcptFacts, 'sender' | 'recipient' | 'bytes'>, connector: string | null): Refusal | null;
  /** The Maildir of a login name; null: none. */
  folderOf(username: string): string | null;
}

export interface LocalMailDeps extends BrokenDeps {
  readonly log: Log;
  /** Signs the senders of what is forwarded. */
  readonly forwardKey: string;
}

export function localMail(dataDir: string, deps: LocalMailDeps): LocalMail {
  const { log } = deps;
  const dir = join(dataDir, 'mailboxes');
  const quotas = openQuotas();
  const broken = watchMailboxes(deps);
  let lists = new Map<string, MailboxList>();
  const notMeasured = (folder: string, error: unknown): void =>
    log.write('relay', 'minimum', mailboxesWords.log.notMeasured, { folder, trouble: String(error) });
  const measure = (folder: string): void =>
    void quotas.measure(folder).catch((error: unknown) => notMeasured(folder, error));
  const listOf = listsSigned(deps);
  const folder = (found: ListedMailbox): string => join(dir, ...found.place.folders);
  return {
    dir,
    quotas,
    broken,
    apply(settings) {
      lists = new Map(
        settings.connectors.flatMap((c) =>
          c.route.kind === 'mailboxes' ? [[c.id, listOf(c.route, settings.organization)] as const] : [],
        ),
      );
      for (const list of lists.values())
        list.listed.filter((found) => found.listed?.quotaBytes).forEach((found) => measure(folder(found)));
      broken.keep((address) => [...lists.values()].some((list) => isMailbox(list.find(address, null))));
    },
    list: ({ id }, route, organization) => lists.get(id) ?? listOf(route, organization),
    async lookAgain(putOff) {
      for (const [connector, list] of lists)
        for (const item of putOff(connector))
          for (const one of putOffAt(list, item))
            await broken.refused({ address: one.place.address, folder: folder(one) }, item);
    },
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

type ListOf = (route: Mailboxes, organization: Settings['organization']) => MailboxList;

function listsSigned({ clock, forwardKey }: LocalMailDeps): ListOf {
  return (route, organization) =>
    mailboxList(
      route,
      organization,
      senderRewriting(forwardKey, () => clock.now(), organization.domains),
    );
}

/** Where `item` was to come to rest. */
function putOffAt(list: MailboxList, { recipients, sender }: QueueItem): readonly ListedMailbox[] {
  const deferred = recipients.filter(({ status }) => status === 'deferred');
  return deferred.map(({ address }) => list.find(address, sender)).filter(isMailbox);
}

/** Is it one in which letters come to rest? */
function isMailbox(found: ReturnType<MailboxList['find']>): found is ListedMailbox {
  return found !== null && found !== 'no-address' && found.listed?.keepCopy !== false;
}
