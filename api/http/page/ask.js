import { NOTHING, body, read, write } from "./address.js";
import { colophon, found } from "./answer.js";
import { followArticle, watchArticles } from "./article.js";
import { completeNames } from "./complete.js";
import { byId } from "./dom.js";
import { chips } from "./reading.js";
import { Refusal, ask, keepKey, key, people, ready } from "./service.js";
import { refused, unanswered, welcome } from "./states.js";
import { chance, counted } from "./words.js";

/** The page's own thread: the address says what is asked, asking changes the address, and the answer is shown. */

const TITLE = document.title;
// An answer usually comes sooner; a word that only flashes up would tell nobody anything.
const PATIENCE_MS = 200;

const form = /** @type {HTMLFormElement} */ (byId("ask"));
const box = /** @type {HTMLInputElement} */ (byId("question"));
const results = byId("results");
const status = byId("status");
const STATEMENTS = { first: 10, most: 200 };
const PASSAGES = { first: 5, most: Number(form.dataset.mostPassages) };
/** @type {import("./address.js").Asked} */
let asked = NOTHING;
/** @type {?AbortController} */
let asking = null;
let followed = "";
/** With which key the service last refused. @type {?string} */
let refusedKey = null;

/** Ask what the address asks. */
async function follow() {
  followed = location.search;
  asked = read(followed);
  fillForm();
  asking?.abort();
  const { signal } = (asking = new AbortController());
  const late = setTimeout(() => {
    results.setAttribute("aria-busy", "true");
    status.textContent = "Searching…";
  }, PATIENCE_MS);
  try {
    const show = asked.question ? showAnswer(await ask(body(asked), signal)) : showWelcome(await home(signal));
    if (!signal.aborted) keepingFocus(show);
  } catch (error) {
    if (!signal.aborted) showRefusal(error);
  } finally {
    clearTimeout(late);
    if (!signal.aborted) results.removeAttribute("aria-busy");
  }
}

/**
 * Show something else without losing the focus with the button that had it: it goes to what now stands in its place,
 * the next chip, or the first of more statements.
 *
 * @param {() => void} show
 */
function keepingFocus(show) {
  const region = document.activeElement.closest("#understood, #results");
  const controls = () => [...region.querySelectorAll("a, button")];
  const place = region && controls().indexOf(document.activeElement);
  show();
  if (region && document.activeElement === document.body) (controls()[place] ?? controls().at(-1) ?? results).focus();
}

/** Ask again with something changed. @param {Partial<import("./address.js").Asked>} change */
function again(change) {
  const address = write({ ...asked, ...change });
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  follow();
}

function fillForm() {
  box.value = asked.question;
  byId("asked").textContent = asked.question;
  form.elements.published_from.value = asked.from ?? "";
  form.elements.published_to.value = asked.to ?? "";
  form.elements.outlet.value = "";
  const filters = /** @type {HTMLDetailsElement} */ (byId("filters"));
  filters.open ||= Boolean(asked.from || asked.to || asked.outlets.length);
  document.title = asked.question ? `${asked.question} · ${TITLE}` : TITLE;
  byId("forget-key").hidden = !key();
}

/** People to ask about, where the service knows any. Without an index or a key this throws, and the page says so. */
async function home(signal) {
  await ready();
  try {
    const quoted = (await people("", 50, signal)).filter((person) => person.statements);
    return quoted.sort((a, b) => b.statements - a.statements).slice(0, 5).map(({ name }) => name);
  } catch (error) {
    if (error.status === 401) throw error;
    return [];
  }
}

const showWelcome = (names) => () => {
  byId("understood").replaceChildren();
  results.replaceChildren(welcome(names));
  status.textContent = "";
};

const showAnswer = (answer) => () => {
  const { statements, passages } = answer;
  const more = (found, { first, most }, name) =>
    found.length >= (asked[name] ?? first) && found.length < most
      ? () => again({ [name]: Math.min(most, 2 * found.length) })
      : null;
  byId("understood").replaceChildren(...chips(answer.interpretation, asked, again));
  results.replaceChildren(
    ...(answer.answered ? [] : [unanswered(answer, asked, again)]),
    ...found(answer, more(statements, STATEMENTS, "statements"), more(passages, PASSAGES, "passages")),
    colophon(answer),
  );
  suggestOutlets([...statements, ...passages].map(({ citation }) => citation.outlet));
  const counts = `${counted(statements.length, "statement")}, ${counted(passages.length, "passage")}. ${chance(answer.confidence)}`;
  status.textContent = answer.answered ? counts : `Not answered. ${results.querySelector("h2").textContent}.`;
};

function showRefusal(error) {
  // Anything else is a mistake of this page, which the console should show.
  if (!(error instanceof Refusal)) throw error;
  // The question and the article are refused one after the other; a key that is being typed stays.
  if (error.status === 401 && results.querySelector("#key") && refusedKey === key()) return byId("key").focus();
  refusedKey = key();
  const useKey = (value) => {
    keepKey(value);
    follow();
    followArticle(showRefusal);
  };
  byId("understood").replaceChildren();
  results.replaceChildren(refused(error, follow, useKey));
  status.textContent = results.querySelector("h2").textContent;
  if (error.status === 401) byId("key").focus();
}

/** Offer the outlets seen so far when one is typed. @param {(?string)[]} outlets */
function suggestOutlets(outlets) {
  const list = byId("outlets");
  const known = new Set([...list.children].map((option) => option.value));
  for (const outlet of new Set(outlets)) {
    if (outlet && !known.has(outlet)) list.append(new Option(outlet, outlet));
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { question, published_from: from, published_to: to, outlet } = form.elements;
  const added = outlet.value.trim();
  const days = [from.value, to.value];
  if (from.value && to.value) days.sort();
  const text = question.value.trim();
  // Another question is read anew; the same one with other filters keeps the reader's reading.
  const kept = text === asked.question ? asked : { ...NOTHING, outlets: asked.outlets };
  again({
    ...kept,
    question: text,
    from: days[0] || null,
    to: days[1] || null,
    outlets: added ? [...new Set([...asked.outlets, added])] : asked.outlets,
  });
  // While the box has the focus, a phone's keyboard hides the answer.
  if (matchMedia("(pointer: coarse)").matches) box.blur();
});

byId("forget-key").addEventListener("click", () => {
  keepKey(null);
  follow();
});

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("input, textarea, dialog[open]");
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
  box.select();
});

addEventListener("popstate", () => {
  // Opening and closing an article moves through the history, too, and asks nothing.
  if (location.search !== followed) follow();
});

completeNames(box);
watchArticles(showRefusal);
follow();
