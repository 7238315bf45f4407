// Colours: where a person sees them, or where they are asked for.

const CODES = {
  error: "1;31",
  warning: "1;33",
  info: "1;36",
  good: "32",
  bad: "31",
  strong: "1",
  faint: "2",
};

/** @typedef {(how: keyof typeof CODES, text: string) => string} Style */
/** @typedef {"auto" | "always" | "never"} When */

/** What --color says: the one choice that holds for all that is printed. @type {When} */
let chosen = "auto";

/** @param {When} [when] */
export function chooseColor(when = "auto") {
  chosen = when;
}

/**
 * How to style text for a stream.
 *
 * @param {{ isTTY?: boolean }} stream
 * @returns {Style}
 */
export function styleFor(stream) {
  if (!isColored(stream)) return (_, text) => text;
  return (how, text) => `\u001b[${CODES[how]}m${text}\u001b[0m`;
}

/**
 * What was typed counts most, then the environment (https://no-color.org, https://force-color.org),
 * then whether a terminal shows it.
 *
 * @param {{ isTTY?: boolean }} stream
 */
function isColored({ isTTY = false }) {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (chosen !== "auto") return chosen === "always";
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return isTTY && !NO_COLOR && TERM !== "dumb";
}
