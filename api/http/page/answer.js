import { hashOf } from "./address.js";
import { citation, copyButton, placeOf } from "./cite.js";
import { dated, el, outside } from "./dom.js";
import { cut } from "./offsets.js";
import { chance, counted, day, kindOf, listed, nameOf, others, resolution, titleOf } from "./words.js";

/** An answer's statements and passages as nodes. What it holds is described in the service's /docs. */

/**
 * The statements and the passages of an answer, each under its heading. What somebody said is answered by statements, an
 * open question by passages first.
 *
 * @param {object} answer
 * @param {?() => void} moreStatements Asks for more of them; null where there can be none.
 * @param {?() => void} morePassages
 * @returns {HTMLElement[]}
 */
export function found(answer, moreStatements, morePassages) {
  const { answered, confidence, interpretation: read, statements, passages } = answer;
  const parts = [
    part("statements", answered ? said(read) : "The nearest statements", statements.map(statement), moreStatements),
    part("passages", answered ? "Passages" : "The nearest passages", passages.map(passage), morePassages),
  ];
  const shown = (read.kind === "open" ? parts.reverse() : parts).filter(Boolean);
  if (answered) {
    const unsure = confidence < 0.5 ? "chance unsure" : "chance";
    shown[0]?.querySelector("h2").after(el("p", { class: unsure }, chance(confidence)));
  }
  return shown;
}

function said({ kind, speakers }) {
  if (kind === "open") return "Statements that bear on it";
  return kind === "said" && speakers.length ? `What ${listed(speakers)} said` : "Who said it";
}

function part(name, heading, figures, more) {
  if (!figures.length) return null;
  const id = `${name}-heading`;
  return el(
    "section",
    { class: name, "aria-labelledby": id },
    el("h2", { id }, heading),
    el("ol", {}, ...figures.map((figure) => el("li", {}, figure))),
    more ? el("button", { type: "button", class: "more", onclick: more }, `More ${name}`) : null,
  );
}

/** What was asked, and how fast it answered. @param {object} answer */
export function colophon({ index, took_ms: took }) {
  const facts = [
    `${counted(index.articles, "article")}${index.newest_article ? `, the newest of ${day(index.newest_article)}` : ""}`,
    `answered in ${took < 10 ? took.toFixed(1) : Math.round(took)} ms`,
  ];
  return el("p", { class: "colophon" }, facts.join(" · "));
}

function statement(found) {
  const { speaker, citation: cited, text, kind, via } = found;
  const name = nameOf(speaker);
  return el(
    "figure",
    { class: `statement ${kind}` },
    el("blockquote", { dir: "auto" }, el("p", {}, ...spoken(text, found.parts, cited.start))),
    el(
      "figcaption",
      {},
      el(
        "p",
        { class: "by" },
        el("span", { class: speaker.name ? "speaker" : "speaker unnamed", dir: "auto" }, name),
        el("span", { class: "kind" }, kindOf(found)),
      ),
      el("p", { class: "how" }, resolution(speaker) + (via ? `; relayed by ${via}` : "")),
      source(cited),
      actions(cited, text, found),
      found.also_reported_by.length ? wordings(found, cited.outlet) : null,
    ),
  );
}

/** The words of a statement, what interrupts them set apart. `parts` are offsets into the article. */
function spoken(text, parts, from) {
  const spans = parts.map(({ start, end }) => ({ name: "spoken", start: start - from, end: end - from }));
  return cut(text, spans).map((piece) =>
    piece.names.length ? document.createTextNode(piece.text) : el("span", { class: "aside" }, piece.text),
  );
}

function passage({ text, highlights, citation: cited }) {
  const marked = cut(text, highlights.map((span) => ({ ...span, name: "matched" }))).map((piece) =>
    piece.names.length ? el("mark", {}, piece.text) : document.createTextNode(piece.text),
  );
  return el(
    "figure",
    { class: "passage" },
    el("blockquote", { dir: "auto" }, ...marked),
    el("figcaption", {}, source(cited), actions(cited, text, null)),
  );
}

function wordings({ speaker, also_reported_by: found }, own) {
  return el(
    "details",
    { class: "also" },
    el("summary", {}, others(found, own)),
    ...found.map(({ text, kind, citation: cited }) =>
      el(
        "figure",
        {},
        el("blockquote", { dir: "auto" }, el("p", {}, text)),
        el(
          "figcaption",
          {},
          el("p", { class: "kind" }, kindOf({ kind })),
          source(cited),
          actions(cited, text, { speaker, kind }),
        ),
      ),
    ),
  );
}

/** Outlet, date and title of a cited article. */
function source(cited) {
  const parts = [
    cited.outlet ? el("b", { dir: "auto" }, cited.outlet) : null,
    dated(cited.published),
    el(cited.title ? "cite" : "span", { dir: "auto" }, titleOf(cited)),
  ];
  return el("p", { class: "source" }, ...parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part])));
}

function actions(cited, text, said) {
  // Many such links stand on a page; those who hear them one after the other must know them apart.
  const label = `Read in the article: ${text.split(/\s+/, 8).join(" ")}`;
  return el(
    "p",
    { class: "actions" },
    el("a", { href: hashOf(cited), class: "open", "aria-label": label }, "Read in the article"),
    copyButton(citation(text, said, cited)),
    outside(cited.url, "Original"),
    placeOf(cited),
  );
}
