// The service of this computer as the window shows it: whether there is one, whose mail it
// has, and how it comes and goes.

export interface DaemonSeen {
  /** none: there is none; here: it has this app's folder; elsewhere: another one, or none of ours. */
  readonly state: 'none' | 'here' | 'elsewhere';
  /** Which folder it has or would have; null: a program of somebody else's. */
  readonly folder: string | null;
  /** It came with a package, and goes with it. */
  readonly packaged: boolean;
  /** What an administrator types to install it, or to remove it; null: nothing here could run it. */
  readonly command: string | null;
  /** The system asks for the rights by itself. */
  readonly asks: boolean;
}
