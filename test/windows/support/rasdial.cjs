// What stands in for Windows' rasdial: loaded into a copy of node.exe of that name. Speaks
// German in code page 850, as such a Windows does; what is connected stands in a file
// beside it, and so does what it was called with. A password "falsch" is refused (691).
const { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

if (/rasdial\.exe$/i.test(process.execPath)) {
  /** @param {string} name */
  const at = (name) => join(dirname(process.execPath), name);
  // Node takes the first word for the path of a program.
  const words = process.argv.slice(1).map((word, i) => (i === 0 ? basename(word) : word));
  /** @param {string} text */
  const say = (text) => {
    const bytes = Buffer.from(`${text}\r\n`, 'latin1');
    // Code page 850 has its umlauts elsewhere.
    /** @type {Record<number, number>} */
    const moved = { 0xfc: 0x81, 0xf6: 0x94, 0xe4: 0x84, 0xdf: 0xe1 };
    process.stdout.write(bytes.map((byte) => moved[byte] ?? byte));
  };
  appendFileSync(at('called.txt'), `${words.join(' ')}\n`);
  const connected = existsSync(at('up.txt')) ? readFileSync(at('up.txt'), 'utf8') : null;
  const [entry, second, password] = words;
  let code = 0;
  if (entry === undefined) say(connected === null ? 'Keine Verbindungen' : `Verbunden mit\r\n${connected}`);
  else if (second === '/DISCONNECT') rmSync(at('up.txt'), { force: true });
  else if (password === 'falsch') {
    say(`Verbindung mit ${entry} wird hergestellt...\r\nBenutzername und Kennwort werden überprüft...\r\n`);
    say(
      'RAS-Fehler 691 - Der Remotezugriff wurde verweigert, da die Kombination aus Benutzername und Kennwort nicht gültig ist.',
    );
    code = 691;
  } else {
    writeFileSync(at('up.txt'), entry);
    say(`Sie sind jetzt mit ${entry} verbunden.`);
  }
  if (code === 0) say('Der Befehl wurde erfolgreich ausgeführt.');
  process.exit(code);
}
