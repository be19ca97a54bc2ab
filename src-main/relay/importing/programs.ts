// Every program that settings would have Dialpost run, each command on one line in which
// nothing can hide: what is unsafe to look at is written out, and what a blank would
// blur stands in quotes. Pure.
import { visibleJson } from '../../base/visible';
import { collectMethods } from '../../contract/collect';
import type { ProgramNamed } from '../../contract/importing/compared';
import type { Settings } from '../../contract/settings';
import { commandsOf } from '../../link/kinds';

type Running = Omit<ProgramNamed, 'isNew'>;

export function programsNamed(today: Settings | null, next: Settings): readonly ProgramNamed[] {
  const known = new Set(today === null ? [] : runsOf(today).map(({ line }) => line));
  return runsOf(next).map((one) => ({ ...one, isNew: !known.has(one.line) }));
}

function runsOf({ links, connectors }: Settings): readonly Running[] {
  const dialling = links.flatMap((link) => {
    const { connect, hangUp, status } = commandsOf(link);
    const whose = link.name || link.id;
    return [run(whose, 'connect', connect), run(whose, 'hang-up', hangUp), run(whose, 'status', status)];
  });
  const fetching = connectors.flatMap(({ id, name, collect }) =>
    collectMethods(collect).map((way) => run(name || id, 'collect', way.method === 'command' ? way.command : [])),
  );
  return [...dialling, ...fetching].flat();
}

function run(whose: string, does: Running['does'], argv: readonly string[]): readonly Running[] {
  return argv.length === 0 ? [] : [{ whose, does, line: argv.map(word).join(' ') }];
}

/** As it stands where it can be taken for nothing else. */
function word(text: string): string {
  return /^[\p{L}\p{N}\p{M}@%+=:,.;/\\_*~#-]+$/u.test(text) ? text : visibleJson(text).replaceAll('\\\\', '\\');
}
