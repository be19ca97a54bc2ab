// A mailbox host is logged in at as fetching does, and left at once: nothing is listed,
// fetched or changed there.
import type { CollectRefusal, MailboxLineDeps } from './method';
import { HostTrouble, type MailboxMethod } from './host';
import { openImapMailbox } from './imap/imap';
import { openPop3Mailbox } from './pop3/pop3';

/** `text`: a sentence for people, with the host's words. */
export type LoginTried =
  { readonly ok: true } | { readonly ok: false; readonly text: string; readonly refusal: CollectRefusal };

/** Rejects only for our own slips. `signal` ends it. */
export async function tryLogin(method: MailboxMethod, deps: MailboxLineDeps, signal: AbortSignal): Promise<LoginTried> {
  try {
    const host = await (method.method === 'imap'
      ? openImapMailbox(method, deps, signal)
      : openPop3Mailbox(method, deps, signal));
    await host.goodbye().catch((error: unknown) => {
      if (!(error instanceof HostTrouble)) throw error;
    });
    host.close();
    return { ok: true };
  } catch (error) {
    if (!(error instanceof HostTrouble)) throw error;
    return { ok: false, text: error.message, refusal: error.refusal };
  }
}
