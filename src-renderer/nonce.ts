// The nonce of this load, put into the page by whoever served it. Styles made
// while the page runs must carry it or the page's policy drops them.

/** "" where the page was served without one (a test in a plain browser). */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** A library below Mantine (scroll locking behind dialogs) looks for this name. */
export function shareNonce(): void {
  Reflect.set(globalThis, '__webpack_nonce__', styleNonce());
}
