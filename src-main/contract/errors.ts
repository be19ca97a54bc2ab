// How a refusal looks at every door: a code scripts may test, a sentence people
// can act on, and for documents the places that do not fit.

export const ERROR_CODES = [
  'bad-request',
  'unknown-method',
  'not-found',
  'refused',
  /** It is no longer what the asker agreed to; asked again it says what it is now. */
  'changed',
  'starting',
  'stopping',
  'not-running',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface Issue {
  /** "connectors[0].route.hosts[0].port"; "" for the whole document. */
  readonly path: string;
  /** What would be right: "expected 1 to 65535". */
  readonly message: string;
}

export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly issues?: readonly Issue[];
}

/** A refusal on its way to the asker. Handlers throw it; the dispatch turns anything else into 'internal'. */
export class ContractError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues?: readonly Issue[],
  ) {
    super(message);
    this.name = 'ContractError';
  }

  body(): ErrorBody {
    const { code, message, issues } = this;
    return issues ? { code, message, issues } : { code, message };
  }
}
