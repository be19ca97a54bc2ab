#!/usr/bin/env node
// The command line's way in: plain Node, no Electron. It turns words into an exit
// code; a refusal becomes one line on stderr, as JSON where JSON was asked for.
import { homedir } from 'node:os';
import { visibleJson } from './base/visible';
import { ContractError } from './contract/errors';
import { issueText } from './contract/issues';
import { defaultDataDir } from './config/data-dir';
import { languageIn } from './config/language';
import { type Arguments, folderIn, readCommandLine, troubleCode, UsageError } from './command-line/arguments';
import { complain } from './command-line/terminal';
import { runCommand } from './command-line/commands';
import { refuseDevices } from './command-line/device-words';
import { meantFolder } from './daemon/steered';
import { VERSION } from './base/version';
import { nameOfZone } from './schedule/zone';
import './words/languages';
import { speak } from './words/page';
import { controlWords } from './words/ways-in/control';

/** True while this process is a relay. */
let serves = false;

async function main(argv: readonly string[]): Promise<number> {
  let line: Arguments | null = null;
  const own = folderIn(argv) ?? defaultDataDir(process.platform, process.env, homedir());
  speak(languageIn(own));
  let closed: string | null = null;
  try {
    line = readCommandLine(argv);
    if (process.platform === 'win32') refuseDevices(line);
    serves = line.command === 'serve';
    const steers = line.data === null && !serves && line.command !== 'service';
    const meant = steers ? await meantFolder(own, line.asDaemon) : { folder: own, closed: null };
    closed = meant.closed;
    if (meant.folder !== own) speak(languageIn(meant.folder));
    return await runCommand(line, meant.folder, VERSION);
  } catch (error) {
    const asJson = line?.command === 'call' || line?.json === true;
    complain(`${refusal(error, asJson)}\n`);
    if (!asJson && closed !== null && error instanceof ContractError && error.code === 'not-running')
      complain(`${controlWords.socket.notLetIn(closed)}\n`);
    return troubleCode(argv);
  }
}

function refusal(error: unknown, asJson: boolean): string {
  const known = error instanceof ContractError ? error : null;
  const message = error instanceof Error ? error.message : String(error);
  if (asJson)
    return visibleJson({
      error: known?.body() ?? { code: error instanceof UsageError ? 'bad-request' : 'internal', message },
    });
  // One line, whatever it is: logs and scripts read it.
  const places = known?.issues?.map(issueText).filter((place) => !message.includes(place)) ?? [];
  return `dialpost: ${message}${places.length > 0 ? ` ${places.join('; ')}` : ''}`.replace(/\s*\n\s*/g, ' ');
}

// stdout may be a pipe somebody closed early (dialpost queue | head): that is no fault, and for a relay no reason to
// end.
process.stdout.on('error', () => {
  if (!serves) process.exit(0);
});
// Who read stderr may be gone, or the disk under it full: its lines are lost, the mail is not.
process.stderr.on('error', () => undefined);
// Before the first time is read or shown.
nameOfZone();
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
  // Sockets of a client would hold the process; what was written has been handed over by now.
  if (process.stdout.writableLength === 0) process.exit(code);
  process.stdout.once('drain', () => process.exit(code));
});
