// The types as a CommonJS program gets them; checked by tsc, never run.

import library = require("graph-backup-delta");

const report: library.Report = library.validate("{}");

export = report;
