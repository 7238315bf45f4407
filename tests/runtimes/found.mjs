// What is checked in every runtime. The source of the function is written into each project, so it
// uses nothing from around it.

/**
 * Judges the published sample and reads its answer, once after a call that throws: the next call
 * gets a fresh instance of the module.
 *
 * @param {typeof import("graph-backup-delta/validate")
 *   & Partial<typeof import("graph-backup-delta")>} library Either entry.
 * @param {{ request: string, answer: string }} sample
 */
export function found(library, { request, answer }) {
  let thrown = "";
  try {
    library.fix(/** @type {any} */ (5));
  } catch (error) {
    thrown = String(error);
  }
  const report = library.validate(request);
  const outcome = library.interpret?.(answer, { request });
  return JSON.stringify({
    thrown,
    findings: report.findings.map((it) => `${it.line}:${it.column} ${it.code}`),
    counts: outcome?.counts,
  });
}
