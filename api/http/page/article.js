import { hashOf, placeIn } from "./address.js";
import { byId, dated, el, outside } from "./dom.js";
import { cut, slice } from "./offsets.js";
import { citation, copyButton, placeOf } from "./cite.js";
import { article as fetchArticle } from "./service.js";
import { kindOf, nameOf, resolution, sentence, titleOf } from "./words.js";

/**
 * The article behind a citation, in a dialog, its cited words marked. Which article is open stands behind the `#` of
 * the page's address: a citation is a link like any other, and going back closes the article.
 */

const dialog = /** @type {HTMLDialogElement} */ (byId("article"));
// An article usually comes sooner; its id as a title would only flash up.
const PATIENCE_MS = 200;
// Whether going back leads to the page without the article. It doesn't where a shared address opened it.
let openedHere = false;
// Whether the article that the address names waits for a key.
let keyless = false;
/** @type {?AbortController} */
let loading = null;

/** Open and close articles as the address says. @param {(refusal: Error) => void} needsKey */
export function watchArticles(needsKey) {
  document.addEventListener("click", (event) => {
    if (event.target.closest("a.open") && !event.ctrlKey && !event.metaKey) openedHere = true;
  });
  dialog.addEventListener("close", leave);
  byId("close-article").addEventListener("click", () => dialog.close());
  // A click beside the article lands on the dialog itself, whose own area the pane covers.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  addEventListener("hashchange", () => followArticle(needsKey));
  followArticle(needsKey);
}

function leave() {
  // The event comes late: with a new key the article may be open again.
  if (dialog.open) return;
  loading?.abort();
  if (keyless || !placeIn(location.hash)) return;
  if (openedHere) history.back();
  else history.replaceState(history.state, "", location.pathname + location.search);
  openedHere = false;
}

/** Open the article that the address names, or close the one that is open. @param {(refusal: Error) => void} needsKey */
export async function followArticle(needsKey) {
  const place = placeIn(location.hash);
  keyless = false;
  loading?.abort();
  if (!place) {
    openedHere = false;
    dialog.close();
    return;
  }
  const { signal } = (loading = new AbortController());
  const opening = el("p", { class: "wait", role: "status" }, "Opening the article…");
  const late = setTimeout(() => show(place, opening), PATIENCE_MS);
  try {
    const article = await fetchArticle(place.article_id, signal);
    if (!signal.aborted) fill(article, place);
  } catch (error) {
    if (signal.aborted) return;
    if (error.status === 401) {
      keyless = true;
      dialog.close();
      needsKey(error);
    } else show(place, el("p", { class: "wait", role: "alert" }, sentence(error.message)));
  } finally {
    clearTimeout(late);
  }
}

function show({ article_id: id }, ...body) {
  byId("article-title").textContent = `Article ${id}`;
  byId("article-source").replaceChildren();
  byId("article-speaker").replaceChildren();
  byId("article-cited").replaceChildren();
  byId("article-text").replaceChildren(...body);
  if (!dialog.open) dialog.showModal();
}

function fill(article, named) {
  const lost = missing(article, named);
  const place = lost ? { start: 0, end: 0 } : named;
  const cited = { ...article, article_id: article.id, start: place.start, end: place.end };
  const statement = article.statements.find(({ citation: at }) => at.start === place.start && at.end === place.end);
  byId("article-title").textContent = titleOf(cited);
  byId("article-source").replaceChildren(...about(article));
  const words = slice(article.text, place);
  byId("article-speaker").replaceChildren(...(statement ? spoken(statement) : []));
  byId("article-cited").replaceChildren(
    ...(lost ? [el("span", { role: "alert" }, lost)] : []),
    ...(words
      ? [
          el("a", { href: hashOf(cited), class: "to-words", onclick: toWords }, "To the cited words"),
          copyButton(citation(words, statement ?? null, cited)),
          placeOf(cited),
        ]
      : []),
  );
  byId("evidence").hidden = !statement?.speaker.evidence;
  byId("article-text").replaceChildren(...paragraphs(article, place, statement));
  if (!dialog.open) dialog.showModal();
  toWords();
}

/** Why the words that an address names can't be shown; null where they can, or where it names none. */
function missing({ text, sha256 }, { start, end, sha256: version }) {
  if (start === end) return null;
  const where = `characters ${start}–${end}`;
  if (version && !sha256.startsWith(version)) {
    return `This article has changed since ${where} of it were cited (sha256 ${version}); the words may stand elsewhere, or no longer.`;
  }
  return [...text].length < end ? `This article has no ${where}.` : null;
}

function toWords(event) {
  event?.preventDefault();
  const mark = byId("article-text").querySelector("mark");
  if (!mark) return;
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  const room = Math.min(byId("article-text").clientHeight, innerHeight);
  // In the middle they would begin above where there is no room for all of them.
  mark.scrollIntoView({ block: mark.offsetHeight < room ? "center" : "start" });
}

/** Who said the cited words, and how that is known: who follows a shared address sees nothing else of the answer. */
function spoken(said) {
  const { speaker, via } = said;
  const how = [kindOf(said), resolution(speaker), via && `relayed by ${via}`].filter(Boolean);
  return [el("b", { dir: "auto" }, nameOf(speaker)), ` · ${how.join(" · ")}`];
}

function about({ outlet, published, authors, url }) {
  const parts = [
    outlet ? el("b", { dir: "auto" }, outlet) : null,
    dated(published),
    authors.length ? el("span", { dir: "auto" }, authors.join(", ")) : null,
    outside(url, "Original"),
  ];
  return parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part]));
}

/**
 * The article's text, each paragraph an element that keeps its line ends: joined, they are the text, exactly.
 *
 * @returns {HTMLElement[]}
 */
export function paragraphs({ text, boilerplate }, place, statement) {
  const named = [{ ...place, name: "cited" }, ...boilerplate.map((span) => ({ ...span, name: "boilerplate" }))];
  const evidence = statement?.speaker.evidence;
  if (evidence) named.push({ ...evidence, name: "evidence" });
  const made = [el("p")];
  for (const piece of cut(text, named)) {
    for (const run of piece.text.split(/(?<=\n)(?!\n)/)) {
      made.at(-1).append(styled(run, piece.names));
      if (run.endsWith("\n")) made.push(el("p"));
    }
  }
  return made.filter((paragraph) => paragraph.hasChildNodes());
}

function styled(text, names) {
  const others = names.filter((name) => name !== "cited").join(" ");
  const inner = others ? el("span", { class: others }, text) : document.createTextNode(text);
  return names.includes("cited") ? el("mark", {}, inner) : inner;
}
