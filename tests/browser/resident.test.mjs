// A resident or councillor, without signing in: from the areas to one figure's sources, on another
// day, with a shared address, on paper and in a spreadsheet. In both languages, on a desk and a phone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test, {after, before} from 'node:test';
import {eventually, launch, settled, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {indicators} from './harness/pages.mjs';
import {picture} from './harness/pictures.mjs';

let here;
let browser;
before(async () => {
  here = await new Installation('resident').serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

async function ask(path) {
  const answer = await fetch(here.url + path);
  assert.equal(answer.status, 200, path);
  return answer.json();
}

async function rowsShown(page) {
  return page.locator('main li.indicator').count();
}

const heading = {fi: 'Pirkanmaan hyvinvointialue', en: 'Wellbeing services county of Pirkanmaa'};

for (const language of ['fi', 'en']) {
  for (const [device, width] of [
    ['desk', 1280],
    ['phone', 360],
  ]) {
    test(`from the areas to the sources of a figure (${language}, ${device})`, () =>
      visit(browser, here.url, {language, width}, async (page) => {
        await page.goto('/');
        await settled(page);
        assert.equal(await page.locator('main h2 a').count(), 4);
        if (language === 'fi' && width > 400) await picture(page, 'page-overview');
        await page.getByRole('link', {name: heading[language], exact: true}).click();

        await page.getByRole('heading', {level: 1, name: heading[language]}).waitFor();
        await settled(page);
        const {total} = await ask('/api/v1/areas/pirkanmaa/indicators');
        assert.equal(await rowsShown(page), total);
        if (language === 'fi' && width > 400) await picture(page, 'page-area');

        const behindOnly = page.locator('input[name=status][value=off_track]');
        if (!(await behindOnly.isVisible())) await page.locator('main summary').first().click();
        await behindOnly.check();
        await page.waitForURL(/status=off_track/);
        const behind = await ask('/api/v1/areas/pirkanmaa/indicators?status=off_track');
        await eventually(async () => (await rowsShown(page)) === behind.total);

        await page.locator('main li.indicator a[href^="/indicators/"]').first().click();
        await page.waitForURL(/\/indicators\/pirkanmaa\//);
        await settled(page);
        if (language === 'fi' && width > 400) await picture(page, 'page-indicator', 1150);
        await page.locator('main .status.off_track').first().waitFor();
        // Each figure names its document.
        await page.locator('main .cite').first().waitFor();

        await page.goBack();
        await page.waitForURL(/status=off_track/);
        await eventually(async () => (await rowsShown(page)) === behind.total);
      }));
  }
}

test('another day changes the figures, stands in the address and stays in every link', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/');
    await settled(page);
    const counts = () => page.locator('main .counts').allInnerTexts();
    const latest = await counts();
    await page.locator('input[name=as_of]').fill('2025-06-01');
    await page.locator('form:has(input[name=as_of]) button[type=submit]').click();
    await page.waitForURL(/as_of=2025-06-01/);
    await eventually(async () => JSON.stringify(await counts()) !== JSON.stringify(latest));
    await page.locator('main h2 a').first().click();
    await page.waitForURL(/\/areas\/.*as_of=2025-06-01/);
    await settled(page);
    const links = page.locator('main li.indicator a[href^="/indicators/"]');
    for (const link of await links.evaluateAll((all) => all.map((one) => one.href))) {
      assert.match(link, /as_of=2025-06-01/);
    }
  }));

test('a shared address shows the same view to somebody else', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/areas/pirkanmaa?lang=en&as_of=2025-10-01');
    await settled(page);
    await page.locator('select[name=service]').selectOption({index: 2});
    await page.waitForURL(/service=/);
    await page.locator('#q').fill('a');
    await page.waitForURL(/q=a/);
    await settled(page);
    const mine = await page.locator('main').innerText();
    await visit(browser, here.url, {language: 'fi'}, async (other) => {
      await other.goto(page.url());
      await settled(other);
      await eventually(async () => (await other.locator('main').innerText()) === mine);
      assert.equal(await other.locator('html').getAttribute('lang'), 'en');
    });
  }));

test('the other language shows the same page with the same filters', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/areas/pirkanmaa?status=off_track&as_of=2025-12-01');
    await settled(page);
    const shown = await rowsShown(page);
    await page.locator('a[hreflang=en]').click();
    await page.waitForURL(/lang=en/);
    await eventually(async () => (await page.locator('html').getAttribute('lang')) === 'en');
    await settled(page);
    assert.equal(await rowsShown(page), shown);
    assert.match(page.url(), /status=off_track/);
    assert.match(page.url(), /as_of=2025-12-01/);
  }));

test('a table as CSV has exactly the rows that are shown', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/areas/pirkanmaa?status=off_track');
    await settled(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', {name: 'CSV'}).click(),
    ]);
    assert.match(download.suggestedFilename(), /\.csv$/);
    const lines = fs.readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/);
    assert.equal(lines.length - 1, await rowsShown(page));
  }));

test('areas are compared on what measures the same thing', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/compare');
    await settled(page);
    const {comparisons} = await ask('/api/v1/comparisons');
    assert.ok(comparisons.length > 0);
    await eventually(async () => (await page.locator('main table').count()) > 0);
    await picture(page, 'page-compare');
  }));

test('findings are narrowed to an area', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/findings?area=pirkanmaa');
    await settled(page);
    const {findings} = await ask('/api/v1/findings?area=pirkanmaa');
    assert.ok(findings.length > 0);
    await page.locator('main a[href^="/indicators/pirkanmaa/"]').first().waitFor();
    assert.equal(await page.locator('main a[href^="/indicators/kanta-hame/"]').count(), 0);
  }));

test('on paper there is the content and nothing to press', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto(indicators.offTrack);
    await settled(page);
    await page.emulateMedia({media: 'print'});
    assert.equal(await page.locator('h1').isVisible(), true);
    assert.equal(await page.locator('main svg').first().isVisible(), true);
    for (const control of await page.locator('button, input, select, nav').all()) {
      assert.equal(await control.isVisible(), false, await control.evaluate((one) => one.outerHTML));
    }
  }));

const wrong = {
  'an area that is not there': ['/areas/nowhere', 404],
  'an indicator that is not there': ['/indicators/pirkanmaa/nothing', 404],
  'a page that is not there': ['/nowhere', 404],
  'a day that is none': ['/?as_of=2025-02-31', 400],
  'a day that is a word': ['/areas/pirkanmaa?as_of=yesterday', 400],
  'a language that is not spoken': ['/?lang=sv', 400],
  'a status that is none': ['/areas/pirkanmaa?status=blue', null],
  'hostile words': ['/areas/pirkanmaa?q=%3Cscript%3Ealert(1)%3C/script%3E', null],
};
for (const [name, [target, status]] of Object.entries(wrong)) {
  test(`${name} in the address: says so in words and leads back`, () =>
    visit(browser, here.url, {expects: [/status of 4\d\d/]}, async (page) => {
      const answer = await page.goto(target);
      if (status !== null) assert.equal(answer.status(), status);
      await settled(page);
      assert.notEqual((await page.locator('h1').innerText()).trim(), '');
      const home = page.locator('main a[href^="/"]:not([href^="/api/"])').first();
      await home.waitFor();
    }));
}
