/** The service, over HTTP: its paths stand beside the page, which a proxy may have under a path of its own. */

const KEY = "onrecord-key";

/** What the service would not do, and why. */
export class Refusal extends Error {
  /**
   * @param {number} status 0 where no answer came.
   * @param {string} [detail] What the service says; missing where something before it answered.
   * @param {?string} [retryAfter] Seconds.
   */
  constructor(status, detail, retryAfter = null) {
    super(detail ?? `The service answered ${status}.`);
    this.status = status;
    this.isExplained = detail !== undefined;
    this.retryAfter = retryAfter;
  }
}

// What stands in for the tab's storage where a reader's settings forbid it: the key then lasts as long as the page.
let unstored = null;

/** The API key of this tab; null where there is none. */
export function key() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return unstored;
  }
}

/** @param {?string} value Null forgets it. */
export function keepKey(value) {
  try {
    if (value === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, value);
  } catch {
    unstored = value;
  }
}

/** Ask a question. @param {object} body As the contract has it. @param {AbortSignal} [signal] */
export const ask = (body, signal) =>
  call("v1/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });

/** An article with its text. Its id may hold slashes, dots and question marks. @param {string} id */
export const article = (id, signal) => call(`v1/articles/${encodeURIComponent(id)}`, { signal });

/** People whose names begin like `start`, or the most quoted. @param {string} start @param {number} limit */
export async function people(start, limit, signal) {
  const query = new URLSearchParams({ ...(start && { q: start }), limit: String(limit) });
  return (await call(`v1/people?${query}`, { signal })).people;
}

/** Resolves where questions can be answered. */
export const ready = () => call("readyz");

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 * @throws {Refusal}
 */
async function call(path, options = {}) {
  const headers = new Headers(options.headers);
  if (key()) headers.set("Authorization", `Bearer ${key()}`);
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, "No answer came. The service may have stopped, or the connection may be down.");
  }
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Refusal(response.status, problem.detail, response.headers.get("Retry-After"));
}
