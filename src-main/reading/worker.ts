// The thread in which messages are decoded: a program of its own (out/main/reader.js),
// started by reader.ts. It knows no file, no settings and no other message: bytes come in,
// what is shown goes out. Its memory is bounded and it is ended when it takes too long.
import { parentPort } from 'node:worker_threads';
import { decode } from './decode';
import type { Asked, Told } from './reader';
import { speak } from '../words/page';

/** So that the first message of a person does not wait for the compiler. */
const WARM_UP = [
  'From: =?utf-8?q?a?= <a@b.example>',
  'Subject: a',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'a=3D',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>a</p>',
  '--b',
  'Content-Type: image/png; name=a',
  '',
  'a',
  '--b--',
].join('\r\n');

const tell = (told: Told): void => parentPort?.postMessage(told);

parentPort?.on('message', ({ bytes, language }: Asked) => {
  speak(language);
  decode(Buffer.from(bytes)).then(
    (decoded) => tell({ decoded }),
    (error: unknown) => tell({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
void Promise.all(Array.from({ length: 20 }, () => decode(Buffer.from(WARM_UP)))).then(() => tell({ ready: true }));
