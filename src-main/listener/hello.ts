// EHLO and HELO as people configure them: printers call themselves "front desk", or say no
// name at all; the library knows one word only. A stranger's line of blanks and line ends
// is gone through once: no two parts of one pattern fit the same blank.

/** The command with its name in one word, or `otherwise` where it has none and that is not empty. */
export function helloInOneWord(command: Buffer, otherwise: string): Buffer {
  const [, verb, rest = ''] = /^(EHLO|HELO)(?:\s(.*))?$/is.exec(command.toString('latin1')) ?? [];
  const name = rest.trim();
  const word = name.replace(/\s+/g, '-') || otherwise;
  return verb === undefined || word === name || word === '' ? command : Buffer.from(`${verb} ${word}`, 'latin1');
}
