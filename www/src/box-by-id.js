/**
 * The box of that id, which index.html has: what is drawn goes into it.
 *
 * @param {string} id
 */
export function boxById(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}
