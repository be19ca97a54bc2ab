// Which programs of the system each kind of line runs, and what brings them where
// they are missing.
import { assertNever } from '../base/never';
import type { Link } from '../contract/link';
import { linkWords } from '../words/link';

export interface LinkPrograms {
  readonly programs: readonly string[];
  readonly mend: string;
}

export function programsOf(
  link: Pick<Link, 'kind' | 'connectCommand' | 'disconnectCommand' | 'statusCommand'>,
): LinkPrograms {
  switch (link.kind) {
    case 'always-on':
    case 'on-demand':
      return { programs: [], mend: '' };
    case 'ras':
      return {
        programs: ['rasdial'],
        mend: linkWords.mend.ras,
      };
    case 'pppd':
      return {
        programs: ['pon', 'poff'],
        mend: linkWords.mend.pppd,
      };
    case 'networkmanager':
      return {
        programs: ['nmcli'],
        mend: linkWords.mend.networkmanager,
      };
    case 'command':
      return {
        programs: [
          ...new Set(
            [link.connectCommand, link.disconnectCommand, link.statusCommand].flatMap(([program]) => program ?? []),
          ),
        ],
        mend: linkWords.mend.command,
      };
    default:
      return assertNever(link.kind);
  }
}
