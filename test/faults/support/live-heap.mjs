// Preloaded into a real `serve` (node --import): whoever connects to the socket that
// DIALPOST_LIVE_HEAP names is told how many bytes of the heap are alive, after everything
// that nobody holds was collected. The product knows nothing of it.
import { createServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const answer = createServer((socket) => {
    gc();
    // What a collection ends (closed sockets, files) lets go of more in the next turn.
    setImmediate(() => {
      gc();
      socket.end(String(process.memoryUsage().heapUsed));
    });
  });
  answer.listen(process.env['DIALPOST_LIVE_HEAP']).unref();
}
