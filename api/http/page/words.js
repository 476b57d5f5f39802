/** What the page says in words: dates, counts, and how a speaker is known. Pure functions. */

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const LIST = new Intl.ListFormat("en-GB");

/** "20 March 2023". @param {string} date An ISO 8601 day. */
export const day = (date) => DAY.format(new Date(`${date}T00:00:00Z`));

/** "one, two and three". @param {string[]} items */
export const listed = (items) => LIST.format(items);

/** "1 passage", "1,200 passages". @param {number} n @param {string} noun */
export const counted = (n, noun) => `${n.toLocaleString("en-GB")} ${noun}${n === 1 ? "" : "s"}`;

/** "93%". @param {number} share */
export const percent = (share) => (share < 0.01 ? "less than 1%" : `${Math.round(100 * share)}%`);

/** How sure an answer is. @param {number} confidence */
export const chance = (confidence) =>
  `${confidence < 0.5 ? "Unsure: the" : "The"} chance that the answer is among the first five is ${percent(confidence)}.`;

/** What the service says, as a sentence of its own. @param {string} message */
export const sentence = (message) => `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`;

/** The days from one to another, either of which may be open. @param {?string} from @param {?string} to */
export function days(from, to) {
  if (from && from === to) return day(from);
  if (from && to) return DAY.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
  return from ? `from ${day(from)}` : `up to ${day(to)}`;
}

const KINDS = {
  direct: "Quoted",
  mixed: "Partly quoted",
  indirect: "Reported, not quoted",
};

/**
 * What a reader may put between quotation marks; and where that is not all of it, the verb, for what somebody denied
 * doesn't say so itself.
 *
 * @param {{kind: string, cue?: ?string}} said
 */
export const kindOf = ({ kind, cue }) => KINDS[kind] + (kind !== "direct" && cue ? `: “${cue}”` : "");

const MEN = new Set(["he", "him", "himself"]);
const WOMEN = new Set(["she", "her", "herself"]);

function pronoun(word) {
  const lower = word.toLowerCase();
  if (MEN.has(lower)) return "the man named just before";
  return WOMEN.has(lower) ? "the woman named just before" : "named before";
}

/**
 * How the speaker of a statement is known.
 *
 * @param {{name: ?string, as_written: ?string, resolved_by: string}} speaker
 */
export function resolution({ name, as_written: written, resolved_by: how }) {
  const other = written && written !== name;
  if (how === "name") return `Named in the article${other ? ` as “${written}”` : ""}`;
  if (how === "title") return `From “${written}”`;
  if (how === "pronoun") return `“${written}”: ${pronoun(written)}`;
  if (how === "turn") return "Continues what the same person says before";
  if (how === "headline") return "Named in the headline";
  return written ? "No person is named" : "The article does not say who";
}

/** What to call a speaker. @param {{name: ?string, as_written: ?string}} speaker */
export const nameOf = ({ name, as_written: written }) => name ?? written ?? "Speaker unknown";

/** Who said it, for a copied citation: what is only reported must not read like a quotation. */
export const attributed = (said) => {
  const [name, how] = [nameOf(said.speaker), kindOf(said)];
  return said.kind === "direct" ? name : `${name}; ${how.charAt(0).toLowerCase()}${how.slice(1)}`;
};

/** What to call an article. @param {{title: ?string, article_id: string}} citation */
export const titleOf = ({ title, article_id: id }) => title ?? `Article ${id}`;

/**
 * Who else reports a statement: outlets by name, articles of the same outlet and of none by number. An outlet that
 * repeats itself confirms nothing.
 *
 * @param {{citation: {outlet: ?string}}[]} wordings
 * @param {?string} own The outlet of the statement itself.
 */
export function others(wordings, own) {
  const found = wordings.map(({ citation }) => citation.outlet);
  const outlets = [...new Set(found.filter((outlet) => outlet && outlet !== own))];
  const again = own ? found.filter((outlet) => outlet === own).length : 0;
  const unnamed = found.filter((outlet) => !outlet).length;
  const articles = [
    again ? `${counted(again, "more article")} by ${own}` : null,
    unnamed ? counted(unnamed, "other article") : null,
  ].filter(Boolean);
  return outlets.length ? `Also reported by ${listed([...outlets, ...articles])}` : `Also reported in ${listed(articles)}`;
}
