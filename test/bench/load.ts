// What both tables lean on: Postfix's own load tool, one letter of exactly 4 KiB,
// and a relay that accepts for the world and sends only when told.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programPath } from '../support/needs';

const run = promisify(execFile);

export const LETTER_BYTES = 4096;

/** A letter of LETTER_BYTES as it goes over the line, CRLF at each end of line. */
function letter(): string {
  const head =
    'From: <office@clinic.example>\nTo: <far@far.example>\nSubject: stock list\nMessage-ID: <bench@clinic.example>\nDate: Mon, 02 Nov 2026 08:00:00 +0000\n\n';
  const line = `${'gauze bandage ampoule invoice tide '.repeat(2).trim()}\n`;
  const size = (text: string): number => text.length + text.split('\n').length - 1;
  let text = head;
  while (size(text) + line.length + 1 <= LETTER_BYTES - 3) text += line;
  return `${text}${'x'.repeat(LETTER_BYTES - size(text) - 2)}\n`;
}

export interface Load {
  /** Seconds that `clients` clients at once need to hand in `messages` letters. */
  handIn(port: number, messages: number, clients: number, keepConnections: boolean): Promise<number>;
  close(): Promise<void>;
}

export async function openLoad(): Promise<Load> {
  const folder = await mkdtemp(join(tmpdir(), 'dialpost-bench-'));
  const file = join(folder, 'letter');
  await writeFile(file, letter());
  const program = programPath('smtp-source') ?? 'smtp-source';
  return {
    async handIn(port, messages, clients, keepConnections) {
      const began = performance.now();
      const keep = keepConnections ? ['-d'] : [];
      await run(program, [
        ...keep,
        '-s',
        String(clients),
        '-m',
        String(messages),
        '-F',
        file,
        '-M',
        'clinic.example',
        '-f',
        'office@clinic.example',
        '-t',
        'far@far.example',
        `inet:127.0.0.1:${port}`,
      ]);
      return (performance.now() - began) / 1000;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Settings of a relay whose smart host is `port` here. */
export function settingsFor(port: number): object {
  return {
    version: 1,
    organization: { domains: ['clinic.example'], hostname: 'mail.clinic.example' },
    listeners: [{ id: 'office', port: 0, relay: { allow: ['127.0.0.1'] } }],
    links: [{ id: 'line' }],
    connectors: [
      {
        id: 'isp',
        link: 'line',
        addressSpaces: [{ pattern: '*', cost: 1 }],
        schedule: { kind: 'never' },
        route: { kind: 'smart-host', hosts: [{ host: '127.0.0.1', port, security: 'none' }] },
      },
    ],
  };
}
