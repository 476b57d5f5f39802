import { byId, el } from "./dom.js";
import { people } from "./service.js";
import { counted, listed } from "./words.js";

/** Completes names in the question: a combobox as WAI-ARIA describes it. Where the service has no names, it is a box. */

const SHOWN = 6;
// Long enough to skip most keystrokes of somebody who types on, short enough to seem at once.
const PAUSE_MS = 120;
const QUESTION_WORDS = new Set(
  "what who whom when where why how did does has have had was were say says said tell told about the and".split(" "),
);
const NAME = /(?:\p{Lu}[\p{L}\p{M}’'.-]*\s+){0,3}\p{L}[\p{L}\p{M}’'-]*$/u;

/**
 * The beginning of a name that stands before the caret; null where nothing there looks like one.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {?{start: number, typed: string}}
 */
export function begunName(text, caret) {
  if (/^[\p{L}\p{M}]/u.test(text.slice(caret))) return null;
  const words = (NAME.exec(text.slice(0, caret))?.[0] ?? "").split(/(?<=\s)(?=\S)/);
  // Names begin after "What" and "Did", which have a capital, too.
  while (words.length && QUESTION_WORDS.has(words[0].trim().toLowerCase())) words.shift();
  const typed = words.join("");
  const long = /^\p{Lu}/u.test(typed) ? 2 : 3;
  return typed.length >= long ? { start: caret - typed.length, typed } : null;
}

/** @param {HTMLInputElement} box */
export function completeNames(box) {
  const list = byId("names");
  const status = byId("status");
  let active = -1;
  let timer = 0;
  /** @type {?AbortController} */
  let asking = null;

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const choose = (option) => {
    const begun = begunName(box.value, box.selectionStart);
    if (begun) box.setRangeText(option.dataset.name, begun.start, box.selectionStart, "end");
    close();
  };

  const activate = (index) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = (index + list.children.length) % list.children.length;
    list.children[active].setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", list.children[active].id);
  };

  const open = (found) => {
    list.replaceChildren(...found.map((person, i) => option(person, i, choose)));
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
    status.textContent = `Names: ${listed(found.map(({ name }) => name))}`;
  };

  const look = async () => {
    const begun = begunName(box.value, box.selectionStart);
    close();
    if (!begun) return;
    const { signal } = (asking = new AbortController());
    const found = await people(begun.typed, SHOWN, signal).catch(() => []);
    const news = found.slice(0, SHOWN).filter(({ name }) => name !== begun.typed);
    if (news.length && !signal.aborted && document.activeElement === box) open(news);
  };

  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp") activate(active < 0 ? -1 : active - 1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) choose(list.children[active]);
    else return;
    event.preventDefault();
  });
  box.form.addEventListener("submit", close);
}

function option({ name, roles, statements }, index, choose) {
  const made = el(
    "li",
    {
      id: `name-${index}`,
      role: "option",
      "aria-selected": "false",
      "data-name": name,
      // Before the box loses the focus, which would take the list away.
      onmousedown: (event) => {
        event.preventDefault();
        choose(made);
      },
    },
    el("span", {}, name),
    el("span", { class: "role" }, [...roles.slice(0, 1), counted(statements, "statement")].join(", ")),
  );
  return made;
}
