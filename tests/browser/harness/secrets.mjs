// What must not reach someone without the right: keys, titles, quotations and telling figures of
// the indicators that are not public. Messages name the indicator, never the figure.

// Shorter figures and quotations also stand on public slides; tests/integration/app compares those
// with an installation that has nothing to hide.
const kTellingDigits = 4;
const kTellingQuote = 9;

// The number as JSON, Finnish and English write it, with each kind of space.
function forms(number) {
  const [whole, decimals] = String(Math.abs(number)).split('.');
  return ['', ' ', '\u00a0', '\u202f', '\u2009', '&nbsp;', ','].flatMap((group) => {
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return decimals === undefined ? [grouped] : [`${grouped}.${decimals}`, `${grouped},${decimals}`];
  });
}

function figureTexts(figure) {
  if (figure === null) return [];
  const telling = [figure.value, figure.low, figure.high].filter(
    (value) => typeof value === 'number' && String(value).replace(/\D/g, '').length >= kTellingDigits,
  );
  const raw = figure.source?.raw ?? '';
  return [...telling.flatMap(forms), ...(raw.length >= kTellingQuote ? [raw] : [])];
}

// id, key, titles and texts of each restricted indicator of the installation.
export function secretsOf(here) {
  return JSON.parse(here.run(['export', 'definitions', '--format', 'json']))
    .filter(({visibility}) => visibility !== 'public')
    .map((one) => {
      const key = one.id.slice(one.id.indexOf('/') + 1);
      const titles = Object.values(one.title);
      const figures = [one.baseline, ...one.targets].flatMap(figureTexts);
      return {id: one.id, key, titles, texts: [key, ...titles, ...figures]};
    });
}

// Ids of the secrets of which something stands in the text, not as part of a longer word or number.
export function told(secrets, text) {
  const isWord = (character) => character !== undefined && /[0-9a-z]/i.test(character);
  const holds = (what) => {
    for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) {
      const begins = !isWord(what[0]) || !isWord(text[at - 1]);
      if (begins && (!isWord(what.at(-1)) || !isWord(text[at + what.length]))) return true;
    }
    return false;
  };
  return secrets.filter(({texts}) => texts.some(holds)).map(({id}) => id);
}
