// The pictures beside the screens' names, drawn for Dialpost: lines of one weight on a
// square of twenty, in the colour of the words beside them.
import type { ReactNode } from 'react';
import type { ScreenKey } from './screens';

const SCREENS: Readonly<Record<ScreenKey, ReactNode>> = {
  // A house: where one comes in.
  overview: <path d="M3 9 10 3.5 17 9v7a1 1 0 0 1-1 1h-3.5v-4.5h-5V17H4a1 1 0 0 1-1-1Z" />,
  // A tray with something in it.
  queue: <path d="M3 12 5 5h10l2 7v3.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1ZM3 12h4l1 2h4l1-2h4" />,
  // A telephone.
  sessions: (
    <path d="M5 3.5h2.4l1.3 3.2-1.7 1.3a9.6 9.6 0 0 0 5 5l1.3-1.7 3.2 1.3V15a1.6 1.6 0 0 1-1.7 1.6A12.4 12.4 0 0 1 3.4 5.2A1.6 1.6 0 0 1 5 3.5Z" />
  ),
  // One up, one down.
  delivered: <path d="M6.5 16V4.5M3.5 7.5l3-3 3 3M13.5 4v11.5M10.5 12.5l3 3 3-3" />,
  schedule: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 5.8V10l2.8 1.8" />
    </>
  ),
  // The world outside.
  connectors: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M3 10h14M10 3c-3.8 4.2-3.8 9.8 0 14M10 3c3.8 4.2 3.8 9.8 0 14" />
    </>
  ),
  // Somebody, and an arrow out.
  listeners: (
    <>
      <circle cx="8" cy="6.5" r="2.8" />
      <path d="M2.8 16.5c.3-3.2 2.3-4.9 5.2-4.9 1.1 0 2.1.3 2.9.8M12 15.2h5M14.9 13l2.2 2.2-2.2 2.2" />
    </>
  ),
  // A mast and its waves.
  links: (
    <>
      <circle cx="10" cy="8" r="1.6" />
      <path d="M10 9.6V17M7 17h6M6.4 11.6a5.1 5.1 0 0 1 0-7.2M13.6 4.4a5.1 5.1 0 0 1 0 7.2" />
    </>
  ),
  // A key.
  accounts: (
    <>
      <circle cx="6.5" cy="10" r="3.3" />
      <path d="M9.8 10H17M14 10v2.8M17 10v2" />
    </>
  ),
  // A letter box on its post.
  mailboxes: (
    <path d="M10 13.5V8.3a3.3 3.3 0 0 0-6.6 0v5.2H16.6V8.3A3.3 3.3 0 0 0 13.3 5H6.7M10 13.5V17M12.8 8.5h1.8" />
  ),
  // Two sliders.
  general: (
    <>
      <circle cx="12" cy="6" r="2" />
      <circle cx="8" cy="14" r="2" />
      <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
    </>
  ),
  // A sheet with lines.
  log: <path d="M5 3h7l3 3v11H5ZM12 3v3h3M8 10h4.5M8 13h4.5" />,
  // A glass that found it in order.
  checks: (
    <>
      <circle cx="8.8" cy="8.8" r="5.6" />
      <path d="M13 13 17 17M6.3 8.9l1.8 1.8L11.4 7.2" />
    </>
  ),
  // A wand, for being led step by step.
  setup: <path d="M4 16 12.5 7.5M14 3v3M12.5 4.5h3M16.5 8v2M15.5 9h2M8.5 4v2M7.5 5h2" />,
  // A question.
  help: (
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M8 8.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M10 13.6v.2" />
    </>
  ),
};

export function ScreenIcon({ screen }: { readonly screen: ScreenKey }): ReactNode {
  return <Icon>{SCREENS[screen]}</Icon>;
}

/** A side with an arrow: it points to where the side's edge will go. */
export function FoldIcon({ folded }: { readonly folded: boolean }): ReactNode {
  return (
    <Icon>
      <rect x="3" y="4" width="14" height="12" rx="1.5" />
      <path d={folded ? 'M7.5 4v12M11.5 8l2 2-2 2' : 'M7.5 4v12M13.5 8l-2 2 2 2'} />
    </Icon>
  );
}

function Icon({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <svg
      viewBox="0 0 20 20"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
