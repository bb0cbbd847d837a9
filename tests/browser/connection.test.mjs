// The server is gone for a while: the page says so, keeps what it has, and recovers by itself.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {eventually, launch, settled, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {appoint, firstAdmin, roles} from './harness/people.mjs';
import {dialog, submitDialog} from './harness/staff.mjs';

let here;
let browser;
let leader;
before(async () => {
  here = await new Installation('connection').serve();
  browser = await launch();
  const admin = await firstAdmin(here);
  leader = await appoint(here, admin, roles.leader);
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

const gone = (page) => page.locator('.connection .notice-warning');
const back = (page) => page.locator('.connection .notice-good');
const rows = (page) => page.locator('main li.indicator').count();
// What Chromium says of a server that is gone, or that was ended while it answered.
const refused = [/ERR_CONNECTION_(REFUSED|RESET)/, /ERR_EMPTY_RESPONSE/, /ERR_SOCKET_NOT_CONNECTED/];

test('killed and started again: says so, then shows what was asked for meanwhile', () =>
  visit(browser, here.url, {expects: refused}, async (page) => {
    await page.goto('/areas/pirkanmaa');
    await settled(page);
    const all = await rows(page);
    await here.stop('SIGKILL');
    await page.locator('input[name=status][value=off_track]').check();
    await gone(page).waitFor();
    assert.ok((await rows(page)) > 0, 'what was there stays');
    await here.serve();
    await back(page).waitFor();
    await eventually(async () => (await rows(page)) < all && (await rows(page)) > 0);
    assert.equal(await gone(page).count(), 0);
  }));

test('hanging: says so after a while, and goes on when it answers again', () =>
  visit(browser, here.url, {expects: [/ERR_ABORTED/]}, async (page) => {
    await page.clock.install();
    await page.goto('/areas/pirkanmaa');
    await page.clock.runFor(1000);
    await settled(page);
    const all = await rows(page);
    here.freeze();
    try {
      await page.locator('input[name=status][value=off_track]').check();
      await eventually(async () => {
        await page.clock.runFor(5000);
        return gone(page).isVisible();
      });
    } finally {
      here.thaw();
    }
    await eventually(async () => {
      await page.clock.runFor(1000);
      return (await rows(page)) < all && (await gone(page).count()) === 0;
    });
  }));

test('gone while a form is sent: what was typed stays and is sent once it is back', () =>
  visit(browser, here.url, {as: leader, expects: refused}, async (page) => {
    const {body} = await leader.send('GET', '/api/v1/alerts?state=open');
    const alert = body.alerts.find(({may_act}) => may_act);
    await page.goto(`/alerts/${alert.id}`);
    await settled(page);
    await page.locator('section[aria-labelledby=care] .buttons button').first().click();
    await dialog(page).locator('[name=comment]').fill('Ei katoa');
    await here.stop('SIGKILL');
    await submitDialog(page);
    await dialog(page).locator('[role=alert]').waitFor();
    assert.equal(await dialog(page).locator('[name=comment]').inputValue(), 'Ei katoa');
    await here.serve();
    await back(page).waitFor();
    await submitDialog(page);
    await page.locator('section[aria-labelledby=care] q', {hasText: 'Ei katoa'}).waitFor();
  }));
