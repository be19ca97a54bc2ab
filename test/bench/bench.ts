// The two promises of speed, measured beside Postfix in one run and judged: a thin
// line is filled to within a tenth of what it can carry, and mail is accepted, synced,
// at least twice as fast as Postfix accepts it on the same disk. Prints tables and
// verdicts; exit 1 when a promise is missed, 2 where this machine cannot run it.
import { programPath } from '../support/needs';
import { measureAccepting } from './accepting';
import { measureSending } from './sending';
import { say, table, verdict } from './report';

const MOST_OF_MINIMUM = 1.1;
const LEAST_OF_POSTFIX = 2;

const words = process.argv.slice(2);
const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const messages = words.includes('--quick') ? 20 : 100;

async function sending(): Promise<boolean> {
  say(`Sending ${messages} messages of 4 KiB over 600 ms and 1 Mbit/s to a real Postfix`);
  const { minimumSeconds, rows } = await measureSending(messages);
  say(
    table(
      ['', 'seconds', '× minimum', 'connections'],
      [
        ["the line's own minimum", minimumSeconds.toFixed(2), '1.00', '1'],
        ...rows.map((row) => [
          row.name,
          row.seconds.toFixed(2),
          (row.seconds / minimumSeconds).toFixed(2),
          String(row.connections),
        ]),
      ],
    ),
  );
  const ratio = (rows[0]?.seconds ?? Infinity) / minimumSeconds;
  return verdict(
    `Dialpost takes ${ratio.toFixed(2)} × the minimum; promised: at most ${MOST_OF_MINIMUM.toFixed(2)} ×`,
    ratio <= MOST_OF_MINIMUM,
  );
}

async function accepting(): Promise<boolean> {
  say('Accepting messages of 4 KiB, synced, from 8 clients (smtp-source); medians of alternating rounds');
  let held = true;
  for (const row of await measureAccepting()) {
    const ratio = row.dialpost / row.postfix;
    say(
      table(
        [row.name, 'messages a second', '× Postfix'],
        [
          ['Dialpost', row.dialpost.toFixed(0), ratio.toFixed(2)],
          ['Postfix, mail waiting for the line', row.postfix.toFixed(0), '1.00'],
          ['Postfix, mail on hold', row.postfixHold.toFixed(0), (row.postfixHold / row.postfix).toFixed(2)],
        ],
      ),
    );
    held =
      verdict(
        `Dialpost accepts ${ratio.toFixed(2)} × what Postfix does; promised: at least ${LEAST_OF_POSTFIX} ×`,
        ratio >= LEAST_OF_POSTFIX,
      ) && held;
  }
  return held;
}

async function run(): Promise<number> {
  if (process.getuid?.() !== 0 || programPath('postfix') === null || programPath('smtp-source') === null) {
    say('This needs root and Postfix with its load tools (Debian: apt-get install postfix).');
    return 2;
  }
  const results = [only === 'accepting' || (await sending()), only === 'sending' || (await accepting())];
  return results.every(Boolean) ? 0 : 1;
}

process.exitCode = await run();
