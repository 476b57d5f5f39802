import { NOTHING, write } from "./address.js";
import { el } from "./dom.js";
import { choice, withoutDates, withoutTopic, withSpeaker } from "./reading.js";
import { key } from "./service.js";
import { days, listed, percent, sentence } from "./words.js";

/** What the page shows where there is no answer: not answered and why, nothing asked yet, no index, no key, an error. */

/** @typedef {(change: Partial<import("./address.js").Asked>) => void} Again Asks again with something changed. */

/**
 * Why a question is not answered, in words, and what to try.
 *
 * @param {object} answer
 * @param {import("./address.js").Asked} asked
 * @param {Again} again
 */
export function unanswered(answer, asked, again) {
  const { interpretation: read, suggestions } = answer;
  const [heading, why] = REASONS[answer.reason](answer);
  const ways = [];
  const fewer = answer.reason === "no_statement" || answer.reason === "empty_filter";
  const dated = read.published_from || read.published_to;
  if (answer.reason === "no_statement" && read.topic) {
    ways.push(way("Ask about anything", () => again({ interpretation: withoutTopic(read, asked.question) })));
  }
  if (fewer && dated) ways.push(way("Ask for any date", () => again({ interpretation: withoutDates(read) })));
  if (fewer && (asked.from || asked.to || asked.outlets.length)) {
    ways.push(way("Clear the filters", () => again({ from: null, to: null, outlets: [] })));
  }
  // Of filters the page has outlets alone.
  const taking = (name) =>
    answer.reason === "empty_filter" ? { outlets: [name] } : { interpretation: withSpeaker(read, name) };
  const names = suggestions.map((name) => choice(name, () => again(taking(name))));
  return note(
    heading,
    el("p", {}, why),
    names.length ? el("h3", { class: "label" }, "Did you mean") : null,
    names.length ? el("ul", { class: "choices", "aria-label": "Did you mean" }, ...names) : null,
    ways.length ? el("p", { class: "ways" }, ...ways) : null,
  );
}

const REASONS = {
  no_match: () => [
    "Nothing here matches",
    "No article has these words, or others that mean the same. Other words may find it, or fewer.",
  ],
  low_confidence: ({ confidence }) => [
    "No sure answer",
    `The passages below come nearest, but the chance that they hold the answer is only ${percent(confidence)}.`,
  ],
  unknown_speaker: ({ interpretation: { speakers } }) => [
    speakers.length ? `Nobody here is called ${listed(speakers)}` : "Nobody here has that name",
    "These articles name no such person. What follows is only near in words or meaning.",
  ],
  no_statement: ({ interpretation: read }) => {
    const about = read.topic && read.kind !== "open" ? ` about “${read.topic}”` : "";
    const when = read.published_from || read.published_to ? ` (${days(read.published_from, read.published_to)})` : "";
    const who = read.speakers.length ? listed(read.speakers) : "anybody";
    return [
      `No statement by ${who}${about} fits`,
      `These articles report nothing that ${who} said${about}${when} and that fits the whole question. That a name appears below does not make the words theirs.`,
    ];
  },
  empty_filter: () => ["No article passes the filters", "Every article is outside the dates or the outlets asked for."],
};

/** Nothing is asked yet. @param {string[]} names Of people who are often quoted. */
export function welcome(names) {
  const example = (name) => {
    const question = `What did ${name} say?`;
    return el("li", {}, el("a", { href: write({ ...NOTHING, question }) }, question));
  };
  return el(
    "section",
    { class: "welcome", "aria-label": "Welcome" },
    names.length ? el("h2", { class: "label" }, "For example") : null,
    names.length ? el("ul", {}, ...names.map(example)) : null,
    el(
      "p",
      { class: "promise" },
      "Add what about, to whom or when: “… about taxes”, “… to Congress”, “… in March 2022”. Or ask who: “Who said that taxes would fall?”",
    ),
    el(
      "p",
      { class: "promise" },
      "Every answer is copied from an article, never written. Each statement comes with who said it, how that is known, and the exact place where it stands.",
    ),
  );
}

/**
 * The service would not answer.
 *
 * @param {import("./service.js").Refusal} refusal
 * @param {() => void} retry
 * @param {(key: string) => void} useKey
 */
export function refused(refusal, retry, useKey) {
  const { status, retryAfter, isExplained } = refusal;
  const message = sentence(refusal.message);
  const again = el("p", { class: "ways" }, way("Try again", retry));
  if (status === 401) return askKey(useKey);
  // A proxy's 503 tells nothing of an index.
  if (status === 503 && !retryAfter && isExplained) {
    return note(
      "No index can be searched",
      el("p", {}, "Make an index of your articles, where the service runs, then try again:"),
      el("pre", {}, el("code", {}, "onrecord rebuild-index FOLDER")),
      el("p", { class: "detail" }, `The service says: ${message}`),
      again,
    );
  }
  if (retryAfter) {
    const wait = /^\d+$/.test(retryAfter) ? `in ${retryAfter} s` : "in a moment";
    return note("Busy", el("p", {}, `The service has all it can do. Try again ${wait}.`), detail(message), again);
  }
  if (status === 422 || status === 413) return note("This can’t be asked", el("p", {}, message));
  return note(status ? "Something went wrong" : "No answer", el("p", {}, message), again);
}

function askKey(useKey) {
  const field = el("input", { id: "key", type: "password", autocomplete: "off", required: true, spellcheck: "false" });
  const submit = (event) => {
    event.preventDefault();
    useKey(field.value.trim());
  };
  return note(
    key() ? "This key is not accepted" : "A key is needed",
    el("p", {}, "Whoever runs this service can give you one. It is kept in this tab and forgotten when you close it."),
    el(
      "form",
      { class: "key", onsubmit: submit },
      el("label", { for: "key" }, "API key"),
      field,
      el("button", { type: "submit", class: "primary" }, "Use this key"),
    ),
  );
}

const detail = (message) => el("p", { class: "detail" }, message);

const way = (label, onclick) => el("button", { type: "button", class: "choice", onclick }, label);

function note(heading, ...children) {
  return el("section", { class: "note" }, el("h2", {}, heading), ...children);
}
