import type { LanguageFacts, ResourceFacts } from "graph-backup-delta";

declare global {
  /** What `describe` tells of each resource, put in when the page is built: see vite.config.js. */
  const RESOURCE_FACTS: ResourceFacts[];

  /** The version of the package. */
  const PACKAGE_VERSION: string;

  /** The languages of `snippet`, put in likewise. */
  const LANGUAGE_FACTS: LanguageFacts[];

  /** The files that the service worker keeps, and their version: see vite.config.js. */
  const FILES: string[];
  const VERSION: string;
}
