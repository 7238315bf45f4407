import type { LanguageFacts, ResourceFacts } from "graph-backup-delta";
import type { BuiltRequests } from "./operations.js";

declare global {
  /** What `describe` tells of each resource, put in when the page is built: see vite.config.js. */
  const RESOURCE_FACTS: ResourceFacts[];

  /** The version of the package. */
  const PACKAGE_VERSION: string;

  /** The languages of `snippet`, put in likewise. */
  const LANGUAGE_FACTS: LanguageFacts[];

  /** The change of the sample that the page opens with, as JSON, and what is built from it. */
  const SAMPLE_BUILT: { change: string; built: BuiltRequests };

  /** The files that the service worker keeps, and their version: see vite.config.js. */
  const FILES: string[];
  const VERSION: string;
}
