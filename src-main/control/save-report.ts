// A report where a person wants it. A relay in another process may be kept from the
// person's folders (a service is): it leaves the report in its own, and it is fetched.
import { copyFile } from 'node:fs/promises';
import { diskSaid } from '../base/durable';
import { ContractError } from '../contract/errors';
import type { Caller } from '../contract/methods';
import { controlWords } from '../words/ways-in/control';

export interface ReportingRelay extends Caller {
  joined(): boolean;
}

/** Rejects ContractError with a sentence, and with where the report lies where it could not be fetched. */
export async function bringReport(relay: ReportingRelay, path: string): Promise<void> {
  if (!relay.joined()) return void (await relay.call('diagnose.report', { file: path }));
  const made = await relay.call('diagnose.report', {});
  await copyFile(made.path, path).catch((error: unknown) => {
    const why = diskSaid(error);
    throw new ContractError('refused', controlWords.save.reportStays(made.path, why));
  });
}
