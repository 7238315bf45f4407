// Made-up ids and tables for the tests of what the page knows.

export const ids = [
  "0000000a-4f3a-4b86-9a57-0c1e6f28b3d4",
  "0000000b-4f3a-4b86-9a57-0c1e6f28b3d4",
  "0000000c-4f3a-4b86-9a57-0c1e6f28b3d4",
];

/** @param {string} id */
export function csvNames(id) {
  return [
    ["DisplayName", "UserPrincipalName", "Id"],
    ["Adele Vance", "adele@contoso.com", id],
  ];
}
