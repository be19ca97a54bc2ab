// The post-box for mail programs (POP3) beside the relay: open when the settings want
// it, opened anew when something about it changes or its certificate is renewed. A
// port that is taken stops nothing else; it is shown as what needs attention.
import { join } from 'node:path';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { ContractError } from '../contract/errors';
import type { Settings } from '../contract/settings';
import { accessOf } from '../access/networks';
import { certificateOf } from '../access/certificate';
import type { Guesses } from '../access/guesses';
import { accountOf } from '../access/accounts';
import type { LogIn, Pop3Deps } from '../pop3/deps';
import { type OpenPop3, openPop3 } from '../pop3/server';
import { keptApplied } from './following-settings';
import type { AttentionBoard } from '../contract/attention';
import type { LocalMail } from '../mailboxes/local-mail';
import { receptionWords } from '../words/doors';

export interface Pop3Door {
  /** Resolves when it is open, closed, or has failed as `settings` say. */
  apply(settings: Settings): Promise<void>;
  /** Throws ContractError with the sentence where it could not open. */
  refuseFailed(): void;
  /** When a mail program was last let in, milliseconds since 1970; null: not since the start. */
  lastLogin(): number | null;
  close(): Promise<void>;
}

export interface Pop3DoorDeps {
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly attention: AttentionBoard;
  readonly local: LocalMail;
  readonly guesses: Guesses;
  settings(): Settings;
}

const GRACE = 6_000;

export function pop3Door(parts: Pop3DoorDeps): Pop3Door {
  let running: { readonly as: string; readonly server: OpenPop3 } | null = null;
  let failed: string | null = null;
  let lastLogin: number | null = null;
  const noted = (login: LogIn): LogIn => {
    if (login.ok) lastLogin = parts.clock.now();
    return login;
  };
  const stop = async (): Promise<void> => {
    const old = running;
    running = null;
    await old?.server.close(GRACE);
  };
  const applyNow = async (settings: Settings): Promise<void> => {
    try {
      const wanted = settings.pop3.enabled ? await wish(parts, settings, noted) : null;
      if (running?.as !== wanted?.as) await stop();
      if (wanted && !running) running = { as: wanted.as, server: await openPop3(settings.pop3, wanted.deps) };
      failed = null;
      parts.attention.clear('pop3');
    } catch (error) {
      await stop();
      failed = error instanceof Error ? error.message : String(error);
      parts.attention.raise('pop3', 'error', receptionWords.pop3NotOpen(failed), {
        kind: 'open',
        screen: 'general',
        id: null,
      });
    }
  };
  const applied = keptApplied(
    parts.clock,
    () => parts.settings(),
    applyNow,
    () => failed !== null,
  );
  return {
    apply: applied.apply,
    refuseFailed() {
      if (failed !== null) throw new ContractError('refused', `${failed}.`);
    },
    lastLogin: () => lastLogin,
    async close() {
      await applied.close();
      await stop();
    },
  };
}

/** What the server shall be like; `as` changes with everything that needs it opened anew. */
async function wish(
  parts: Pop3DoorDeps,
  { pop3, organization }: Settings,
  noted: (login: LogIn) => LogIn,
): Promise<{ readonly as: string; readonly deps: Pop3Deps }> {
  const { clock, log, local, guesses } = parts;
  const { hostname } = organization;
  const tls = await certificateOf(pop3, { folder: join(parts.dir, 'tls'), hostname, clock });
  const access = accessOf({ access: pop3.access, relay: { allow: [], authenticated: false } });
  const deps: Pop3Deps = {
    hostname,
    tls,
    clock,
    log,
    guesses,
    mayConnect: (address) => access.mayConnect(address),
    logIn: (username, password) => noted(logIn(parts, username, password)),
    removed: (folder) => local.quotas.removed(folder),
  };
  return { as: JSON.stringify([pop3, hostname, tls?.cert]), deps };
}

function logIn({ settings, local }: Pop3DoorDeps, username: string, password: string): LogIn {
  const account = accountOf(
    { method: 'PLAIN', username, password, validatePassword: () => false },
    settings().accounts,
  );
  if (!account) return { ok: false, why: 'wrong' };
  const folder = local.folderOf(account.username);
  return folder === null ? { ok: false, why: 'no-mailbox' } : { ok: true, folder };
}
