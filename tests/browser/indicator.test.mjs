// One indicator's page: understood at a glance, reached with the keyboard, the same numbers in the
// drawing and in the table.
import assert from 'node:assert/strict';
import test, {after, before} from 'node:test';
import {
  accessibilityFaults,
  eventually,
  launch,
  settled,
  sidewaysOverflow,
  visit,
} from './harness/browser.mjs';
import {Installation} from './harness/installation.mjs';

// In each state that a reader may meet.
const PAGES = {
  offTrack: '/indicators/pirkanmaa/yhteensa.nps',
  partOfYear: '/indicators/kanta-hame/perhekeskus.talous.poistot',
  milestone: '/indicators/pirkanmaa/virstanpylvaat.vastuuyksikko_aloittaa',
  yearly: '/indicators/keski-suomi/lapset.avohuolto_uudet_asiakkaat',
  noTarget: '/indicators/keski-suomi/lapset.perhetyo_kaynnit_vko',
  noData: '/indicators/kanta-hame/avaintulos.lastensuojelu.kuulluksi_tuleminen',
  longTitle: '/indicators/kanta-hame/avaintulos.sosiaalipalvelut.yhteinen_suunnitelma',
  statedOtherwise: '/indicators/kanta-hame/lastensuojelu.toim.perheen_jalleenyhdistaminen',
};

let here;
let browser;
before(async () => {
  here = await new Installation('indicator').serve();
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

async function record(path) {
  return (await fetch(here.url + path.replace('/indicators/', '/api/v1/indicators/'))).json();
}

async function openEverything(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

for (const [state, path] of Object.entries(PAGES)) {
  // What differs between the languages is words alone.
  for (const language of state === 'offTrack' ? ['fi', 'en'] : ['fi']) {
    test(`its page has no faults that axe knows: ${state}, ${language}`, () =>
      visit(browser, here.url, {language}, async (page) => {
        await open(page, path);
        await openEverything(page);
        assert.equal((await accessibilityFaults(page)).join('\n'), '');
      }));
  }
}

for (const [state, path] of Object.entries(PAGES)) {
  test(`it does not scroll sideways on 320 px, everything open: ${state}`, () =>
    visit(browser, here.url, {width: 320, height: 640}, async (page) => {
      await open(page, path);
      await openEverything(page);
      assert.deepEqual(await sidewaysOverflow(page), []);
    }));
}

test('the status stands in a word with its reason', async () => {
  const {assessment} = await record(PAGES.offTrack);
  assert.equal(assessment.status, 'off_track');
  await visit(browser, here.url, {}, async (page) => {
    await open(page, PAGES.offTrack);
    await page.locator('.verdict .off_track').waitFor();
    await page.getByText(assessment.reason_text.fi).first().waitFor();
  });
});

test('the arrows move between the days of the drawing, which say what they hold', () =>
  visit(browser, here.url, {}, async (page) => {
    await open(page, PAGES.offTrack);
    const points = page.locator('svg .point');
    assert.ok((await points.count()) > 1);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await points.first().focus();
    const first = await focused();
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    assert.notEqual(second, first);
    assert.equal(await page.locator('.chart-told').textContent(), second);
    await page.keyboard.press('End');
    assert.equal(await focused(), await points.last().getAttribute('aria-label'));
    await page.keyboard.press('Home');
    assert.equal(await focused(), first);
    // Once past the drawing: its days are one stop of the tab order.
    await page.keyboard.press('Tab');
    assert.ok(!(await page.evaluate(() => document.activeElement?.closest('svg'))));
  }));

test('the table holds the days of the drawing', async () => {
  const {chart} = await record(PAGES.yearly);
  await visit(browser, here.url, {}, async (page) => {
    await open(page, PAGES.yearly);
    await openEverything(page);
    assert.equal(await page.locator('.chart-numbers tbody tr').count(), chart.rows.length);
    assert.equal(
      await page.locator('svg .point').count(),
      new Set(chart.rows.filter(({day}) => day !== null).map(({day}) => day)).size,
    );
  });
});

test('the text of the drawing is at least 11 CSS pixels high on 320 px and on 640 px', async () => {
  for (const width of [320, 640]) {
    await visit(browser, here.url, {width}, async (page) => {
      await open(page, PAGES.offTrack);
      const drawing = page.locator('svg.chart-drawing');
      await drawing.waitFor();
      const height = await drawing.evaluate(
        (svg) =>
          Number(svg.getAttribute('font-size')) *
          (svg.getBoundingClientRect().width / svg.viewBox.baseVal.width),
      );
      assert.ok(height >= 11, `${width}: ${height}`);
    });
  }
});

test('the drawing keeps the reader\'s colours', () =>
  visit(browser, here.url, {forcedColors: 'active'}, async (page) => {
    await open(page, PAGES.offTrack);
    await page.locator('svg.chart-drawing').waitFor();
    const [paper, text] = await page.evaluate(() =>
      ['.chart-paper', '.chart-text'].map(
        (part) => getComputedStyle(document.querySelector(part)).fill,
      ),
    );
    const [canvas, ink] = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('p'));
      const colours = ['Canvas', 'CanvasText'].map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      });
      probe.remove();
      return colours;
    });
    assert.equal(paper, canvas);
    assert.equal(text, ink);
  }));

for (const width of [1280, 360]) {
  test(`nothing jumps while the page comes: ${width} px`, () =>
    visit(browser, here.url, {width}, async (page) => {
      await page.addInitScript(() => {
        globalThis.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.shifted += entry.value;
        }).observe({type: 'layout-shift', buffered: true});
      });
      await open(page, PAGES.offTrack);
      await page.locator('svg.chart-drawing').waitFor();
      // By the usual measure good up to 0.1.
      assert.ok((await page.evaluate(() => globalThis.shifted)) < 0.02);
    }));
}

test('a stated verdict stands beside the computed one with why they differ', async () => {
  const {findings} = await record(PAGES.statedOtherwise);
  const why = findings.find(({audit}) => audit === 'verdicts');
  await visit(browser, here.url, {language: 'en'}, async (page) => {
    await open(page, PAGES.statedOtherwise);
    await page.getByText(why.message.en).waitFor();
  });
});

test('every published figure is there with its source as printed', async () => {
  const path = PAGES.offTrack.replace('/indicators/', '/api/v1/indicators/') + '/observations';
  const {observations} = await (await fetch(here.url + path)).json();
  await visit(browser, here.url, {}, async (page) => {
    await open(page, PAGES.offTrack);
    await openEverything(page);
    for (const {source} of observations) {
      await page.getByText(source.raw).first().waitFor();
    }
  });
});

test('on paper everything is open', () =>
  visit(browser, here.url, {}, async (page) => {
    await open(page, PAGES.offTrack);
    const closed = page.locator('main details:not([open])');
    assert.ok((await closed.count()) > 0);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    assert.equal(await closed.count(), 0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.ok((await closed.count()) > 0);
  }));

test('an indicator that is not public and one that does not exist have one and the same page', async () => {
  const texts = [];
  for (const key of ['vammaiset.tuettu_asuminen_vrk.oma', 'no.such_indicator']) {
    await visit(browser, here.url, {expects: [/404/]}, async (page) => {
      const answer = await page.goto(`/indicators/keski-suomi/${key}`);
      assert.equal(answer.status(), 404);
      await settled(page);
      texts.push(await page.locator('main').innerText());
    });
  }
  assert.equal(texts[0], texts[1]);
});

test('the day of the address is the day of the drawing', () =>
  visit(browser, here.url, {}, async (page) => {
    await open(page, `${PAGES.offTrack}?as_of=2025-06-30`);
    await eventually(async () => (await page.locator('h1').textContent()) !== '');
    assert.equal(await page.locator('.verdict .off_track').count(), 0);
  }));
