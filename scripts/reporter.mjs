// A reporter for node --test that writes nothing but how many tests passed and failed, as JSON.
// The tests themselves are shown by Node's own reporter beside it.

/** @param {AsyncIterable<{ type: string, data: any }>} events */
export default async function* reporter(events) {
  const counts = { passed: 0, failed: 0 };
  for await (const { type, data } of events) {
    const ended = type === "test:pass" || type === "test:fail";
    // A suite is no test: its tests are told of one by one.
    if (!ended || data.details?.type === "suite") continue;
    // A test that is skipped has shown nothing.
    const passed = type === "test:pass" && data.skip === undefined && data.todo === undefined;
    counts[passed ? "passed" : "failed"] += 1;
  }
  yield JSON.stringify(counts);
}
