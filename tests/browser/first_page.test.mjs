// What everybody meets first.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {accessibilityFaults, launch, settled, sidewaysOverflow, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';

let here;
let browser;
before(async () => {
  here = await new Installation('first_page').serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

for (const language of ['fi', 'en']) {
  test(`the front page is in the language of the browser: ${language}`, () =>
    visit(browser, here.url, {language}, async (page) => {
      await page.goto('/');
      await settled(page);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
    }));
}

test('the front page has no faults that axe knows', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/');
    await settled(page);
    assert.equal((await accessibilityFaults(page)).join('\n'), '');
  }));

test('the front page does not scroll sideways on a phone of 320 px', () =>
  visit(browser, here.url, {width: 320, height: 640}, async (page) => {
    await page.goto('/');
    await settled(page);
    assert.deepEqual(await sidewaysOverflow(page), []);
  }));
