import { shortened } from "./address.js";
import { el } from "./dom.js";
import { attributed, day } from "./words.js";

/**
 * @typedef {{article_id: string, title: ?string, outlet: ?string, published: ?string, url: ?string, start: number,
 *   end: number, sha256: string}} Citation
 */

/** @param {Citation} cited */
const within = ({ start, end, sha256 }) => `, characters ${start}–${end}, sha256 ${shortened(sha256)}`;

/** Where the words stand, to be checked by anyone who has the article. @param {Citation} cited */
export const placeOf = (cited) => el("span", { class: "place" }, el("bdi", {}, cited.article_id), within(cited));

/**
 * A citation in plain text: the words and who said them, the source, the place.
 *
 * @param {string} words
 * @param {?{speaker: object, kind: string}} said Whose words they are, and whether they are quoted; null of a passage.
 * @param {Citation} cited
 */
export function citation(words, said, cited) {
  // What is partly quoted has marks of its own, and others around it would make all of it a quotation; as would any
  // around what is only reported, once the rest is cut away.
  const marked = (said && said.kind !== "direct") || /^["“„«‘']/.test(words);
  const quoted = marked ? words : `“${words}”`;
  const source = [cited.outlet, cited.title && `“${cited.title}”`, cited.published && day(cited.published), cited.url];
  return [
    said ? `${quoted} (${attributed(said)})` : quoted,
    source.filter(Boolean).join(", "),
    cited.article_id + within(cited),
  ].filter(Boolean).join("\n");
}

/**
 * A button that copies a text. Where the browser doesn't let it, the text is shown, selected, to be copied by hand.
 *
 * @param {string} text
 */
export function copyButton(text) {
  const said = el("span", { class: "copied", role: "status" });
  const button = el("button", { type: "button", class: "quiet", onclick: () => copy(text, button, said) }, "Copy citation");
  return el("span", { class: "copy" }, button, said);
}

async function copy(text, button, said) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied";
    setTimeout(() => (said.textContent = ""), 3000);
  } catch {
    // Browsers lend the clipboard only to pages from this machine or over HTTPS.
    const shown = el("textarea", { class: "by-hand", readonly: true, rows: 4, "aria-label": "Citation, to copy" });
    shown.value = text;
    button.replaceWith(shown);
    shown.select();
    said.textContent = "The browser does not allow copying here: press Ctrl+C.";
  }
}
