import { day } from "./words.js";

/**
 * Make an element. Strings become text, never markup: this is the only way that words of an article reach the page.
 *
 * @param {string} tag
 * @param {Object<string, unknown>} [properties] Attributes; functions under `on...` listen; null and false are left out.
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** The day of an article. @param {?string} published */
export const dated = (published) =>
  published ? el("time", { datetime: published }, day(published)) : el("span", {}, "undated");

/** @param {string} id */
export const byId = (id) => document.getElementById(id);

/**
 * A link, where an address is one that a reader may follow; else null. An index can hold any string as an address, and
 * `javascript:` is one.
 *
 * @param {string | null} address
 * @param {string} text
 */
export function outside(address, text) {
  if (!address || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}
