export const HELP = `graph-backup-delta: delta updates of Microsoft Graph Backup Storage, checked, made and explained.
It works offline and sends nothing.

usage:
  graph-backup-delta validate  [--resource NAME] [FILE…]          judge bodies of PATCH requests
  graph-backup-delta build     [FILE…]                            make requests from changes
  graph-backup-delta interpret [--request FILE] [--status N] [FILE…]
                                                                  tell what answers say of each item

Without FILE, or where it is -, standard input is read.

options:
  --format human|json   human by default; json prints an array with one object for each FILE: its
                        name as "file", and what the library's function of that name returns
  --resource NAME       the resource that the body is for, such as
                        oneDriveForBusinessRestoreSession; without it the body tells
  --request FILE        the request that the answer answers: its body, or JSON with it in "body"
  --status N            the HTTP status of the answer
  -h, --help            print this
  -V, --version         print the version

build prints the requests to standard output, as .http files have them, and findings to standard
error.

exit code:
  0  nothing is wrong
  1  a finding is an error; or an item failed or is unconfirmed, or the service refused the request
  2  it could not be done: a wrong option, or a file that cannot be read; nothing else is printed
`;
