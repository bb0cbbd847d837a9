// How a page loads: what was transferred, when it could be read, and whether anything moved.

// "Slow 4G" of Chromium's own developer tools, which called it "Fast 3G" until 2024: every request
// takes 562.5 ms longer, 180 kB a second come and 84 kB a second go.
const kFast3G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 180_000,
  uploadThroughput: 84_000,
};

// Makes the page's network and processor slow.
export async function slowDown(page, {processor = 4} = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', kFast3G);
  await session.send('Emulation.setCPUThrottlingRate', {rate: processor});
}

// Loads `target` and tells {readableMs, scriptBytes, bytes, requests, layoutShift}. It can be read
// once an h1 and `what` (a selector) are painted.
export async function load(page, target, what) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map();
  const sizes = new Map();
  session.on('Network.responseReceived', ({requestId, type}) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({requestId, encodedDataLength}) =>
    sizes.set(requestId, encodedDataLength),
  );
  await page.addInitScript((selector) => {
    globalThis.seen = {shift: 0, readable: null};
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.seen.shift += entry.value;
    }).observe({type: 'layout-shift', buffered: true});
    const look = () => {
      if (document.querySelector('h1') && document.querySelector(selector)) {
        // The frame after the one in which they stand is painted.
        requestAnimationFrame(() => (globalThis.seen.readable = performance.now()));
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  }, what);
  await page.goto(target, {waitUntil: 'networkidle'});
  await page.waitForFunction(() => globalThis.seen.readable !== null);
  const {shift, readable} = await page.evaluate(() => globalThis.seen);
  const sum = (wanted) =>
    [...sizes].reduce((all, [id, size]) => all + (wanted(kinds.get(id)) ? size : 0), 0);
  await session.detach();
  return {
    readableMs: Math.round(readable),
    scriptBytes: sum((kind) => kind === 'Script'),
    bytes: sum(() => true),
    requests: sizes.size,
    layoutShift: shift,
  };
}
