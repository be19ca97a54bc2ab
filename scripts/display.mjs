// A display without a screen (Xvfb) for who drives windows: npm test's own, and one for each file
// of desktop tests, so that two files at once never share a pointer, a focus or a clipboard.
import { spawn } from 'node:child_process';

const LIMIT_SECONDS = 10;

/**
 * A display that nobody else has; name null: there is none to be had.
 * @returns {Promise<{ name: string | null, stop: () => void }>}
 */
export async function openDisplay() {
  // Xvfb picks a free number itself and writes it to the descriptor when it is ready.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  /** @type {string | null} */
  const number = await new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', () => resolve(null));
    child.stdio[3]?.on('data', (bytes) => resolve(bytes.toString().trim()));
    setTimeout(() => resolve(null), LIMIT_SECONDS * 1000).unref();
  });
  return { name: number === null ? null : `:${number}`, stop: () => void child.kill() };
}
