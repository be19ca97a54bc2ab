// What this computer must have before mail can go: asked of the settings that hold,
// or of a draft that is not stored yet (the wizard's). Each check passes, fails, or
// cannot be known, and says so in a sentence; a failing one says what mends it.
import { z } from 'zod';
import { argv, host, ipAddress, listenPort, nameServer } from '../fields';
import { LINK_KINDS } from '../link';

export const DiagnoseComputer = z.strictObject({
  /** Doors that shall open; left out: those of the settings. */
  doors: z
    .array(z.strictObject({ address: ipAddress.default('127.0.0.1'), port: listenPort }))
    .max(50)
    .optional(),
  /** Lines as the settings would have them; left out: those of the settings. */
  links: z
    .array(
      z.strictObject({
        name: z.string().max(200).default(''),
        kind: z.enum(LINK_KINDS),
        connectCommand: argv.default([]),
        disconnectCommand: argv.default([]),
        statusCommand: argv.default([]),
      }),
    )
    .max(50)
    .optional(),
  /** Smart hosts whose names must be found; left out: those of the settings. */
  hosts: z.array(host).max(50).optional(),
  /** Name servers to ask; none: those of the line, or the system's. */
  servers: z.array(nameServer).max(8).default([]),
});
export type DiagnoseComputer = z.output<typeof DiagnoseComputer>;

export const COMPUTER_CHECKS = ['port', 'clock', 'disk', 'folder', 'program', 'dns'] as const;

export interface ComputerCheck {
  readonly check: (typeof COMPUTER_CHECKS)[number];
  /** What was looked at: "127.0.0.1 port 2525", "smtp.isp.example" … */
  readonly about: string;
  readonly result: 'pass' | 'fail' | 'unknown';
  /** Stable, for scripts: "port-taken", "clock-early" … */
  readonly code: string;
  readonly text: string;
  /** What to do; null where nothing is to be done. */
  readonly mend: string | null;
}

export interface ComputerProbe {
  /** True where nothing fails. */
  readonly ok: boolean;
  readonly checks: readonly ComputerCheck[];
}
