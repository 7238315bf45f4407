// Loaded before a snippet: the credential gives the stand-in's token, and asks nobody for one.

import { DefaultAzureCredential } from "@azure/identity";

DefaultAzureCredential.prototype.getToken = async () => ({
  token: String(process.env.ACCESS_TOKEN),
  expiresOnTimestamp: Date.now() + 3_600_000,
});
