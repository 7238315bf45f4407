// Whose an error of the service is, in words.

/** @type {Record<import("graph-backup-delta").Owner, string>} */
export const OWNERS = {
  session: "a restore session",
  policy: "a protection policy",
  bulk: "a bulk request",
  rule: "a rule of a policy",
  search: "a search or a list",
  enable: "enabling Backup Storage",
  graph: "any request to Microsoft Graph",
};
