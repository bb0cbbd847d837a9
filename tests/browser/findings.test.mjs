// The findings' page: what is wrong, with its arithmetic and sources, chosen by the address.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {accessibilityFaults, launch, settled, sidewaysOverflow, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';

let here;
let browser;
before(async () => {
  here = await new Installation('findings').serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

async function open(page, path) {
  await page.goto(path);
  await settled(page);
}

async function findings(query) {
  return (await (await fetch(`${here.url}/api/v1/findings?${query}`)).json()).findings;
}

// Of one area: axe takes long over hundreds of findings.
for (const language of ['fi', 'en']) {
  for (const audit of ['figures', 'targets', 'verdicts']) {
    test(`it has no faults that axe knows: ${audit}, ${language}`, () =>
      visit(browser, here.url, {language}, async (page) => {
        await open(page, `/findings?audit=${audit}&area=pirkanmaa`);
        assert.equal((await accessibilityFaults(page)).join('\n'), '');
      }));
  }
}

test('it does not scroll sideways on 320 px', () =>
  visit(browser, here.url, {width: 320, height: 640}, async (page) => {
    await open(page, '/findings');
    assert.deepEqual(await sidewaysOverflow(page), []);
  }));

test('the address chooses audit, area and class', async () => {
  const query = 'audit=figures&area=pirkanmaa&class=contradiction';
  const expected = await findings(query);
  await visit(browser, here.url, {}, async (page) => {
    await open(page, `/findings?${query}`);
    assert.equal(await page.locator('.finding').count(), expected.length);
    for (const {arithmetic_text} of expected) {
      if (arithmetic_text) await page.getByText(arithmetic_text.fi).first().waitFor();
    }
  });
});

test('choosing an area changes the address, so that the view can be shared', () =>
  visit(browser, here.url, {language: 'en'}, async (page) => {
    await open(page, '/findings?audit=verdicts');
    await page.getByLabel('Area', {exact: true}).selectOption('kanta-hame');
    await page.waitForURL(/area=kanta-hame/);
    assert.match(page.url(), /audit=verdicts/);
    await page.getByRole('heading', {level: 2}).nth(0).waitFor();
    assert.equal(await page.getByRole('heading', {level: 2}).count(), 1);
  }));

test('an area that does not exist is told in words', () =>
  visit(browser, here.url, {expects: [/404/]}, async (page) => {
    const answer = await page.goto('/findings?area=atlantis');
    assert.equal(answer.status(), 404);
    await settled(page);
    assert.equal(await page.locator('.finding').count(), 0);
  }));
