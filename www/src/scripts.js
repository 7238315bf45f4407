/**
 * All requests as one thing to run or keep: a script that waits where the service says so and goes on where
 * it stopped, a file of HTTP requests, bodies in a ZIP. Loaded only when somebody asks for it.
 *
 * @import { Request } from "graph-backup-delta"
 */

import { strToU8, zipSync } from "fflate";

/**
 * The requests as REST clients read them.
 *
 * @param {Request[]} requests
 */
export function httpFile(requests) {
  const parts = requests.map(({ method, url, headers, body }, at) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const head = [`${method} ${url}`, "Authorization: Bearer {{token}}", ...lines].join("\n");
    return `### Request ${at + 1} of ${requests.length}\n${head}\n\n${body}\n`;
  });
  return parts.join("\n");
}

/** @param {Request[]} requests */
export function zipOfBodies(requests) {
  const width = String(requests.length).length;
  const files = requests.map(({ body }, at) => {
    const name = `request-${String(at + 1).padStart(width, "0")}-of-${requests.length}.json`;
    return [name, strToU8(body)];
  });
  return zipSync(Object.fromEntries(files));
}

/**
 * A request that was refused as too many (429) did nothing, so it is sent again after the time that the
 * service gives. Whatever else fails ends the script: part of it may have been done. Each answer is kept,
 * and what has one is not sent again.
 *
 * @param {Request[]} requests
 */
export function powerShellScript(requests) {
  const list = requests.map(({ url, body }, at) => {
    const words = `    # Request ${at + 1} of ${requests.length}`;
    return `${words}\n    @{ Uri = ${powerShellText(url)}; Body = ${powerShellText(body)} }`;
  });
  return `# Sends ${requests.length} requests, one after the other, and keeps each answer in the folder answers.
# Run it again to go on where it stopped: what has an answer there is not sent again.
# Read an answers in the page: drop the files of that folder on "Read an answer".
#Requires -Modules Microsoft.Graph.Authentication
$ErrorActionPreference = 'Stop'
Connect-MgGraph -Scopes '${scopeOf(requests)}' -NoWelcome
$requests = @(
${list.join("\n")}
)
$null = New-Item -ItemType Directory -Force -Path 'answers'
for ($i = 0; $i -lt $requests.Count; $i++) {
    $file = Join-Path 'answers' ('answer-{0:d4}.json' -f ($i + 1))
    if (Test-Path $file) { continue }
    while ($true) {
        $answer = Invoke-MgGraphRequest -Method PATCH -Uri $requests[$i].Uri -Body $requests[$i].Body -ContentType 'application/json' -OutputType Json -SkipHttpErrorCheck -StatusCodeVariable status -ResponseHeadersVariable headers
        if ([int]$status -ne 429) { break }
        $wait = 30
        if ("$($headers['Retry-After'])" -match '^\\d+') { $wait = [int]$Matches[0] }
        Write-Host ('Request {0}: too many requests, waiting {1} s' -f ($i + 1), $wait)
        Start-Sleep -Seconds $wait
    }
    if ([int]$status -ge 400) {
        Set-Content -Path ($file -replace 'answer-', 'failed-') -Value $answer -Encoding utf8
        throw ('Request {0} was answered {1}. Its answer is in the folder answers. List what is there before you go on.' -f ($i + 1), $status)
    }
    Set-Content -Path $file -Value $answer -Encoding utf8
    Write-Host ('Request {0} of {1}: {2}' -f ($i + 1), $requests.Count, $status)
}
`;
}

/**
 * The same for a shell with curl.
 *
 * @param {Request[]} requests
 */
export function shellScript(requests) {
  const calls = requests.map(
    ({ url, body }, at) => `send ${at + 1} ${shellText(url)} ${shellText(body)}`,
  );
  return `#!/bin/sh
# Sends ${requests.length} requests, one after the other, and keeps each answer in the folder answers.
# Run it again to go on where it stopped: what has an answer there is not sent again.
# Read an answers in the page: drop the files of that folder on "Read an answer".
: "\${ACCESS_TOKEN:?must hold the access token}"
mkdir -p answers || exit 1
send() {
  file=answers/answer-$1.json
  [ -e "$file" ] && return
  while :; do
    status=$(printf %s "$3" | curl --silent --show-error --request PATCH "$2" \\
      --header "Authorization: Bearer $ACCESS_TOKEN" --header 'Content-Type: application/json' \\
      --data-binary @- --dump-header answers/headers --output answers/part --write-out '%{http_code}') || {
      echo "Request $1: no answer came. List what is there before you go on." >&2
      exit 1
    }
    [ "$status" = 429 ] || break
    wait=$(sed -n 's/^[Rr]etry-[Aa]fter: *\\([0-9][0-9]*\\).*/\\1/p' answers/headers)
    echo "Request $1: too many requests, waiting \${wait:-30} s" >&2
    sleep "\${wait:-30}"
  done
  if [ "$status" -ge 400 ]; then
    mv answers/part "answers/failed-$1.json"
    echo "Request $1 was answered $status. Its answer is in the folder answers. List what is there before you go on." >&2
    exit 1
  fi
  mv answers/part "$file"
  echo "Request $1 of ${requests.length}: $status"
}
${calls.join("\n")}
rm -f answers/headers
`;
}

/** @param {Request[]} requests */
function scopeOf([first]) {
  const isSession = /RestoreSessions\//i.test(first?.url ?? "");
  return `BackupRestore-${isSession ? "Restore" : "Configuration"}.ReadWrite.All`;
}

/** @param {string} text */
function powerShellText(text) {
  // PowerShell takes each of these for a single quote.
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`;
}

/** @param {string} text */
function shellText(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
