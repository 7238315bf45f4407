// The budgets of tests/budgets.json: what was measured when somebody last looked, in bytes of gzip where
// it is about a page, and by how much it may grow in silence.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const budgets = JSON.parse(readFileSync(new URL("budgets.json", import.meta.url), "utf8"));

/**
 * Fails where a size is over its budget.
 *
 * @param {"page" | "package"} of
 * @param {string} name
 * @param {number} size
 * @param {string} [detail] What it is made of.
 */
export function withinBudget(of, name, size, detail = "") {
  const budget = budgets[of][name];
  const most = Math.floor(budget * (1 + budgets.margin));
  const told = `${of}, ${name}: ${size} bytes, where ${budget} are budgeted and ${most} the most`;
  assert.ok(size > 0 && size <= most, `${told} (tests/budgets.json). ${detail}`);
}
