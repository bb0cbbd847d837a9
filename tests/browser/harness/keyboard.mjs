// Somebody who has only a keyboard.
import assert from 'node:assert/strict';

// What has the focus: its role or tag, its name, and whether one can see that it has it.
export async function focused(page) {
  return page.evaluate(() => {
    let element = document.activeElement;
    if (element === null || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      tag: element.tagName.toLowerCase(),
      id: element.id,
      name: (
        element.getAttribute('aria-label') ??
        element.labels?.[0]?.textContent ??
        element.textContent ??
        ''
      )
        .replace(/\s+/g, ' ')
        .trim(),
      href: element.getAttribute('href'),
      // The browser marks the part of a date field that has the focus by itself.
      outlined: element.type === 'date' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
      inView: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0,
    };
  });
}

// Presses Tab until `wanted` (of what focused() tells) holds. Whatever has the focus on the way can
// be seen to have it.
export async function tabTo(page, wanted, {atMost = 80, key = 'Tab'} = {}) {
  const passed = [];
  for (let i = 0; i < atMost; ++i) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now === null) continue; // the browser's own controls
    assert.ok(now.outlined && now.inView, `focus cannot be seen: ${JSON.stringify(now)}`);
    if (wanted(now)) return now;
    passed.push(now.name.slice(0, 30));
  }
  throw new Error(`not reached with ${atMost} × ${key}: ${wanted}; passed: ${passed.join(' | ')}`);
}
