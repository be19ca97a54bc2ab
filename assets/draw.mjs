// Draws every picture of ours from its SVG source beside this file. Needs
// rsvg-convert (Debian: librsvg2-bin); the results are committed, so nobody needs
// it to build. Run: node assets/draw.mjs
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const TRAY_LINUX = 24;
const TRAY_MAC = 18;
const ICO_TRAY = [16, 20, 24, 32, 48];
const ICO_APP = [16, 24, 32, 48, 64, 128, 256];
const APP = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

function render(svg, size) {
  return execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size)], { input: svg });
}

/** An .ico that holds PNG pictures, which Windows has read since Vista. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(({ size, png }, i) => {
    const entry = 6 + 16 * i;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...pictures.map((p) => p.png)]);
}

/** macOS wants shape only: every colour becomes black, white cut-outs stay cut out. */
function template(svg) {
  return svg.replace(/#[0-9a-f]{6}/gi, '#000000');
}

function drawTray(file) {
  const name = basename(file, '.svg');
  const svg = readFileSync(join(HERE, 'tray', file), 'utf8');
  for (const [suffix, scale] of [['', 1], ['@2x', 2], ['@3x', 3]]) {
    writeFileSync(join(HERE, 'tray', `${name}${suffix}.png`), render(svg, TRAY_LINUX * scale));
    writeFileSync(join(HERE, 'tray', `${name}Template${suffix}.png`), render(template(svg), TRAY_MAC * scale));
  }
  writeFileSync(join(HERE, 'tray', `${name}.ico`), ico(ICO_TRAY.map((size) => ({ size, png: render(svg, size) }))));
}

function drawApp() {
  const svg = readFileSync(join(HERE, 'dialpost.svg'), 'utf8');
  for (const size of APP) writeFileSync(join(HERE, 'icon', `${size}x${size}.png`), render(svg, size));
  writeFileSync(join(HERE, 'icon.ico'), ico(ICO_APP.map((size) => ({ size, png: render(svg, size) }))));
}

readdirSync(join(HERE, 'tray')).filter((f) => f.endsWith('.svg')).forEach(drawTray);
drawApp();
