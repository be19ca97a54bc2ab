// The senders of one run: one for each connector that takes part, made anew where
// its connector is changed meanwhile. PROMISE: what has set out goes on as it did.
import { type Connector, linkIds } from '../contract/connector';
import { IN_HOUSE, isDialled } from '../contract/link';
import type { Settings } from '../contract/settings';
import { isLocal } from '../mail/address';
import type { Outcome } from '../mail/envelope';
import type { TakenMessage } from '../queue/entry';
import { consequencesOf } from './consequences';
import { openSender, type Sender } from './sender';
import { breakOff, brokenBy } from './session';
import type { SessionRequest } from './requests';
import type { SessionDeps } from './deps';
import { type PreparedRun, inSession } from './prepared-run';
import { sessionWords } from '../words/session';

/** Marks a sender whose connector has changed; no id has it. */
const RETIRED = '~';

/** What has set out goes on as it did, what has not goes the new way. Answers the connectors that changed. */
export function renewSenders(deps: SessionDeps, run: PreparedRun, request: SessionRequest): readonly string[] {
  const { senders, link } = run;
  return [...senders].flatMap(([id, sender]) => {
    const connector = deps
      .settings()
      .connectors.find(
        (c) =>
          c.id === id &&
          c.enabled &&
          (linkIds(c).includes(link.id) || (link.id === IN_HOUSE.id && c.route.kind === 'mailboxes')),
      );
    if (id.includes(RETIRED) || (connector && sameConnector(connector, sender.connector))) return [];
    sender.stop();
    if (!connector) {
      run.toCollect.delete(id);
      return [];
    }
    // The old one may still be waiting for replies, and the session waits for it.
    senders.set(`${id}${RETIRED}${senders.size}`, sender);
    senders.set(id, senderFor(deps, run, connector, request));
    return [id];
  });
}

function sameConnector(a: Connector, b: Connector): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The connector's sender within this run, at rest. */
export function senderFor(deps: SessionDeps, run: PreparedRun, connector: Connector, request: SessionRequest): Sender {
  const { record } = run;
  return openSender({
    clock: deps.clock,
    connector,
    session: record.id,
    mail: deps.mail,
    allowed: {
      question: () => request.question(connector),
      mayLinger: () => !isDialled(run.link),
    },
    order: {
      rates: deps.shared.rates,
      late: deps.shared.late,
      brake: deps.mail.refusedMail.brakeFor(connector.id),
      flight: run.flight,
    },
    deliver: async (source) =>
      consequencesOf(
        deps,
        run,
        connector,
        await deps.carriers.deliver(connector, source, inSession(run, connector, run.broken.signal)),
      ),
    tell: {
      settled: (taken, outcomes) => settled(deps, run, connector, { taken, outcomes }),
      brokenBy: (milliseconds) => brokenBy(run, milliseconds),
      broke: (error) => broke(deps, run, connector, error),
    },
  });
}

interface Answered {
  readonly taken: TakenMessage;
  readonly outcomes: readonly Outcome[];
}

function settled(deps: SessionDeps, run: PreparedRun, connector: Connector, { taken, outcomes }: Answered): void {
  const has = (result: Outcome['result']): boolean => outcomes.some((one) => one.result === result);
  // What stands as it stood is no result: it goes again with the next connection.
  run.record.settled(
    outcomes.filter(({ asBefore }) => !asBefore),
    isSent(deps.settings(), connector, taken),
  );
  if (has('delivered')) deps.mail.refusedMail.sent(connector.id, taken.item);
  if (has('deferred')) run.putOff.set(taken.item.id, connector.id);
  // What goes into our own mailboxes costs no line.
  if (has('delivered') && connector.route.kind !== 'mailboxes') run.record.confirms(taken.item.bytes);
}

function broke({ log, tell, dialing }: SessionDeps, run: PreparedRun, connector: Connector, error: unknown): void {
  log.write(
    'smtp-out',
    'minimum',
    sessionWords.log.sendingBrokeOff(connector.id, String(error instanceof Error ? error.stack : error)),
  );
  const disk = tell.diskTrouble(error);
  // What goes out while nothing can be written down would go out again after a crash.
  if (disk !== null) dialing.backoff.troubled(connector.id, connector.retry);
  breakOff(run, disk ?? sessionWords.ourFaultSending, 'ours', disk === null ? null : 'disk');
}

/** Mail for ourselves that we pass on in-house, and not to a branch, is not "sent". */
function isSent({ organization }: Settings, { holdForRemote }: Connector, { recipients }: TakenMessage): boolean {
  return holdForRemote !== null || !recipients.every(({ address }) => isLocal(address, organization.domains));
}
