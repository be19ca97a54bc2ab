/** `ask`, asked at the first call and not again. */
export function once<T>(ask: () => T): () => T {
  let answer: { readonly is: T } | null = null;
  return () => (answer ??= { is: ask() }).is;
}
