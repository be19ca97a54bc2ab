// Which program listens on a TCP port of this computer, as the Linux kernel tells in
// /proc: the socket's inode stands in net/tcp and again behind one process's open
// files. Null where nobody can tell: on other systems, and for programs of other
// users unless we are root. Never rejects.
import { readdir, readFile, readlink } from 'node:fs/promises';

export interface PortHolder {
  readonly pid: number;
  /** The program's name: "master", "node" … */
  readonly name: string;
}

/** include/net/tcp_states.h: TCP_LISTEN. */
const LISTEN = '0A';

export async function portHolder(port: number, proc = '/proc'): Promise<PortHolder | null> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`${proc}/net/${name}`, 'utf8').catch(() => '')),
  );
  const inodes = new Set(tables.flatMap((table) => listening(table, port)));
  if (inodes.size === 0) return null;
  const pids = (await readdir(proc).catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (await holds(`${proc}/${pid}/fd`, inodes)) return { pid: Number(pid), name: await nameOf(`${proc}/${pid}`) };
  }
  return null;
}

/** proc(5): "sl local_address rem_address st tx:rx tr:tm retrnsmt uid timeout inode …". */
function listening(table: string, port: number): readonly string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
      return local.endsWith(wanted) && state === LISTEN && inode !== undefined ? [inode] : [];
    });
}

async function holds(folder: string, inodes: ReadonlySet<string>): Promise<boolean> {
  const files = await readdir(folder).catch(() => []);
  const links = await Promise.all(files.map((file) => readlink(`${folder}/${file}`).catch(() => '')));
  return links.some((link) => inodes.has(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? ''));
}

async function nameOf(folder: string): Promise<string> {
  return (await readFile(`${folder}/comm`, 'utf8').catch(() => '')).trim() || '?';
}
