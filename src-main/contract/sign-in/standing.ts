// How a sign-in stands, as the window, the terminal and `status` show it.
import type { GrantProvider } from './grant';
import type { Lapse } from './lasting';
import type { MailUse } from './providers';

/** What works with it. */
export interface SignInUse {
  readonly connector: string;
  readonly use: MailUse;
  readonly host: string;
}

export interface SignInView {
  /** grantId; its attention item is called "sign-in:" and this. */
  readonly id: string;
  readonly provider: GrantProvider;
  readonly username: string;
  readonly uses: readonly SignInUse[];
  /** none: nobody has signed in yet · unattended: no person signs in · refused: the provider honours it no longer. */
  readonly state: 'none' | 'signed-in' | 'unattended' | 'refused';
  /** Who signed in, as the provider names him; null: it does not say, or it was not here. */
  readonly account: string | null;
  /** When somebody signed in; null: not known. */
  readonly since: string | null;
  /** When a token was had last; null: none yet that we know of. */
  readonly renewed: string | null;
  /** When it ends if nobody does anything; null: nobody knows, or it has ended. */
  readonly lapses: (Omit<Lapse, 'at'> & { readonly at: string }) | null;
  /** Why it is refused and what to do, for people; null: it is not. */
  readonly refusal: string | null;
}
