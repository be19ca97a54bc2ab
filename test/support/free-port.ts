// A port for those who must be told one: other people's servers, and settings that name
// the same port twice. PROMISE: no port is given twice in one process, and none from
// the range the system hands out by itself, where a port that is free now may be
// anybody's a moment later. Two processes may still choose alike: once in ten thousand.
import { createServer } from 'node:net';

/** Below what Linux (32768), Windows and macOS (49152) hand out, above what services use. */
const FIRST = 20_000;
const COUNT = 10_000;

const given = new Set<number>();

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

/** On every address: another program may hold it for all of them. */
function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
