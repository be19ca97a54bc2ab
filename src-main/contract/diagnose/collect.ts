// How a provider's host would release the mail it holds for us: what is asked, and
// what was found. Nothing is asked for on the way; no mail moves.
import { z } from 'zod';
import { DiagnoseSmtp, type Finding } from './diagnose';
import { whole } from '../fields';

export const DiagnoseCollect = DiagnoseSmtp.extend({
  /** For each step; many places are asked at once, most of which are not there. */
  timeoutSeconds: whole(1, 600).default(10),
});
export type DiagnoseCollect = z.output<typeof DiagnoseCollect>;

/** A way of collecting that was found, as the settings would name it. */
export interface CollectOffer {
  readonly method: 'etrn' | 'atrn' | 'turn' | 'imap' | 'pop3';
  readonly host: string;
  readonly port: number;
  readonly security: 'none' | 'starttls' | 'implicit';
  /** What the host said that tells so. */
  readonly said: string;
}

export interface CollectProbe {
  /** Best first; one of a kind. */
  readonly offers: readonly CollectOffer[];
  readonly findings: readonly Finding[];
}
