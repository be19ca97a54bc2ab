// Sizes as people read them, in the units a mail program shows. Rounded to one
// place, so that "2 MiB" is said of a limit of 2 MiB and no comma is needed.
import { countText } from './count-text';

/** "1.5 GiB", "2 MiB", "512 KiB", "900 bytes", "1 byte". */
export function sizeText(bytes: number): string {
  const inUnit = (unit: number): string => String(Math.round((bytes / unit) * 10) / 10);
  if (bytes >= 1_073_741_824) return `${inUnit(1_073_741_824)} GiB`;
  if (bytes >= 1_048_576) return `${inUnit(1_048_576)} MiB`;
  return bytes >= 1024 ? `${inUnit(1024)} KiB` : countText(bytes, 'byte');
}
