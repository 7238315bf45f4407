/** How long a button says what it did, in milliseconds. */
export const SAID_FOR = 2000;

/**
 * @param {string} text
 * @returns {Promise<string>} What to tell.
 */
export async function copied(text) {
  if (text === "") return "Not copied: try again in a moment";
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return "Not copied: the browser refused";
  }
}
