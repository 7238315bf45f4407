/** Numbers as the page writes them. */

const NUMBERS = new Intl.NumberFormat("en");

/** @param {number} count */
export function number(count) {
  return NUMBERS.format(count);
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${number(count)} ${count === 1 ? one : many}`;
}
