/**
 * Tells a text from others, in few characters.
 *
 * @param {string} text
 */
export function digest(text) {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum = (sum * 31 + text.charCodeAt(at)) | 0;
  return `${text.length} ${sum}`;
}
