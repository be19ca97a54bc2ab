// The office's DNS situations by name. The contract's list cannot be bundled into
// the page (its file reads Node's own modules), so the names stand here and the
// compiler holds them to the contract's.
import type { Situation } from '../../src-main/contract/diagnose/diagnose';

export const SITUATIONS = [
  'provider-dialup',
  'provider-permanent',
  'own-dns',
  'front-servers',
] as const satisfies readonly Situation[];
