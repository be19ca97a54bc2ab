// The settings in force, and what everybody asks of them about a message: which way it
// goes, and how long it is tried. Where nothing is set up, or what is stored is damaged,
// there are no doors and no calls; routing's verdicts then say nothing about mail that
// was taken before, which waits until there are good settings; so does real mail while
// Dialpost only practises.
import type { SettingsStore } from '../config/settings-store';
import type { Retry } from '../contract/connector';
import { Settings } from '../contract/settings';
import type { QueueItem, Recipient } from '../mail/envelope';
import { forgetTlsSessions } from '../smtp/client';
import { createRouter, type Router, type RoutingAnswer } from './router';

export interface InForce {
  settings(): Settings;
  router(): Router;
  /** Routing's answer, as the queue asks for it. */
  route(item: QueueItem, recipient: Recipient): RoutingAnswer;
  /** The defaults where there is no such connector any more. */
  retryOf(connector: string): Retry;
  /** Takes over what is stored now; every host is verified anew. */
  renew(): void;
}

const NOTHING_SET_UP = Settings.parse({ organization: { domains: ['not-set-up.invalid'] }, listeners: [] });
const DEFAULT_RETRY: Retry = { minutes: [15, 30, 60, 240], delayNoticeHours: 12, expireHours: 120 };

/** `practiceBeside`: the practice provider runs whatever the settings say. */
export function inForce(store: Pick<SettingsStore, 'current'>, practiceBeside = false): InForce {
  let settings = store.current() ?? NOTHING_SET_UP;
  let router = createRouter(settings, practiceBeside);
  return {
    settings: () => settings,
    router: () => router,
    route(item, recipient) {
      const answer = router.route(item, recipient.address);
      if (!answer.refusal) return answer;
      const { refusal, ...routed } = answer;
      return !refusal.newMailOnly && store.current() ? { ...routed, refusal } : routed;
    },
    retryOf: (id) => settings.connectors.find((c) => c.id === id)?.retry ?? DEFAULT_RETRY,
    renew() {
      forgetTlsSessions();
      settings = store.current() ?? NOTHING_SET_UP;
      router = createRouter(settings, practiceBeside);
    },
  };
}
