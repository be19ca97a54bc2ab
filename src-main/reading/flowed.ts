// Text whose lines were broken for the way and are to be joined again (RFC 3676): a line
// that ends in a blank goes on in the next, where that is quoted as deeply. Pure.

/** `dropsBlank`: the blank was put there for the way too (DelSp=yes). */
export function unflowed(text: string, dropsBlank: boolean): string {
  const out: string[] = [];
  let open: number | null = null;
  for (const line of text.split(/\r?\n/)) {
    const marks = /^>*/.exec(line)?.[0] ?? '';
    const depth = marks.length;
    const words = line.slice(depth).replace(/^ /, '');
    // "-- " stands before a signature and ends what is above it.
    const isSignature = words === '-- ';
    const goesOn = words.endsWith(' ') && !isSignature;
    const kept = goesOn && dropsBlank ? words.slice(0, -1) : words;
    if (open === depth && !isSignature) out.push(`${out.pop() ?? ''}${kept}`);
    else out.push(depth > 0 ? `${marks} ${kept}` : kept);
    open = goesOn ? depth : null;
  }
  return out.join('\n');
}
