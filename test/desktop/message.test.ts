// A message is read in the real window: decoded, its attachments saved, its story told; and a
// letter in HTML does nothing, whatever it tries. A server on this computer hears whether
// anything was fetched.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queuedAs, submit } from '../scenario/support/submit';
import { reasonNot } from './support/app';
import { openOffice, type Office, restingSettings } from './support/office';
import { printed } from './support/paper';
import { tricksAt } from './support/tricks';

const why = reasonNot();
const PDF = Buffer.from(Array.from({ length: 51_000 }, (_, i) => (i * 31) & 255));
const lines = (...all: readonly string[]): Buffer => Buffer.from(`${all.join('\r\n')}\r\n`);
const attached = (name: string): readonly string[] => [
  '--b',
  `Content-Type: application/pdf; name*=utf-8''${encodeURIComponent(name)}`,
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment',
  '',
  PDF.toString('base64').replace(/.{76}/g, '$&\r\n'),
];
const INVOICE = lines(
  'From: =?utf-8?Q?K=C3=A4pt=E2=80=99n?= <captain@practice.example>',
  'To: =?iso-8859-1?Q?M=FCller_GmbH?= <mueller@far.example>, a@far.example',
  'Subject: =?utf-8?B?UmVjaG51bmcgZsO8ciBNw6RyeiDigJMgMS4yNTAg4oKs?=',
  'Date: Sun, 29 Nov 2026 14:33:00 +0100',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: multipart/alternative; boundary=c',
  '',
  '--c',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Sehr geehrte Damen und Herren,',
  '',
  'anbei die Rechnung für März: https://office.example/r?a=1.',
  '',
  'Grüße',
  '--c',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<h1>Rechnung</h1><p>anbei die <b style="color:#a00">Rechnung</b> für März.</p><p><img src="cid:l"><img src="https://spy.example/p"></p>',
  '--c--',
  '--b',
  'Content-Type: image/png; name=logo.png',
  'Content-ID: <l>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAUCAIAAABwJOjsAAAAKklEQVR42u3NMQEAAAgDINc/9Iwg4QEBYC+TaGpra2tra2tra2tra2tra+ttD0pGAhcpmTvRAAAAAElFTkSuQmCC',
  ...attached('Rechnung März.pdf'),
  ...attached('../../NUL.pdf'),
  ...attached('rechnung\u202efdp.exe'),
  '--b--',
);

describe.skipIf(why !== null)(`a message (needs a display and Electron${why === null ? '' : `: ${why}`})`, () => {
  let office: Office;
  let server: Server;
  let at: string;
  const heard: string[] = [];
  const page = () => office.page;
  const panel = () => page().getByRole('complementary', { name: 'Message' });
  const answerDialog = (name: 'showSaveDialog' | 'showOpenDialog', answer: object): Promise<unknown> =>
    office.app.evaluate(({ dialog }, [which, said]) => Reflect.set(dialog, which, async () => said), [
      name,
      answer,
    ] as const);

  async function handIn(content: Buffer): Promise<string> {
    const { listeners } = Object(await office.ask('status'));
    return queuedAs(
      await submit(listeners[0].port, { from: 'captain@practice.example', to: 'echo@practice.example', content }),
    );
  }
  async function open(id: string): Promise<void> {
    await page().evaluate((hash) => void (location.hash = hash), `/queue/${id}`);
    await panel().getByRole('tab', { name: 'Message', selected: true }).waitFor();
  }
  const asPage = () => panel().getByRole('radio', { name: 'HTML' }).locator('..').getByText('HTML').click();

  beforeAll(async () => {
    server = createServer((request, response) => {
      heard.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    server.on('connection', () => heard.push('a connection'));
    await new Promise((resolve) => server.once('listening', resolve));
    // Always a port, for it listens on TCP.
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    office = await openOffice(await restingSettings());
    await office.open('Queue');
  });
  afterAll(async () => {
    await office?.close();
    server?.close();
  });

  test('is shown decoded: who, what, and its text first', async () => {
    await open(await handIn(INVOICE));
    await panel().getByRole('heading', { name: 'Rechnung für März – 1.250 €' }).waitFor();
    for (const shown of ['Käpt’n', 'captain@practice.example', 'Müller GmbH', 'mueller@far.example', 'a@far.example'])
      await panel().getByText(shown, { exact: true }).first().waitFor();
    await panel().getByText('anbei die Rechnung für März: https').waitFor();
    expect(await panel().locator('iframe').count()).toBe(0);
    await office.shootBoth('message');
  });

  test('is shown as a page when a person wants it, with its own pictures and no others', async () => {
    await asPage();
    const frame = panel().frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Rechnung' }).waitFor();
    await panel().getByText('1 picture from elsewhere is not loaded').waitFor();
    expect(await frame.locator('b').evaluate((b) => getComputedStyle(b).color)).toBe('rgb(170, 0, 0)');
    expect(
      await frame.locator('img').evaluateAll((all) => all.map((i) => i instanceof HTMLImageElement && i.naturalWidth)),
    ).toEqual([40, 0]);
    await office.shootBoth('message-page');
  });

  test('names where its links lead, and opens none', async () => {
    await panel().getByText('1 web address', { exact: true }).click();
    await panel().getByRole('button', { name: 'Copy https://office.example/r?a=1' }).waitFor();
  });

  test('is printed as it is shown: as a page below who wrote it and what it brings', async () => {
    const { text, pages } = await printed(office, () => panel().getByRole('button', { name: 'Print…' }).click());
    expect(pages).toBe(1);
    expect(text).toMatch(/^Rechnung für März – 1\.250 €/);
    for (const line of ['Käpt’n <captain@practice.example>', 'a@far.example', 'Rechnung März.pdf (51 kB)'])
      expect(text).toContain(line);
    expect(text).toMatch(/1 picture from elsewhere is not loaded[\s\S]*Rechnung\s+anbei die Rechnung für März\.\s*$/);
    expect(heard).toEqual([]);
  });

  test('its attachment is saved byte for byte where the person says', async () => {
    const filePath = join(office.dir, 'invoice.pdf');
    await answerDialog('showSaveDialog', { canceled: false, filePath });
    await panel()
      .getByRole('button', { name: /^Rechnung März\.pdf/ })
      .click();
    await page().getByText(`Saved as ${filePath}`).waitFor();
    expect((await readFile(filePath)).equals(PDF)).toBe(true);
  });

  test('all are saved at once, under names that every system takes, over nothing that is there', async () => {
    const folder = join(office.dir, 'all');
    await mkdir(folder);
    await writeFile(join(folder, 'Rechnung März.pdf'), 'mine');
    await answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] });
    await panel().getByRole('button', { name: 'Save all 4' }).click();
    await page().getByText('4 attachments saved in').waitFor();
    expect((await readdir(folder)).sort()).toEqual([
      'Rechnung März (2).pdf',
      'Rechnung März.pdf',
      '_.._NUL.pdf',
      'logo.png',
      'rechnungfdp.exe',
    ]);
    expect(await readFile(join(folder, 'Rechnung März.pdf'), 'utf8')).toBe('mine');
    await panel().getByText('rechnung⟨U+202E⟩fdp.exe').waitFor();
  });

  test('a winmail.dat is said to be a wrapping, and is saved as it came; a letter in UTF-7 is read', async () => {
    const wrapped = lines(
      'Subject: =?utf-7?Q?Gr+APwA3w-e?=',
      'Content-Type: multipart/mixed; boundary=b',
      ...['', '--b', 'Content-Type: text/plain; charset=utf-7', '', 'Hi Mom -+Jjo--!'],
      ...['--b', 'Content-Type: application/ms-tnef; name=winmail.dat', '', 'x', '--b--'],
    );
    const before = await handIn(INVOICE);
    await open(await handIn(wrapped));
    await panel().getByRole('heading', { name: 'Grüße' }).waitFor();
    await panel().getByText('Hi Mom -☺-!').waitFor();
    await panel().getByText('winmail.dat is a wrapping of Outlook').waitFor();
    await panel()
      .getByRole('button', { name: /^winmail\.dat/ })
      .waitFor();
    await office.shootBoth('message-winmail');
    await open(before);
    await panel().getByRole('heading', { name: 'Rechnung für März' }).waitFor();
  });

  test('tells its story, and its actions act on it', async () => {
    await panel().getByRole('tab', { name: 'Story' }).click();
    await panel()
      .getByText(/^Handed in by 127\.0\.0\.1 at /)
      .waitFor();
    await panel()
      .getByText(/^Goes by /)
      .waitFor();
    await office.shootBoth('message-story');
    await panel().getByRole('button', { name: 'Hold this message' }).click();
    await panel().getByRole('button', { name: 'Release this message' }).click();
    await panel().getByRole('button', { name: 'Hold this message' }).waitFor();
    await panel().getByRole('tab', { name: 'Source' }).click();
    await panel().getByText('Subject: =?utf-8?B?UmVjaG51bmc').waitFor();
    await office.shootBoth('message-source');
  });

  test('its source is saved as it was sent', async () => {
    const filePath = join(office.dir, 'invoice.eml');
    await answerDialog('showSaveDialog', { canceled: false, filePath });
    await panel().getByRole('button', { name: 'Save source' }).click();
    await page().getByText(`Saved as ${filePath}`).waitFor();
    expect((await readFile(filePath)).subarray(-INVOICE.length).equals(INVOICE)).toBe(true);
  });

  test('that no letter is shown as it was sent', async () => {
    const parts = Array.from({ length: 5000 }, () => '--b\r\n\r\nx\r\n').join('');
    await open(await handIn(lines('Subject: bomb', 'Content-Type: multipart/mixed; boundary=b', '', parts)));
    await panel().getByText('more parts than any letter needs').waitFor();
    await office.shootBoth('message-as-sent');
  });

  test('in HTML it runs nothing, fetches nothing and leads nowhere', async () => {
    const title = await page().title();
    for (const [trick, html] of Object.entries(tricksAt(at))) {
      const id = await handIn(
        lines(`Subject: ${trick}`, 'Content-Type: text/html; charset=utf-8', '', `<p>A letter</p>${html}`),
      );
      await open(id);
      await panel().getByRole('heading', { name: trick, exact: true }).waitFor();
      const frame = panel().frameLocator('iframe');
      await frame.getByText('A letter').first().waitFor();
      for (const link of await frame.locator('a[id]').all()) await link.click({ noWaitAfter: true, timeout: 5000 });
      await page().waitForTimeout(150);
      expect({ trick, heard, title: await page().title() }).toEqual({ trick, heard: [], title });
      // The letter stands where it stood, and so do we.
      await frame.getByText('A letter').first().waitFor();
      expect(page().url()).toMatch(/^app:\/\/dialpost\/#\/queue\//);
      expect(office.app.windows().length).toBe(1);
    }
    await page().waitForTimeout(1000);
    expect(heard).toEqual([]);
  });

  test('on paper it covers nothing of ours, is whole, and fetches nothing', async () => {
    const long = Array.from({ length: 300 }, (_, i) => `<p>Paragraph ${i}</p>`).join('');
    const cover = '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">covers all</div>';
    const html = `<style>*{display:none!important}@page{size:1cm}</style></template></div>${cover}${long}<img src="${at}/p"><script>fetch("${at}/s")</script>`;
    await open(
      await handIn(
        lines(
          'Subject: a long one',
          'Content-Type: text/html',
          '',
          html.replaceAll('*{display:none!important}', 'h1,dl{display:none!important}'),
        ),
      ),
    );
    await panel().frameLocator('iframe').getByText('Paragraph 299').waitFor();
    const { text, pages } = await printed(office, () => panel().getByRole('button', { name: 'Print…' }).click());
    expect(text).toMatch(/^a long one[\s\S]*echo@practice|captain@practice|No date/);
    expect(text).toContain('Paragraph 299');
    expect(pages).toBeGreaterThan(5);
    expect(heard).toEqual([]);
  });

  test('a frame of ours reaches nothing of ours', async () => {
    const frame = page()
      .frames()
      .find((one) => one.url().startsWith('app://letter'));
    expect(frame).toBeDefined();
    expect(await panel().locator('iframe').getAttribute('sandbox')).toBe('');
  });

  test('a text of two megabytes is printed as far as it is shown, and says where it is cut', async () => {
    const text = `${'A line of a long report, seventy characters wide, and then the next one.\r\n'.repeat(27_000)}The end`;
    await open(await handIn(lines('Subject: a report', '', text)));
    // Its name is known before it is read.
    await panel().getByRole('heading', { name: 'a report' }).waitFor();
    await panel().getByRole('button', { name: 'Print…' }).waitFor();
    const sheet = await printed(office, () => page().keyboard.press('Control+p'));
    expect(sheet.pages).toBeGreaterThan(50);
    expect(sheet.text.slice(-300)).toMatch(
      /The text is cut here, after 258,\d{3} characters of a letter of 2 MB\.[^\n]*\s*$/,
    );
  });
});
