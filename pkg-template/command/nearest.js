// The name that somebody may have meant who typed another one.

/**
 * An operation that does not exist, and the nearest one that does.
 *
 * @param {string} typed
 * @param {readonly string[]} names
 */
export function unknownOperation(typed, names) {
  const meant = nearest(typed, names);
  return `unknown operation "${typed}"; ${meant ? `did you mean ${meant}? ` : ""}`;
}

/**
 * @param {string} typed
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
function nearest(typed, names) {
  const text = typed.toLowerCase();
  // Nobody types so much by mistake.
  if (text.length < 2 || text.length > 20) return undefined;
  const begun = names.filter((it) => it.startsWith(text));
  if (begun.length === 1) return begun[0];
  const all = names.map((name) => ({ name, far: distance(text, name) }));
  const [first] = all.sort((one, other) => one.far - other.far);
  return first.far <= Math.max(1, Math.floor(first.name.length / 4)) ? first.name : undefined;
}

/**
 * How many letters were left out, added, taken for another or for each other's place.
 *
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i][j] = Math.min(
        rows[i - 1][j] + 1,
        rows[i][j - 1] + 1,
        rows[i - 1][j - 1] + (isSame ? 0 : 1),
        isSwapped ? rows[i - 2][j - 2] + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return rows[one.length][other.length];
}
