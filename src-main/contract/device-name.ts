// Names that Windows keeps for devices, in every folder and whatever follows a dot: what is
// written to "nul" is gone, and who reads "con" waits for a keyboard. Pure.

const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:[.:].*)?$/i;

/** `name` is one part of a path. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}

/** The part of `path` that Windows takes for a device; null: there is none. */
export function deviceIn(path: string): string | null {
  return path.split(/[\\/]/).find(isDeviceName) ?? null;
}
