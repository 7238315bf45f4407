// What is told in one line, with exit code 2.

/** Something was typed that the command cannot follow, or a file cannot be read or written. */
export class UsageError extends Error {}
