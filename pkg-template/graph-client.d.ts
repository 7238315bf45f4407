import type { Outcome, Report } from "./index.js";

/** What a middleware of `@microsoft/microsoft-graph-client` is given, as far as it is used here. */
export interface GraphContext {
  /** The address, or the request itself. */
  request: string | GraphRequest;
  /** What to fetch it with. */
  options?: GraphOptions;
  /** The answer, once there is one. */
  response?: GraphResponse;
}

/** A request of the platform, as far as it is used here. */
export interface GraphRequest extends GraphText {
  /** The address. */
  readonly url: string;
  /** The HTTP method. */
  readonly method: string;
}

/** What a request is fetched with, as far as it is used here. */
export interface GraphOptions {
  /** The HTTP method. */
  method?: string;
  /** The body: text or bytes, or what is passed on unread. */
  body?: unknown;
}

/** An answer of the platform, as far as it is used here. */
export interface GraphResponse extends GraphText {
  /** The HTTP status. */
  readonly status: number;
  /** The HTTP headers. */
  readonly headers: {
    /** One of them; null where it did not come. */
    get(name: string): string | null;
  };
}

/** What has a body that can be read as text. */
export interface GraphText {
  /** A copy, so that whoever comes next can read the body too. */
  clone(): {
    /** The body. */
    text(): Promise<string>;
  };
}

/** A middleware of the client's chain. */
export interface GraphMiddleware {
  /** Handles a request, and sets its response. */
  execute(context: GraphContext): Promise<void>;
  /** Is told, by the client, which middleware comes next. */
  setNext(next: {
    /** Handles a request, and sets its response. */
    execute(context: GraphContext): Promise<void>;
  }): void;
}

/** What `backupStorageMiddleware` may be told. */
export interface MiddlewareOptions {
  /**
   * Is called with the report on each body, before it is sent or stopped: it tells of warnings too.
   * Of a `$batch` it is called for each request to a session or policy, with pointers into the whole.
   */
  onReport?: (report: Report, context: GraphContext) => void;
  /**
   * Is called with what the answer says became of each item: a `200 OK` may hide items that failed. It
   * is called for a refusal too, before the client throws, and for each of those requests of a `$batch`.
   */
  onOutcome?: (outcome: Outcome, context: GraphContext) => void;
}

/**
 * A middleware for the chain of `@microsoft/microsoft-graph-client`, to stand first in it. It judges
 * each PATCH of a restore session or protection policy, and each POST that creates one, by method,
 * address and body, alone and in a `$batch`. It sends none that has an error: the client rejects with a
 * `GraphError` whose `code` is `WrongBody`, and whose message tells each error. All other requests pass
 * untouched, and so do bodies that are streams or blobs.
 *
 * @param options Who is told of the reports on bodies, and of what the answers say.
 * @example
 * ```js
 * import { Client, MiddlewareFactory } from "@microsoft/microsoft-graph-client";
 * import { backupStorageMiddleware } from "graph-backup-delta/graph-client";
 * const client = Client.initWithMiddleware({
 *   middleware: [
 *     backupStorageMiddleware({ onOutcome: ({ counts }) => console.log(counts) }),
 *     ...MiddlewareFactory.getDefaultMiddlewareChain(authProvider),
 *   ],
 * });
 * ```
 */
export function backupStorageMiddleware(options?: MiddlewareOptions): GraphMiddleware;
