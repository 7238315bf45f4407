// Stands in for Microsoft Graph in the examples of the READMEs: each addition is added, each removal
// is done, which the answer does not mention.

globalThis.fetch = async (_url, options) => {
  const body = JSON.parse(String(options?.body));
  const delta = "driveRestoreArtifacts@delta";
  const additions = body[delta].filter((/** @type {any} */ item) => !item["@removed"]);
  const added = additions.map((/** @type {any} */ item, /** @type {number} */ at) => ({
    id: `89014d8c-71fe-4d00-a01a-${String(at).padStart(12, "0")}`,
    ...item,
    status: "added",
  }));
  return Response.json({ [delta]: added });
};
