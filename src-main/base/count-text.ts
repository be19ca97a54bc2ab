// Numbers of things as people say them.

/** "1 message", "2 messages"; `many` where an s is not enough. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
