// The published types, used as a program would; checked by tsc, never run.

import {
  type Add,
  type Addition,
  type BatchOutcome,
  type BatchPart,
  type Built,
  batch,
  build,
  type Change,
  type Collected,
  type CollectOptions,
  codes,
  collect,
  type DeltaFacts,
  describe,
  type Explanation,
  explain,
  type Finding,
  type Fixed,
  fix,
  type Input,
  type InterpretContext,
  type Item,
  interpret,
  interpretBatch,
  type LanguageFacts,
  languages,
  type Outcome,
  type Planned,
  plan,
  type Report,
  type Request,
  type ResourceFacts,
  type ResourceName,
  type Retry,
  type ServiceError,
  schema,
  snippet,
  type Target,
  type ValidateOptions,
  validate,
} from "graph-backup-delta";

const resource: ResourceName = "oneDriveForBusinessRestoreSession";
const least: Change = { resource, id: "b" };

// An addition of each shape.
const standard: Addition = { restorePoint: { id: "a" }, destinationType: "inPlace" };
const byDefault: Addition = { restorePoint: { id: "a" } };
const granular: Addition = { browseSessionId: "a", itemKey: "b" };
const granularById: Addition = { browseSessionId: "a", id: "b" };
const user: Addition = { directoryObjectId: "a" };
const site: Addition = { siteId: "a" };
const add: Add[] = ["c", standard, byDefault, granular, granularById, user, site];

// A change of each resource: the record has all of them, or it does not compile.
const changes: Record<ResourceName, Change> = {
  oneDriveForBusinessRestoreSession: {
    ...{ resource, id: "b", version: "beta", add: ["c", standard], remove: ["d"] },
    destinationType: "inPlace",
  },
  sharePointRestoreSession: {
    resource: "sharePointRestoreSession",
    id: "b",
    restoreJobType: "granular",
    browseSessionId: "c",
    add: ["d", granularById],
  },
  exchangeRestoreSession: {
    resource: "exchangeRestoreSession",
    id: "b",
    add: [byDefault],
    destinationType: "new",
  },
  oneDriveForBusinessProtectionPolicy: {
    resource: "oneDriveForBusinessProtectionPolicy",
    id: "b",
    displayName: "c",
    add: [user],
  },
  sharePointProtectionPolicy: { resource: "sharePointProtectionPolicy", id: "b", add: [site] },
  exchangeProtectionPolicy: { resource: "exchangeProtectionPolicy", id: "b", remove: ["c"] },
};

const inputs: Input[] = ["{}", new Uint8Array(), new ArrayBuffer(0), { a: 1 }, []];
const options: ValidateOptions = { resource, maxFindings: 10 };
const report: Report = validate(inputs[0], options);
const finding: Finding = report.findings[0];
const severity: "error" | "warning" | "info" = finding.severity;
const optional: [string?, number?, number?, number?, number?] = [
  finding.help,
  finding.line,
  finding.column,
  finding.start,
  finding.end,
];
const service: { status: number; code: string } | undefined = finding.service;
const edits: { start: number; end: number; text: string }[] | undefined = finding.fix?.edits;
const recognised: ResourceName | null = report.resource;

const fixed: Fixed = fix("{}", options);
const mended: [string, Finding[], number, Report] = [
  fixed.text,
  fixed.applied,
  fixed.appliedTotal,
  fixed.report,
];

const built: Built = build(changes.exchangeProtectionPolicy);
const request: Request = built.requests[0];
const method: "PATCH" | "POST" = request.method;
const headers: Record<string, string> = request.headers;
const total: number = built.total;
const batched: Request[] = batch(built.requests).requests;

const target: Target = { resource, id: "b", destinationType: "new" };
const planned: Planned = plan({ value: [] }, add, target);
const change: Change | undefined = planned.change;
const kept: number = planned.kept;

const collecting: CollectOptions = { resource, restoreJobType: "granular", kind: "removal" };
const collected: Collected = collect("a b", collecting);
const ids: string[] = collected.ids;

const context: InterpretContext = { request, status: 429, headers: { "Retry-After": "5" } };
const outcome: Outcome = interpret("{}", context);
const item: Item = outcome.items[0];
const state: "added" | "removed" | "failed" | "unconfirmed" = item.state;
const evidence: "confirmed" | "implied" | "none" = item.evidence;
const error: ServiceError | undefined = item.error;
const failed: number = outcome.counts.failed;
const retry: Retry | undefined = outcome.retry;
const again: [Change?, number?] = [outcome.retry?.change, outcome.retry?.afterSeconds];

const batchOutcome: BatchOutcome = interpretBatch("{}", { request: batched[0] });
const part: BatchPart = batchOutcome.parts[0];
const ofPart: [string, number | undefined, Outcome] = [part.id, part.status, part.outcome];

const explanation: Explanation | undefined = explain(codes()[0]);
const facts: ResourceFacts = describe(resource);
const delta: DeltaFacts = facts.deltas[0];
const { $schema }: Record<string, unknown> = schema(resource);

const [{ language, needs }]: LanguageFacts[] = languages();
const code: string = snippet(JSON.stringify(request), language);
const packages: string[] = needs["v1.0"];

// @ts-expect-error A body is not a number.
validate(5);
// @ts-expect-error There is no such option.
validate("{}", { limit: 5 });
// @ts-expect-error There is no such resource.
validate("{}", { resource: "site" });
// @ts-expect-error Ids are for a resource.
collect("a", {});
// @ts-expect-error Bytes are not text.
fix(new Uint8Array());
// @ts-expect-error A change names its session.
build({ resource });
const { next } = build({
  resource,
  create: true,
  add: ["a"],
  destinationType: "new",
  policyId: "b",
});
if (next) build({ ...next, id: "c" });
// @ts-expect-error What is created gets its id from the service.
build({ resource, create: true, id: "b" });
// @ts-expect-error There is nothing to remove from what is created.
build({ resource, create: true, remove: ["a"] });
validate("{}", {
  version: "beta",
  request: { method: "PATCH", url: "/solutions" },
  rules: { "property-unknown": "error", "id-unusual": "off" },
  allowProperties: ["tags"],
});
// @ts-expect-error There is no such level.
validate("{}", { rules: { "property-unknown": "fatal" } });
// @ts-expect-error There is no such rule.
validate("{}", { rules: { "property-unkown": "off" } });
// @ts-expect-error There is no such destination.
build({ resource, id: "b", destinationType: "elsewhere" });
// @ts-expect-error There is no such destination.
build({ resource, id: "b", add: [{ restorePoint: { id: "a" }, destinationType: "elsewhere" }] });
// @ts-expect-error There is no such resource.
build({ resource: "oneDriveRestoreSession", id: "b" });
// @ts-expect-error There is no such version.
build({ resource, id: "b", version: "v2.0" });
// @ts-expect-error An addition has one of the shapes.
build({ resource, id: "b", add: [{ restorePointId: "a" }] });
// @ts-expect-error What is to be added is what a plan finds.
plan([], [], { resource, id: "b", add: [] });
// @ts-expect-error A status is a number.
interpret("{}", { status: "200" });
// @ts-expect-error A status is a number.
interpretBatch("{}", { status: "200" });
// @ts-expect-error There is no such resource.
describe("site");
// @ts-expect-error There is no such language.
snippet({ method: "PATCH", url: "", headers: {}, body: "{}" }, "cobol");
// @ts-expect-error There is no such resource.
schema("site");

export {
  $schema,
  again,
  change,
  code,
  delta,
  edits,
  error,
  evidence,
  explanation,
  failed,
  headers,
  ids,
  kept,
  least,
  mended,
  method,
  ofPart,
  optional,
  packages,
  recognised,
  retry,
  service,
  severity,
  state,
  total,
};
