// With nothing running, a command that writes owns the folder for that moment, as a relay
// would. Root's command in a folder of somebody else's writes as its owner: a file of
// root's there would keep the service from its own settings.
import { stat } from 'node:fs/promises';
import { openControlSocket } from '../control/socket-server';

/** Rejects ControlError where another has it. */
export function whileOwned<T>(dir: string, act: () => Promise<T>): Promise<T> {
  return asOwnerOf(dir, () => whileHeld(dir, act));
}

/** The same with the rights of whoever types: for what gives its files to the folder's owner itself. */
export async function whileHeld<T>(dir: string, act: () => Promise<T>): Promise<T> {
  const socket = await openControlSocket(dir);
  try {
    return await act();
  } finally {
    await socket.close();
  }
}

async function asOwnerOf<T>(dir: string, act: () => Promise<T>): Promise<T> {
  const { geteuid, seteuid, getegid, setegid } = process;
  const { uid, gid } = await stat(dir);
  if (!seteuid || !setegid || geteuid?.() !== 0 || uid === 0) return act();
  const group = getegid?.() ?? 0;
  setegid(gid);
  seteuid(uid);
  try {
    return await act();
  } finally {
    seteuid(0);
    setegid(group);
  }
}
