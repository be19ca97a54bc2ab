// A binary heap whose elements know their own slot, so that any of them can be
// taken out again in logarithmic time. An element is in at most one heap; slot is
// -1 while it is in none.

export interface Slotted {
  slot: number;
}

export class Heap<T extends Slotted> {
  private elements: T[] = [];

  /** `before(a, b)` is true where a comes out earlier. It must not change for elements inside. */
  constructor(private readonly before: (a: T, b: T) => boolean) {}

  get size(): number {
    return this.elements.length;
  }

  peek(): T | undefined {
    return this.elements[0];
  }

  push(element: T): void {
    this.elements.push(element);
    this.rise(element, this.elements.length - 1);
  }

  pop(): T | undefined {
    const top = this.elements[0];
    if (top) this.remove(top);
    return top;
  }

  /** Takes `element` out; it must be in this heap. */
  remove(element: T): void {
    const { slot } = element;
    const last = this.elements.pop();
    element.slot = -1;
    if (last === undefined || last === element) return;
    this.rise(last, slot);
    this.sink(last, last.slot);
  }

  /** Takes all of these out, which must be in this heap, in time linear in what is inside. */
  removeAll(elements: readonly T[]): void {
    for (const element of elements) element.slot = -1;
    this.arrange(this.elements.filter(({ slot }) => slot >= 0));
  }

  /** The same as push for each, in time linear in what is inside then. */
  pushAll(elements: readonly T[]): void {
    this.arrange(this.elements.concat(elements));
  }

  /**
   * Calls `visit` for every element for which `within` holds; `within` must hold for an element before it can for
   * those after it.
   */
  each(within: (element: T) => boolean, visit: (element: T) => void): void {
    const look = [0];
    for (let at = look.pop(); at !== undefined; at = look.pop()) {
      const element = this.elements[at];
      if (element === undefined || !within(element)) continue;
      visit(element);
      look.push(2 * at + 1, 2 * at + 2);
    }
  }

  /** The first `most` that `fits`, in order. */
  first(most: number, fits: (element: T) => boolean): readonly T[] {
    const found: T[] = [];
    const next = (at: number): T[] => [2 * at + 1, 2 * at + 2].flatMap((slot) => this.elements[slot] ?? []);
    const edge = this.elements.slice(0, 1);
    for (let top = edge[0]; top !== undefined && found.length < most; top = edge[0]) {
      if (fits(top)) found.push(top);
      edge.splice(0, 1);
      for (const one of next(top.slot)) {
        const behind = edge.findIndex((other) => this.before(one, other));
        edge.splice(behind < 0 ? edge.length : behind, 0, one);
      }
    }
    return found;
  }

  private arrange(elements: T[]): void {
    this.elements = elements;
    elements.forEach((element, at) => (element.slot = at));
    for (let at = (elements.length >> 1) - 1; at >= 0; at--) {
      const element = elements[at];
      if (element) this.sink(element, at);
    }
  }

  private rise(element: T, from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.elements[above];
      if (parent === undefined || !this.before(element, parent)) break;
      this.put(parent, at);
      at = above;
    }
    this.put(element, at);
  }

  private sink(element: T, from: number): void {
    let at = from;
    for (;;) {
      const left = this.elements[2 * at + 1];
      const right = this.elements[2 * at + 2];
      const child = right !== undefined && left !== undefined && this.before(right, left) ? right : left;
      if (child === undefined || !this.before(child, element)) break;
      const { slot } = child;
      this.put(child, at);
      at = slot;
    }
    this.put(element, at);
  }

  private put(element: T, at: number): void {
    this.elements[at] = element;
    element.slot = at;
  }
}
