// What a page costs: bytes and journeys are the same on every machine; tests/bench/pages.mjs
// measures the time.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {launch, visit} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';
import {load, slowDown} from './harness/loading.mjs';
import {indicators} from './harness/pages.mjs';

let here;
let browser;
before(async () => {
  here = await new Installation('loading').serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await here?.remove();
});

const kScriptBytes = 60_000;
const kLayoutShift = 0.01;
const pages = {
  overview: '/',
  area: '/areas/pirkanmaa',
  indicator: indicators.offTrack,
  comparison: '/compare',
};

for (const [name, target] of Object.entries(pages)) {
  for (const width of [1280, 360]) {
    test(`${name} at ${width} px: little script, and nothing moves once it is drawn`, () =>
      visit(browser, here.url, {width}, async (page) => {
        const {scriptBytes, layoutShift} = await load(page, target, 'main .status');
        assert.ok(scriptBytes > 0 && scriptBytes <= kScriptBytes, `${scriptBytes} bytes of script`);
        assert.ok(layoutShift <= kLayoutShift, `layout shift ${layoutShift}`);
      }));
  }
}

test('on a slow line nothing moves either', () =>
  visit(browser, here.url, {}, async (page) => {
    await slowDown(page, {processor: 1});
    const {layoutShift} = await load(page, '/', 'main .status');
    assert.ok(layoutShift <= kLayoutShift, `layout shift ${layoutShift}`);
  }));

test('the answers that the first page needs come with the document', () =>
  visit(browser, here.url, {}, async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await load(page, '/', 'main .status');
    assert.deepEqual(
      asked.filter((path) => path.startsWith('/api/')),
      [],
    );
  }));

test('what is named with a hash is kept and not asked for again', () =>
  visit(browser, here.url, {}, async (page) => {
    await load(page, '/', 'main .status');
    const again = await load(page, '/areas/pirkanmaa', 'main .status');
    assert.equal(again.scriptBytes, 0);
  }));
