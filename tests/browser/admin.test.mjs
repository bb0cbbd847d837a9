// The administrator: the first sign-in with the password that was printed once, people, tokens,
// outgoing mail, schedules, plugins, the audit trail.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {accessibilityFaults, launch, settled, sidewaysOverflow, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {staffPages} from './harness/pages.mjs';
import {Client} from './harness/people.mjs';
import {picture} from './harness/pictures.mjs';
import {daysFromNow, dialog, signIn, submitDialog} from './harness/staff.mjs';

let here;
let browser;
let admin;
const kAdmin = {name: 'admin'};
const kPassword = 'Ihan uusi salasana tänne';
before(async () => {
  here = await new Installation('admin').serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

// The first: what follows needs the password it sets.
test('the one-time password is changed before anything else is shown', () =>
  visit(browser, here.url, {}, async (page) => {
    await page.goto('/admin/people');
    await page.waitForURL(/\/sign-in/);
    await settled(page);
    await signIn(page, kAdmin, here.firstPassword);
    await page.waitForURL(/\/account/);
    await settled(page);
    await page.goto('/admin/outbox');
    await page.waitForURL(/\/account/);
    await settled(page);
    assert.equal((await accessibilityFaults(page)).join('\n'), '');
    await page.locator('[name=current]').fill(here.firstPassword);
    await page.locator('[name=next]').fill(kPassword);
    await page.locator('[name=again]').fill(kPassword);
    await page.locator('form:has([name=again]) button[type=submit]').click();
    await page.waitForURL(/\/admin\/outbox/);
    await settled(page);
    admin = new Client(here.url);
    await admin.signIn('admin', kPassword);
  }));

test('an account that was added signs in with its one-time password', () =>
  visit(browser, here.url, {as: admin}, async (page) => {
    await page.goto('/admin/people');
    await settled(page);
    await page.locator('main .buttons button').first().click();
    await dialog(page).locator('[name=name]').fill('vierailija');
    assert.equal((await accessibilityFaults(page)).join('\n'), '');
    await submitDialog(page);
    const secret = await page.locator('code.secret').innerText();
    await page.locator('main table', {hasText: 'vierailija'}).waitFor();
    await visit(browser, here.url, {}, async (other) => {
      await other.goto('/sign-in');
      await settled(other);
      await signIn(other, {name: 'vierailija'}, secret);
      await other.waitForURL(/\/account/);
    });
  }));

test('a token that was created answers the API, and no more once it is ended', () =>
  visit(browser, here.url, {as: admin}, async (page) => {
    await page.goto('/admin/tokens');
    await settled(page);
    await page.locator('main .buttons button').first().click();
    await dialog(page).locator('[name=label]').fill('Kokeilu');
    await dialog(page).locator('[name=expires_on]').fill(daysFromNow(30));
    await submitDialog(page);
    const secret = await page.locator('code.secret').innerText();
    const status = async () =>
      (await fetch(`${here.url}/api/v1/people`, {headers: {Authorization: `Bearer ${secret}`}}))
        .status;
    assert.equal(await status(), 200);
    await page.locator('main tbody tr', {hasText: 'Kokeilu'}).locator('button').click();
    await dialog(page).locator('.buttons button').first().click();
    await dialog(page).waitFor({state: 'detached'});
    assert.equal(await status(), 401);
  }));

test('a mail is read, and its text is what the recipient gets', () =>
  visit(browser, here.url, {as: admin}, async (page) => {
    await page.goto('/admin/outbox');
    await settled(page);
    await page.locator('main tbody tr button').first().click();
    await dialog(page).locator('.mail-text').waitFor();
    assert.equal((await accessibilityFaults(page)).join('\n'), '');
  }));

test('what was done stands in the audit trail', () =>
  visit(browser, here.url, {as: admin}, async (page) => {
    await page.goto('/admin/audit?account=admin');
    await settled(page);
    await page.locator('main tbody tr', {hasText: 'POST /api/v1/people'}).first().waitFor();
  }));

for (const [name, target] of Object.entries(staffPages)) {
  test(`${name}: no faults that axe knows, and no scrolling sideways at 320 px`, () =>
    visit(browser, here.url, {as: admin}, async (page) => {
      await page.goto(target);
      await settled(page);
      assert.equal((await accessibilityFaults(page)).join('\n'), '');
      if (target === '/admin/people') await picture(page, 'page-admin');
      await page.setViewportSize({width: 320, height: 640});
      assert.deepEqual(await sidewaysOverflow(page), []);
    }));
}
