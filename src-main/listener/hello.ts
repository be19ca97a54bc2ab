// Commands as devices say them: with tabs, or blanks in front or too many between; and EHLO
// and HELO as people configure them: printers call themselves "front desk", or say no name
// at all. The library knows one blank and one word only. A stranger's line of blanks and line
// ends is gone through once: no two parts of one pattern fit the same blank.

/** Nearly no command is so. */
const ODD_BLANKS = /^(?:[ \t]+[a-z]|[a-z]+(?:\t|  ))/i;

/** The command with its verb at the beginning and one blank behind it, as Postfix reads it. */
export function verbFirst(command: Buffer): Buffer {
  const text = command.toString('latin1');
  if (!ODD_BLANKS.test(text)) return command;
  return Buffer.from(text.replace(/^[ \t]*([a-z]+)[ \t]*/i, '$1 '), 'latin1');
}

/** The command with its name in one word, or `otherwise` where it has none and that is not empty. */
export function helloInOneWord(command: Buffer, otherwise: string): Buffer {
  const [, verb, rest = ''] = /^(EHLO|HELO)(?:\s(.*))?$/is.exec(command.toString('latin1')) ?? [];
  // Behind a line end of another kind the next command may stand, with a password; names go into logs and letters.
  const end = rest.search(/[\r\v\f]/);
  const name = (end < 0 ? rest : rest.slice(0, end)).trim();
  const word = name.replace(/\s+/g, '-') || otherwise;
  return verb === undefined || word === rest.trim() ? command : Buffer.from(`${verb} ${word}`.trim(), 'latin1');
}
