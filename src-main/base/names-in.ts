// What lies in a folder, where a folder that is not there holds nothing.
import { readdir } from 'node:fs/promises';
import { isMissing } from './durable';

/** The names in `folder`; none where there is no such folder. Rejects with the system's error. */
export function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)));
}
