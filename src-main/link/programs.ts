// Which programs of the system each kind of line runs, and what brings them where
// they are missing.
import { assertNever } from '../base/never';
import type { Link } from '../contract/link';

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
        mend: 'rasdial comes with Windows. On another system choose another way to go online.',
      };
    case 'pppd':
      return {
        programs: ['pon', 'poff'],
        mend: 'Install pppd with its programs pon and poff (Debian and Ubuntu: apt-get install ppp).',
      };
    case 'networkmanager':
      return {
        programs: ['nmcli'],
        mend: 'Install NetworkManager (Debian and Ubuntu: apt-get install network-manager), or choose another way to go online.',
      };
    case 'command':
      return {
        programs: [
          ...new Set(
            [link.connectCommand, link.disconnectCommand, link.statusCommand].flatMap(([program]) => program ?? []),
          ),
        ],
        mend: 'Correct the command under "Going online"; a program that does not lie in the PATH needs its whole path.',
      };
    default:
      return assertNever(link.kind);
  }
}
