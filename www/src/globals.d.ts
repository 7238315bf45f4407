import type { ResourceFacts } from "graph-backup-delta";

declare global {
  /** What `describe` tells of each resource, put in when the page is built: see vite.config.js. */
  const RESOURCE_FACTS: ResourceFacts[];
}
