// The name under which an attachment is written. A stranger chose it: it may hold a path,
// a device of Windows, a stream, a text turned round, or be longer than a disk takes. What
// comes out is one plain name that every system takes, with its ending kept, and that
// is hidden nowhere. Pure.

/** Nothing that a path, a stream, a shell's pattern or an eye could take for something else. */
const NOT_IN_NAMES = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u2044\u2215\u29f8\uff0f\uff3c]+/g;
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\u034f\u115f\u1160\u3164\uffa0]/gu;
/** Devices, with whatever ending; Windows takes the raised figures for figures. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)/i;
/** Bytes of UTF-8: room for a number and for the folder, where 255 are the most. */
const LONGEST = 160;
const LONGEST_ENDING = 24;

/** By which a computer knows what it may be opened with; only of what nobody named. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/csv': '.csv',
  'text/calendar': '.ics',
  'text/vcard': '.vcf',
  'text/x-vcard': '.vcf',
  'text/rfc822-headers': '.txt',
  'message/delivery-status': '.txt',
  'message/disposition-notification': '.txt',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/pkcs7-signature': '.p7s',
  'application/pgp-signature': '.asc',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
};

/** ".ics", or '' of what is not known. `type`: in small letters. */
export const endingOf = (type: string): string => ENDINGS[type] ?? '';

/** `instead`: what it is called where nothing of the name is left. */
export function fileNameOf(name: string, instead: string): string {
  const plain = name
    .slice(0, 4096)
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(NOT_IN_NAMES, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(/^-/, '_-');
  const kept = /[^_\s.]/.test(plain) ? plain : instead;
  return shortened(DEVICE.test(kept) ? `_${kept}` : kept);
}

/** "list.pdf" as "list (2).pdf". */
export function numberedName(name: string, number: number): string {
  const { stem, ending } = parted(name);
  return `${stem} (${number})${ending}`;
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const { stem, ending } = parted(name);
  return `${firstBytes(stem, LONGEST - Buffer.byteLength(ending)).replace(/[\s.]+$/, '')}${ending}`;
}

/** Whole characters of `text`, at most so many bytes. */
function firstBytes(text: string, bytes: number): string {
  const cut = Buffer.from(text).subarray(0, bytes).toString('utf8');
  return cut.replace(/\ufffd+$/, '');
}

function parted(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? name.slice(dot) : '';
  return Buffer.byteLength(ending) > LONGEST_ENDING || ending === ''
    ? { stem: name, ending: '' }
    : { stem: name.slice(0, dot), ending };
}
