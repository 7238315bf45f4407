"""Asks answers as the Azure CLI does, and prints what it prints.

Reads from standard input a JSON array of {"at", "query", "answer"}; writes an array of {"at", "output"}.
"""

import json
import sys

import jmespath


def printed(query, answer):
    # Of an answer without a body the Azure CLI prints nothing, as of a question without a result.
    found = jmespath.search(query, json.loads(answer)) if answer else None
    return "" if found is None else json.dumps(found, indent=2)


tasks = json.load(sys.stdin)
results = [{"at": it["at"], "output": printed(it["query"], it["answer"])} for it in tasks]
json.dump(results, sys.stdout)
