// The analyst: a file's difference before it is stored, every rejected row, undoing; a definition's
// errors with line and context; which figures are due.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {accessibilityFaults, eventually, launch, settled, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {appoint, firstAdmin, roles} from './harness/people.mjs';
import {picture} from './harness/pictures.mjs';

let here;
let browser;
let analyst;
before(async () => {
  here = await new Installation('analyst').serve();
  browser = await launch();
  const admin = await firstAdmin(here);
  analyst = await appoint(here, admin, roles.analyst);
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

const kHeader = 'Tunnus;Jakso;Arvo;Tila;Syy;Lähde;Teksti\n';
const csv = (name, text) => ({name, mimeType: 'text/csv', buffer: Buffer.from(text)});
const good = (value) =>
  csv('syyskuu.csv', `${kHeader}kotipalvelu.perheet;1-9/2025;${value};;;status_2025_11:381;\n`);

async function choose(page, file) {
  await page.locator('input[type=file][name=file]').setInputFiles(file);
  await page.locator('form:has(input[name=file]) button[type=submit]').click();
}

async function figure() {
  const answer = await fetch(
    `${here.url}/api/v1/indicators/pirkanmaa/kotipalvelu.perheet/observations`,
  );
  return JSON.stringify((await answer.json()).observations);
}

for (const [language, width] of [
  ['fi', 1280],
  ['en', 360],
]) {
  test(`a file is looked at, stored and undone (${language}, ${width} px)`, () =>
    visit(browser, here.url, {as: analyst, language, width}, async (page) => {
      const before = await figure();
      await page.goto('/imports');
      await settled(page);
      await choose(page, good(width));
      const difference = page.locator('section[aria-labelledby=difference]');
      await difference.locator('table').waitFor();
      assert.equal(await difference.locator('tbody tr').count(), 1);
      assert.equal((await accessibilityFaults(page)).join('\n'), '');
      if (language === 'fi') await picture(page, 'page-import');
      // Looking stores nothing.
      assert.equal(await figure(), before);

      await difference.locator('.buttons button').first().click();
      await difference.waitFor({state: 'detached'});
      const imports = page.locator('section[aria-labelledby=imports]');
      const row = imports.locator('tbody tr', {hasText: 'syyskuu.csv'}).first();
      await row.locator('button').waitFor();
      await eventually(async () => (await figure()) !== before);

      await row.locator('button').click();
      const undoing = page.locator('section[aria-labelledby=undo]');
      await undoing.locator('table').waitFor();
      await undoing.locator('[name=reason]').fill('Väärä tiedosto');
      assert.equal((await accessibilityFaults(page)).join('\n'), '');
      await undoing.locator('button[type=submit]').click();
      await undoing.waitFor({state: 'detached'});
      await row.locator('q', {hasText: 'Väärä tiedosto'}).waitFor();
      await eventually(async () => (await figure()) === before);
    }));
}

test('every rejected row is shown with its line, and nothing of the file can be stored', () =>
  visit(browser, here.url, {as: analyst}, async (page) => {
    const before = await figure();
    await page.goto('/imports');
    await settled(page);
    const file = csv(
      'virheet.csv',
      `${kHeader}kotipalvelu.perheet;1-9/2025;5;;;status_2025_11:381;\n` +
        `ei.olemassa;1-9/2025;5;;;status_2025_11:381;\n` +
        `kotipalvelu.perheet;13/2025;5;;;status_2025_11:381;\n`,
    );
    await choose(page, file);
    const difference = page.locator('section[aria-labelledby=difference]');
    await difference.locator('table').waitFor();
    const lines = await difference.locator('tbody tr th').allInnerTexts();
    assert.deepEqual([...new Set(lines.map(Number))].sort(), [3, 4]);
    assert.equal(await difference.locator('.buttons button').count(), 1);
    assert.equal((await accessibilityFaults(page)).join('\n'), '');
    assert.equal(await figure(), before);
  }));

const hostile = {
  'an empty file': csv('tyhja.csv', ''),
  'bytes that are no text': {name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.alloc(4096, 0xff)},
  'zeros': {name: 'nolla.csv', mimeType: 'text/csv', buffer: Buffer.alloc(4096)},
  'a spreadsheet under a wrong name': csv('taulukko.csv', 'PK\u0003\u0004'.padEnd(3000, 'x')),
  'a line without end': csv('pitka.csv', kHeader + 'a'.repeat(2_000_000)),
  'markup for cells and name': csv(
    '<img src=x onerror=alert(1)>.csv',
    `${kHeader}<script>alert(1)</script>;1-9/2025;=1+1;;;"<b>";\n`,
  ),
};
for (const [name, file] of Object.entries(hostile)) {
  test(`${name} is refused in words`, () =>
    visit(browser, here.url, {as: analyst, expects: [/status of 4\d\d/]}, async (page) => {
      await page.goto('/imports');
      await settled(page);
      await choose(page, file);
      await eventually(
        async () =>
          (await page.locator('main [role=alert], main .field-error, main .failure').count()) > 0,
      );
      assert.equal(await page.locator('main img').count(), 0);
      assert.equal(
        await page.locator('section[aria-labelledby=difference] .buttons button').count() > 1,
        false,
      );
    }));
}

test("a definition's error is shown with its line and what stands there", () =>
  visit(browser, here.url, {as: analyst}, async (page) => {
    await page.goto('/scripts');
    await settled(page);
    await page.locator('[name=path]').fill('pirkanmaa/ostot.lua');
    await page.locator('textarea[name=text]').fill('local a = 1\nlocal b = = 2\nlocal c = 3\n');
    await page.locator('form:has(textarea) button[type=submit]').click();
    await page.locator('.script-errors .context-wrong').first().waitFor();
    assert.equal((await accessibilityFaults(page)).join('\n'), '');
  }));

test('a definition that is tried tells the status each indicator would get', () =>
  visit(browser, here.url, {as: analyst}, async (page) => {
    await page.goto('/scripts');
    await settled(page);
    await page
      .locator('main table tr', {hasText: 'pirkanmaa/ostot.lua'})
      .locator('button')
      .click();
    const text = page.locator('textarea[name=text]');
    await eventually(async () => (await text.inputValue()).includes('indicator'));
    await page.locator('form:has(textarea) button[type=submit]').click();
    await page.locator('section[aria-labelledby=try] table .status').first().waitFor();
    assert.equal((await accessibilityFaults(page)).join('\n'), '');
  }));

test('figures due are listed, the late ones first', () =>
  visit(browser, here.url, {as: analyst}, async (page) => {
    await page.goto('/due');
    await settled(page);
    await page.locator('main tbody tr').first().locator('.late').waitFor();
  }));
