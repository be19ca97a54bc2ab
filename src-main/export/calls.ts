// Calls, for a machine that has systemd: a script for each connector that waits for its
// times or fetches (dial, release what waits, fetch, hang up), and the timers that run it.
// Where a line cannot be dialled there the script says so and ends.
import { isDialled, type Link } from '../contract/link';
import { passwordText } from '../contract/fields';
import type { Schedule } from '../contract/schedule';
import type { Settings } from '../contract/settings';
import { collectMethods } from '../contract/collect';
import { commandsOf } from '../link/kinds';
import { calendarOf } from './calendar';
import { type Carrier, isBySender, type Served } from './carriers';
import { fetchRunOf, type FetchRun } from './fetching';
import { type ExportedFile, type Notes, linesText } from './files';
import { addressExpression, plainNames, shellCommand, shellWord } from './syntax';
import { matchStrength } from '../mail/address';
import { sampleOf } from './senders';

export interface Called {
  readonly carriers: readonly Carrier[];
  readonly served: readonly Served[];
  readonly settings: Settings;
  readonly notes: Notes;
}

/** Scripts, timers and what they fetch by; nothing where mail goes as it comes. */
export function callFiles(of: Called): readonly ExportedFile[] {
  const names = plainNames(of.settings.connectors.map(({ id }) => id));
  return of.carriers
    .filter(isCalled)
    .flatMap((carrier) => filesOf(carrier, names.get(carrier.connector.id) ?? carrier.connector.id, of));
}

function isCalled({ connector, deferred }: Carrier): boolean {
  if (connector.holdForRemote !== null) return false;
  return deferred || (connector.route.kind !== 'mailboxes' && collectMethods(connector.collect).length > 0);
}

function filesOf(carrier: Carrier, name: string, of: Called): readonly ExportedFile[] {
  const unit = `dialpost-call-${name}`;
  const fetching = fetchRunOf(carrier, of.settings, of.notes);
  const { starts, open } = calendarOf(scheduleOf(carrier));
  const timed = (suffix: string, events: readonly string[], word: string): readonly ExportedFile[] => [
    { name: `${unit}${suffix}.service`, text: serviceUnit(unit, word), mode: 0o644 },
    ...(events.length > 0
      ? [{ name: `${unit}${suffix}.timer`, text: timerUnit(unit, events), mode: 0o644 } as const]
      : []),
  ];
  return [
    { name: unit, text: scriptOf(carrier, fetching, of), mode: 0o700 },
    ...timed('', starts, ''),
    ...(open.length > 0 ? timed('-waiting', open, ' waiting') : []),
    ...fetching.files,
  ];
}

/** What only fetches on a line that is always there does so by its own times, or as we do. */
function scheduleOf({ connector, deferred }: Carrier): Schedule {
  if (deferred) return connector.schedule;
  return collectMethods(connector.collect).find(({ schedule }) => schedule !== null)?.schedule ?? QUARTERS;
}
const QUARTERS: Schedule = { kind: 'every', minutes: 15 };

function serviceUnit(unit: string, word: string): string {
  return linesText([
    '[Unit]',
    `Description=Call of ${unit.replace(/^dialpost-call-/, '')}`,
    'After=postfix.service',
    '',
    '[Service]',
    'Type=oneshot',
    `ExecStart=/usr/local/sbin/${unit}${word}`,
    '# A line that stays up costs money: the script hangs up when it is ended.',
    'KillMode=mixed',
    'TimeoutStopSec=60',
  ]);
}

function timerUnit(unit: string, events: readonly string[]): string {
  return linesText([
    '[Unit]',
    `Description=Times of ${unit.replace(/^dialpost-call-/, '')}`,
    '',
    '[Timer]',
    ...events.map((event) => `OnCalendar=${event}`),
    'AccuracySec=1s',
    '',
    '[Install]',
    'WantedBy=timers.target',
  ]);
}

function scriptOf(carrier: Carrier, fetching: FetchRun, of: Called): string {
  const { connector, link } = carrier;
  return linesText([
    '#!/bin/sh',
    `# A call for ${connector.id}; "waiting": only where mail waits. Written by "dialpost export postfix".`,
    'set -u',
    '# One call at a time.',
    'exec 9>"${DIALPOST_LOCK:-/run/dialpost-call.lock}"',
    'flock 9',
    '',
    ...lineCommands(link, of.notes),
    ...queueCommands(carrier, of),
    '',
    'if [ "${1-}" = waiting ] && [ -z "$(waiting)" ]; then exit 0; fi',
    ...dialLines(link),
    'trap hang_up EXIT',
    "trap 'exit 1' HUP INT TERM",
    'release',
    'sleep 5',
    link && link.maxOnlineMinutes !== null ? `end=$(($(date +%s) + ${link.maxOnlineMinutes * 60}))` : 'end=9999999999',
    'while busy && [ "$(date +%s)" -lt "$end" ]; do sleep 2; done',
    ...fetching.commands,
    ...(collectMethods(connector.collect).length > 0 ? [`sleep ${connector.wait.firstMessageSeconds}`] : []),
  ]);
}

function dialLines(link: Link | undefined): readonly string[] {
  if (!link || !isDialled(link)) return [];
  return [
    'tries=1',
    'until dial; do',
    `  [ "$tries" -lt ${link.dialAttempts} ] || { echo "the line did not come up" >&2; exit 1; }`,
    '  tries=$((tries + 1))',
    `  sleep ${link.redialDelaySeconds}`,
    'done',
  ];
}

/** dial and hang_up, by the line's own commands. */
function lineCommands(link: Link | undefined, notes: Notes): readonly string[] {
  if (!link || !isDialled(link)) return ['hang_up() { :; }'];
  const place = `links[${link.id}]`;
  if (link.kind === 'ras') {
    notes.add('no-dialler', place);
    return ['dial() { echo "put the command that dials here" >&2; exit 1; }', 'hang_up() { :; }'];
  }
  const { connect, hangUp } = commandsOf(link);
  const written = (argv: readonly string[]): string => {
    if (argv.length === 0) return ':';
    return notes.kept(shellCommand(argv), 'unwritable', place)[0] ?? 'false';
  };
  return [
    ...(link.kind === 'command' ? told(link, notes) : []),
    `dial() { ${written(['timeout', String(link.dialTimeoutSeconds), ...connect])}; }`,
    `hang_up() { ${written(hangUp)}; }`,
  ];
}

/** What commands of one's own are told, as Dialpost tells it. */
function told(link: Link, notes: Notes): readonly string[] {
  const { id, entry, username } = link;
  const password = passwordText(link.password);
  if (link.password !== null && password === '') notes.add('password', `links[${id}]`);
  return Object.entries({ LINK: id, ENTRY: entry, USERNAME: username, PASSWORD: password }).flatMap(([name, value]) =>
    notes.kept(shellWord(value), 'unwritable', `links[${id}]`).map((word) => `export DIALPOST_${name}=${word}`),
  );
}

/** waiting: the queue ids of what waits for this connector; release: they are tried now; busy: something is under way. */
function queueCommands(carrier: Carrier, { carriers, served }: Called): readonly string[] {
  const isAlone = carriers.filter(({ deferred }) => deferred).length <= 1;
  const expressions = [
    ...byExactness(served).map(
      ({ pattern, carrier: by }) =>
        `s/"address": "${inQueueList(pattern)}"/${by === carrier || (pattern === '*' && isBySender(carrier)) ? '"mine"' : '""'}/Ig`,
    ),
    '/"mine"/s/.*"queue_id": "([^"]*)".*/\\1/p',
  ];
  const sed = expressions.map((one) => `-e ${shellWord(one) ?? "''"}`).join(' ');
  return [
    `waiting() { postqueue -j | sed -n -E ${sed}; }`,
    isAlone ? 'release() { postqueue -f; }' : 'release() { waiting | while read -r id; do postqueue -i "$id"; done; }',
    `busy() { postqueue -j | grep -Eq '"queue_name": "(maildrop|incoming|active)"'; }`,
  ];
}

function byExactness(served: readonly Served[]): readonly Served[] {
  const strength = ({ pattern }: Served): number => matchStrength(pattern, sampleOf(pattern));
  return [...served].sort((a, b) => strength(b) - strength(a));
}

/** An address in the list of the queue (postqueue(1), JSON), as sed's extended expressions know it. */
function inQueueList(pattern: string): string {
  const any = '([^"\\\\]|\\\\.)*';
  if (pattern === '*') return any;
  const inside = addressExpression(pattern).slice(1, -1).replace(/\$$/, '');
  return inside.startsWith('^') ? inside.slice(1) : `${any}${inside}`;
}
