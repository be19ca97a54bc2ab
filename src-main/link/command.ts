// A line that any command dials. connectCommand ends with code 0 when the line is
// up; disconnectCommand ends with code 0 when it is down (none: the line goes
// down by itself); statusCommand ends with 0 while it is up and with anything
// else when not. A status command that hangs or is missing says nothing.
//
// What the commands are told, in the environment: DIALPOST_LINK (the link's id),
// DIALPOST_ENTRY, DIALPOST_USERNAME and DIALPOST_PASSWORD. The password never
// stands in the arguments, where every user of the computer could read it.
import { passwordText } from '../contract/fields';
import type { Link } from '../contract/link';
import {
  ASK_LIMIT,
  dialledBy,
  hungUpBy,
  unknownMetered,
  type Dialer,
  type DialerDeps,
  type LineStatus,
} from './dialer';
import { rasFaultIn } from './ras';
import type { RunAsk } from '../base/run';

/** The dialler of a link of kind "command". */
export function commandDialer(link: Link, { run }: DialerDeps): Dialer {
  const secret = passwordText(link.password);
  const env = {
    DIALPOST_LINK: link.id,
    DIALPOST_ENTRY: link.entry,
    DIALPOST_USERNAME: link.username,
    DIALPOST_PASSWORD: secret,
  };
  const ask = (argv: readonly string[], limitMs: number, signal?: AbortSignal): RunAsk => ({
    argv,
    limitMs,
    signal,
    env,
    secret,
  });
  return {
    async dial(limitMs, signal) {
      const ran = await run(ask(link.connectCommand, limitMs, signal));
      const dialled = dialledBy(ran, link.connectCommand[0] ?? '', limitMs);
      if (dialled.ok || dialled.why !== 'failed') return dialled;
      // Its words stay as they are, and so does the redialling: why it failed is the command's to know.
      const told = rasFaultIn(ran.output);
      return told ? { ...dialled, fault: { ...told, hopeless: false } } : dialled;
    },
    async hangUp(limitMs) {
      if (link.disconnectCommand.length === 0) return { ok: true };
      return hungUpBy(await run(ask(link.disconnectCommand, limitMs)), link.disconnectCommand[0] ?? '', limitMs);
    },
    hangUpCommand: link.disconnectCommand.length === 0 ? null : { argv: link.disconnectCommand, env },
    status:
      link.statusCommand.length === 0
        ? null
        : async (): Promise<LineStatus> => {
            const ran = await run(ask(link.statusCommand, ASK_LIMIT));
            if (ran.end !== 'exit' || ran.code === null) return 'unknown';
            return ran.code === 0 ? 'up' : 'down';
          },
    metered: unknownMetered,
  };
}
