// Colours, for terminals only.

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

/**
 * How to style text for a stream: not at all where it is no terminal, or colours are not wanted
 * (https://no-color.org).
 *
 * @param {{ isTTY?: boolean }} stream
 * @returns {Style}
 */
export function styleFor(stream) {
  if (!stream.isTTY || process.env.NO_COLOR) return (_, text) => text;
  return (how, text) => `\u001b[${CODES[how]}m${text}\u001b[0m`;
}
