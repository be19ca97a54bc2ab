// What the app was told on its command line. Unknown words are Chromium's or the
// test driver's and are left to them.

export interface StartWords {
  /** Start in the tray without a window. */
  readonly hidden: boolean;
  /** Run the practice provider beside the relay. */
  readonly practice: boolean;
  /** --data DIR or --data=DIR; null: the default folder. */
  readonly dir: string | null;
}

export function readStartWords(argv: readonly string[]): StartWords {
  const at = argv.findIndex((word) => word === '--data' || word.startsWith('--data='));
  const word = argv[at] ?? '';
  const named = word.includes('=') ? word.slice('--data='.length) : (argv[at + 1] ?? null);
  return {
    hidden: argv.includes('--hidden'),
    practice: argv.includes('--practice'),
    dir: at < 0 ? null : named,
  };
}
