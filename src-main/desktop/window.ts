// The one window: sandboxed, isolated, without Node, showing only our own page.
// Closing it hides it while the post office goes on in the tray; it is made when
// first shown and its place is remembered. It can go nowhere else: navigation,
// new windows, webviews and every permission but copying text are refused.
import { app, BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { ORDER_CHANNEL, PAGE_ORIGIN } from '../contract/bridge';
import type { WindowOrder } from '../contract/window/orders';
import { readPlace, rememberPlace, SMALLEST, USUAL_ZOOM, type ZoomChange, zoomed } from './place';

export interface WindowDeps {
  readonly dir: string;
  readonly preload: string;
  readonly icon: string;
  /** In the language of the moment. */
  readonly title: () => string;
  /** True once the app is quitting: then a close is a close. */
  readonly quitting: () => boolean;
}

export interface MainWindow {
  /** Shows it, making it first where needed, and brings it to the front; at a screen where one is named. */
  show(place?: readonly string[]): void;
  isShown(): boolean;
  /** Shows it and has the page do this, once it can. */
  order(order: WindowOrder): void;
  /** As its own button does: it is hidden. */
  close(): void;
  /** Larger or smaller, within limits; it is so again the next time. */
  zoom(change: ZoomChange): void;
  /** Says its title again, where it speaks another language now. */
  nameAnew(): void;
  /** Loads the page again; nothing is asked. */
  loadAnew(): void;
  /** For events: the page, where there is one. */
  pages(): readonly WebContents[];
}

export function createMainWindow(deps: WindowDeps): MainWindow {
  let window: BrowserWindow | null = null;
  const open = (place: readonly string[]): BrowserWindow => {
    const made = build(deps, addressOf(place));
    made.on('closed', () => (window = null));
    return made;
  };
  return {
    show(place) {
      const before = window;
      window ??= open(place ?? []);
      if (before && place) goTo(before, place);
      reveal(window);
    },
    isShown: () => window?.isVisible() ?? false,
    order(order) {
      window ??= open([]);
      reveal(window);
      whenLoaded(window, ({ webContents }) => webContents.send(ORDER_CHANNEL, order));
    },
    close: () => window?.close(),
    zoom(change) {
      if (window) window.webContents.zoomFactor = zoomed(percentOf(window), change) / PERCENT;
    },
    nameAnew() {
      if (window && window.getTitle() !== deps.title()) window.setTitle(deps.title());
    },
    loadAnew: () => window?.reload(),
    pages: () => (window ? [window.webContents] : []),
  };
}

/** Putting text on the clipboard after a press; reading it is refused. */
const COPYING = 'clipboard-sanitized-write';

/**
 * No page of this app may leave home or ask the computer for anything but to copy text. Call once, before any window.
 */
export function lockDown(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    // A frame shows the letter our page put there, and goes nowhere from it.
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame && event.initiator?.origin !== PAGE_ORIGIN) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === COPYING));
    contents.session.setPermissionCheckHandler((_contents, permission) => permission === COPYING);
  });
}

/** The address of a screen, as the page writes it (src-renderer/place.ts). */
function addressOf(place: readonly string[]): string {
  return `${PAGE_ORIGIN}/${place.length > 0 ? `#/${place.map(encodeURIComponent).join('/')}` : ''}`;
}

/** As a press in the navigation would: the page stays, and asks first where something is unsaved. */
function goTo({ webContents }: BrowserWindow, place: readonly string[]): void {
  const address = addressOf(place);
  // Loading the very address that is shown would load the page anew, and what is typed there would be gone.
  if (webContents.getURL() !== address) void webContents.loadURL(address).catch(() => undefined);
}

function build(deps: WindowDeps, address: string): BrowserWindow {
  const place = readPlace(
    deps.dir,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...(place.x !== undefined && place.y !== undefined ? { x: place.x, y: place.y } : {}),
    width: place.width,
    height: place.height,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: deps.title(),
    icon: deps.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      zoomFactor: (place.zoom ?? USUAL_ZOOM) / PERCENT,
      preload: deps.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (place.maximized) window.maximize();
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', (event) => closing(window, deps, event));
  // A page that crashed is loaded again: the mail never depended on it.
  window.webContents.on('render-process-gone', (_, details) => {
    if (details.reason !== 'clean-exit' && !deps.quitting()) window.reload();
  });
  void window.loadURL(address);
  return window;
}

function closing(window: BrowserWindow, deps: WindowDeps, event: { preventDefault(): void }): void {
  try {
    rememberPlace(deps.dir, {
      ...window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoom: percentOf(window),
    });
  } catch {
    // A place that cannot be written is not worth a word.
  }
  if (deps.quitting()) return;
  event.preventDefault();
  window.hide();
}

const PERCENT = 100;

function percentOf({ webContents }: BrowserWindow): number {
  return Math.round(webContents.zoomFactor * PERCENT);
}

/** At once, or when the page that is being loaded is there. */
function whenLoaded(window: BrowserWindow, act: (window: BrowserWindow) => void): void {
  if (window.webContents.isLoading()) window.webContents.once('did-finish-load', () => act(window));
  else act(window);
}

function reveal(window: BrowserWindow): void {
  const front = (): void => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  if (window.webContents.isLoading() && !window.isVisible()) window.once('ready-to-show', front);
  else front();
}
