/**
 * The page's address holds all of a question, so that it can be shared and gone back to. What filters is named as in
 * `GET /v1/ask`; how the question was read, where a reader changed that, is under `read_...`; an open article and its
 * cited words are behind the `#`.
 *
 * @typedef {{kind: string, speakers: string[], also_named: string[], topic: ?string,
 *   published_from: ?string, published_to: ?string}} Interpretation
 * @typedef {{question: string, from: ?string, to: ?string, outlets: string[], interpretation: ?Interpretation,
 *   statements: ?number, passages: ?number}} Asked
 */

/** @type {Asked} */
export const NOTHING = {
  question: "",
  from: null,
  to: null,
  outlets: [],
  interpretation: null,
  statements: null,
  passages: null,
};

/**
 * @param {string} search `location.search`
 * @returns {Asked}
 */
export function read(search) {
  const query = new URLSearchParams(search);
  return {
    question: query.get("q") ?? "",
    from: query.get("published_from"),
    to: query.get("published_to"),
    outlets: query.getAll("outlet"),
    interpretation: query.has("read_as")
      ? {
          kind: query.get("read_as"),
          speakers: query.getAll("read_speaker"),
          also_named: query.getAll("read_also"),
          topic: query.get("read_topic"),
          published_from: query.get("read_from"),
          published_to: query.get("read_to"),
        }
      : null,
    statements: number(query.get("max_statements")),
    passages: number(query.get("top_k")),
  };
}

/**
 * @param {Asked} asked
 * @returns {string} A path with its query.
 */
export function write(asked) {
  const read = asked.interpretation;
  const pairs = [
    ["q", asked.question],
    ["published_from", asked.from],
    ["published_to", asked.to],
    ...asked.outlets.map((outlet) => ["outlet", outlet]),
    ["max_statements", asked.statements],
    ["top_k", asked.passages],
    ["read_as", read?.kind],
    ...(read?.speakers ?? []).map((name) => ["read_speaker", name]),
    ...(read?.also_named ?? []).map((name) => ["read_also", name]),
    ["read_topic", read?.topic],
    ["read_from", read?.published_from],
    ["read_to", read?.published_to],
  ];
  const query = new URLSearchParams(pairs.filter(([, value]) => value));
  return query.size ? `${location.pathname}?${query}` : location.pathname;
}

/** The body of `POST /v1/ask`. @param {Asked} asked */
export function body(asked) {
  return {
    question: asked.question,
    ...(asked.statements && { max_statements: asked.statements }),
    ...(asked.passages && { top_k: asked.passages }),
    filters: { published_from: asked.from, published_to: asked.to, outlets: asked.outlets },
    interpretation: asked.interpretation,
  };
}

/** So many digits of a digest tell one version of an article from another. @param {string} sha256 */
export const shortened = (sha256) => sha256.slice(0, 12);

/**
 * The part behind the `#` that opens an article, and tells which version of it was cited.
 *
 * @param {{article_id: string, start: number, end: number, sha256: string}} cited
 */
export const hashOf = ({ article_id: article, start, end, sha256 }) =>
  `#${new URLSearchParams({ article, start, end, sha256: shortened(sha256) })}`;

/**
 * @param {string} hash `location.hash`
 * @returns {?{article_id: string, start: number, end: number, sha256: ?string}}
 */
export function placeIn(hash) {
  const query = new URLSearchParams(hash.slice(1));
  const [start, end] = [number(query.get("start")), number(query.get("end"))];
  const [article_id, sha256] = [query.get("article"), query.get("sha256")];
  return query.has("article") ? { article_id, start: start ?? 0, end: end ?? 0, sha256 } : null;
}

/** @param {?string} digits */
const number = (digits) => (digits && /^\d{1,9}$/.test(digits) ? Number(digits) : null);
