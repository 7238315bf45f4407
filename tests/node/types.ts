// The published types, used as a program would; checked by tsc, never run.

import {
  type Addition,
  type Built,
  build,
  type Change,
  type Finding,
  type Input,
  type InterpretContext,
  type Item,
  interpret,
  type Outcome,
  type Report,
  type Request,
  type ResourceName,
  type ServiceError,
  type ValidateOptions,
  validate,
} from "graph-backup-delta";

const resource: ResourceName = "oneDriveForBusinessRestoreSession";
const addition: Addition = { restorePoint: { id: "a" }, destinationType: "inPlace" };
const change: Change = { resource, id: "b", version: "beta", add: ["c", addition], remove: ["d"] };
const least: Change = { resource, id: "b" };

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

const built: Built = build(change);
const request: Request = built.requests[0];
const method: "PATCH" | "POST" = request.method;
const headers: Record<string, string> = request.headers;
const total: number = built.total;

const context: InterpretContext = { request, status: 200 };
const outcome: Outcome = interpret("{}", context);
const item: Item = outcome.items[0];
const state: "added" | "removed" | "failed" | "unconfirmed" = item.state;
const evidence: "confirmed" | "implied" | "none" = item.evidence;
const error: ServiceError | undefined = item.error;
const failed: number = outcome.counts.failed;

// @ts-expect-error A body is not a number.
validate(5);
// @ts-expect-error There is no such option.
validate("{}", { limit: 5 });
// @ts-expect-error A change names its session.
build({ resource });
// @ts-expect-error There is no such destination.
build({ resource, id: "b", destinationType: "elsewhere" });
// @ts-expect-error A status is a number.
interpret("{}", { status: "200" });

export {
  edits,
  error,
  evidence,
  failed,
  headers,
  least,
  method,
  optional,
  recognised,
  service,
  severity,
  state,
  total,
};
