// How soon the public pages can be read on a slow line and processor: Chromium's own "Fast 3G"
// profile (562.5 ms a request, 180 kB a second) and a quarter of this machine's speed.
//   node tests/bench/pages.mjs
// VIISARI_BINARY_DIR names another build than build/release.
import {launch, visit} from '../browser/harness/browser.mjs';
import {Installation} from '../browser/harness/installation.mjs';
import {load, slowDown} from '../browser/harness/loading.mjs';

const kRounds = 5;
const status = 'main .status';
const pages = {
  overview: '/',
  area: '/areas/pirkanmaa',
  indicator: '/indicators/pirkanmaa/perhetyo_shl.nps',
};

const here = await new Installation('bench').serve();
const browser = await launch();
try {
  console.log('page       readable (median, worst of 5)   script    all bytes  requests  layout shift');
  for (const [name, target] of Object.entries(pages)) {
    const rounds = [];
    for (let i = 0; i < kRounds; ++i) {
      // A profile of its own each: nothing is in the cache.
      await visit(browser, here.url, {}, async (page) => {
        await slowDown(page);
        rounds.push(await load(page, target, status));
      });
    }
    rounds.sort((a, b) => a.readableMs - b.readableMs);
    const {readableMs, scriptBytes, bytes, requests} = rounds[kRounds >> 1];
    const shift = Math.max(...rounds.map(({layoutShift}) => layoutShift));
    console.log(
      `${name.padEnd(10)} ${readableMs} ms, ${rounds.at(-1).readableMs} ms`.padEnd(44) +
        `${scriptBytes}`.padEnd(10) +
        `${bytes}`.padEnd(11) +
        `${requests}`.padEnd(10) +
        shift.toFixed(4),
    );
  }
} finally {
  await browser.close();
  await here.remove();
}
