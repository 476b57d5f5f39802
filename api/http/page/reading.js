import { el } from "./dom.js";
import { days } from "./words.js";

/** How a question was read, as chips that a reader can take away, and readings without them. */

/** So many others whom a name fits are shown before a reader asks for the rest: an archive knows ten by many a name. */
const SHOWN = 3;

/** @typedef {import("./address.js").Interpretation} Interpretation */

/** A reading that asks for one speaker's words. @param {Interpretation} reading @param {string} speaker */
export const withSpeaker = (reading, speaker) => ({
  ...reading,
  kind: "said",
  speakers: [speaker],
  also_named: [...reading.speakers, ...reading.also_named].filter((name) => name !== speaker),
});

/** @param {Interpretation} reading @param {string} speaker @param {string} question */
export function withoutSpeaker(reading, speaker, question) {
  const speakers = reading.speakers.filter((name) => name !== speaker);
  return settled({ ...reading, speakers, also_named: speakers.length ? reading.also_named : [] }, question);
}

/** @param {Interpretation} reading @param {string} question */
export const withoutTopic = (reading, question) => settled({ ...reading, topic: null }, question);

/** @param {Interpretation} reading */
export const withoutDates = (reading) => ({ ...reading, published_from: null, published_to: null });

/** Whose words, without anybody, becomes who said it; without a topic either, the question stays as it is written. */
function settled(reading, question) {
  if (reading.kind === "said" && reading.speakers.length) return reading;
  if (reading.kind !== "open" && reading.topic) return { ...reading, kind: "who_said" };
  return { ...reading, kind: "open", topic: question };
}

/**
 * The chips of an answer: what was understood, then the filters.
 *
 * @param {Interpretation} reading
 * @param {import("./address.js").Asked} asked
 * @param {(change: Partial<import("./address.js").Asked>) => void} again Asks again with something changed.
 */
export function chips(reading, asked, again) {
  const reread = (interpretation) => again({ interpretation });
  const read = reading.speakers.map((name) =>
    chip("Speaker", name, () => reread(withoutSpeaker(reading, name, asked.question))),
  );
  if (reading.topic && reading.kind !== "open") {
    read.push(chip("About", reading.topic, () => reread(withoutTopic(reading, asked.question))));
  }
  if (reading.published_from || reading.published_to) {
    const when = days(reading.published_from, reading.published_to);
    read.push(chip("When", when, () => reread(withoutDates(reading))));
  }
  const filters = asked.outlets.map((outlet) =>
    chip("Outlet", outlet, () => again({ outlets: asked.outlets.filter((other) => other !== outlet) })),
  );
  if (asked.from || asked.to) {
    filters.push(chip("Published", days(asked.from, asked.to), () => again({ from: null, to: null })));
  }
  return [
    row("Understood as", read.length ? read : [el("li", { class: "plain" }, "a question in your own words")], [
      asked.interpretation &&
        el("button", { type: "button", class: "quiet", onclick: () => reread(null) }, "As first understood"),
    ]),
    filters.length ? row("Only from", filters, []) : null,
    reading.also_named.length
      ? row("Or did you mean", ...some(reading.also_named.map((name) => choice(name, () => reread(withSpeaker(reading, name))))))
      : null,
  ].filter(Boolean);
}

/** Items, those past the first few hidden, and what shows them. @param {HTMLElement[]} items */
function some(items) {
  const rest = items.slice(SHOWN);
  for (const item of rest) item.hidden = true;
  const show = () => {
    for (const item of rest) item.hidden = false;
    more.remove();
    rest[0].querySelector("button").focus();
  };
  const more = rest.length ? el("button", { type: "button", class: "quiet", onclick: show }, `${rest.length} more`) : null;
  return [items, [more]];
}

/** A name to choose, as an item of a list. @param {string} name @param {() => void} onclick */
export const choice = (name, onclick) => el("li", {}, el("button", { type: "button", class: "choice", onclick }, name));

function row(label, items, after) {
  return el(
    "div",
    { class: "chips" },
    el("h2", { class: "label" }, label),
    el("ul", { "aria-label": label }, ...items),
    ...after.filter(Boolean),
  );
}

function chip(label, value, onclick) {
  const remove = { type: "button", class: "remove", "aria-label": `Remove ${label.toLowerCase()}: ${value}`, onclick };
  const cross = el("span", { "aria-hidden": "true" }, "×");
  return el("li", { class: "chip" }, el("span", { class: "what" }, label), el("span", { dir: "auto" }, value), el("button", remove, cross));
}
