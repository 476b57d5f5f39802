/**
 * Offsets from the service count Unicode code points, half open. Strings here count UTF-16 units, two for most emoji.
 *
 * @typedef {{start: number, end: number}} Span
 * @typedef {{text: string, names: string[]}} Piece
 */

/**
 * UTF-16 offsets of code point offsets, found in one walk. What lies past the end is the end.
 *
 * @param {string} text
 * @param {Iterable<number>} offsets
 * @returns {Map<number, number>}
 */
export function toUnits(text, offsets) {
  const units = new Map();
  let point = 0;
  let unit = 0;
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    for (; point < offset && unit < text.length; point += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
    units.set(offset, unit);
  }
  return units;
}

/**
 * The words of a span, as Python's `text[start:end]` gives them.
 *
 * @param {string} text
 * @param {Span} span
 */
export function slice(text, { start, end }) {
  const units = toUnits(text, [start, end]);
  return text.slice(units.get(start), units.get(end));
}

/**
 * Cut a text at the borders of named spans. Joined, the pieces are the text; none is empty; each carries the names of
 * the spans that cover it.
 *
 * @param {string} text
 * @param {(Span & {name: string})[]} spans
 * @returns {Piece[]}
 */
export function cut(text, spans) {
  const units = toUnits(text, spans.flatMap(({ start, end }) => [start, end]));
  const placed = spans.map(({ name, start, end }) => ({ name, start: units.get(start), end: units.get(end) }));
  const borders = [...new Set([0, ...units.values(), text.length])].sort((a, b) => a - b);
  return borders.slice(1).map((end, i) => ({
    text: text.slice(borders[i], end),
    names: placed.filter((span) => span.start <= borders[i] && end <= span.end).map((span) => span.name),
  }));
}
