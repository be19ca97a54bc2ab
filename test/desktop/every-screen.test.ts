// Every screen and dialog, light and dark: axe finds nothing serious in it, and
// its picture lands in the folder that SHOTS names (out/screenshots).
import { expect } from 'vitest';
import { shoot } from './support/app';
import { graveFaults } from './support/axe';
import { LOOKS, wear } from './support/tour';
import { atEveryStop } from './support/tour-tests';

atEveryStop('everybody can read it', async ({ page }, stop) => {
  for (const look of LOOKS) {
    await wear(page, look);
    await shoot(page, `${stop.name}-${look}`);
    expect(await graveFaults(page), look).toEqual([]);
  }
});
