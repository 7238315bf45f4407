"""Runs snippets of PowerShell, which can't be had here, as far as they use it.

Reads from standard input a JSON array of {"at", "code", "origin", "folder"}; writes an array of {"at", "code",
"output"}. A grammar parses the code. What is evaluated is what the snippets use, as PowerShell's reference has it:
names and texts are compared without case, a property that is not there is null, a command's output is a stream.
What else stands in a snippet is an error.
"""

import json
import math
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

from parse_powershell import parse, text_of, unquoted

GRAPH = "https://graph.microsoft.com"

# The properties of the cmdlets' models, as far as answers hold them: of policies, and of sessions.
PROPERTIES = [("id", "status", "displayName"), ("id", "status", "error")]


class Thrown(Exception):
    """`throw`, and what a command fails with."""


class Break(Exception):
    """`break`."""


class Continue(Exception):
    """`continue`."""


class Return(Exception):
    """`return`."""


def as_text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    return " ".join(map(as_text, value)) if isinstance(value, list) else str(value)


def is_true(value):
    if isinstance(value, list):
        return is_true(value[0]) if len(value) == 1 else len(value) > 0
    return isinstance(value, dict) or bool(value)


def are_equal(one, other):
    if isinstance(one, str):
        return other is not None and one.lower() == as_text(other).lower()
    return one == other


def entry(table, name):
    """An entry of a hash table; its keys have no case."""
    for key, value in table.items():
        if are_equal(key, name):
            return value
    return None


def member(value, name):
    name = name.lower()
    if isinstance(value, dict):
        found = entry(value, name)
        return list(value) if found is None and name == "keys" else found
    if isinstance(value, list) and name == "count":
        return len(value)
    return None


def is_of(value, type_name):
    types = {"[string]": str, "[system.collections.idictionary]": dict}
    if type_name == "[system.collections.ienumerable]":
        return isinstance(value, (str, list, dict))
    return isinstance(value, types[type_name])


def as_type(value, type_name):
    try:
        return {"[int]": int, "[double]": float}[type_name](value)
    except (TypeError, ValueError):
        return None


def joined(value, between):
    return between.join(map(as_text, value if isinstance(value, list) else [value]))


def matches(text, pattern):
    return re.search(pattern, as_text(text), re.IGNORECASE) is not None


COMPARISONS = {
    "-eq": are_equal,
    "-ne": lambda one, other: not are_equal(one, other),
    "-lt": lambda one, other: one < other,
    "-gt": lambda one, other: one is not None and one > other,
    "-ge": lambda one, other: one >= other,
    "-is": is_of,
    "-isnot": lambda value, type_name: not is_of(value, type_name),
    "-as": as_type,
    "-match": matches,
    "-notmatch": lambda text, pattern: not matches(text, pattern),
    "-contains": lambda all, one: any(are_equal(it, one) for it in all or []),
    "-notcontains": lambda all, one: not any(are_equal(it, one) for it in all or []),
    "-split": lambda text, between: as_text(text).split(between),
    "-join": joined,
}


class Shell:
    def __init__(self, origin, folder):
        self.origin = origin
        self.folder = folder
        self.scopes = [{"null": None, "true": True, "false": False}]
        self.functions = {}
        self.printed = []

    # Statements: each gives what it writes into the stream.

    def run(self, node):
        if node.type == "function_statement":
            name = next(it for it in node.children if it.type == "function_name")
            self.functions[text_of(name).lower()] = node
            return []
        if node.type in ("comment", "empty_statement"):
            return []
        statement = getattr(self, node.type, None)
        if statement and node.type.endswith("_statement"):
            return statement(node)
        if node.type in ("program", "statement_list", "statement_block"):
            return [it for child in node.named_children for it in self.run(child)]
        return self.stream(node)

    def stream(self, node):
        """What a pipeline writes: assignments and increments write nothing, and lists one element after the other."""
        inner = innermost(node)
        if inner.type in ("assignment_expression", "post_increment_expression"):
            self.value(inner)
            return []
        if inner.type == "command":
            return self.command(inner, None)
        if inner.type in ("pipeline", "pipeline_chain"):
            return self.pipeline(inner)
        value = self.value(inner)
        return value if isinstance(value, list) else [] if value is None else [value]

    def pipeline(self, node):
        first, *rest = [it for it in node.named_children if it.type != "comment"]
        written = self.stream(first)
        for it in rest:
            written = self.command(innermost(it), written)
        return written

    def if_statement(self, node):
        condition, block, *others = [it for it in node.named_children if it.type != "comment"]
        if is_true(self.value(condition)):
            return self.run(block)
        for it in [clause for other in others for clause in clauses(other)]:
            *conditions, block = it.named_children
            if all(is_true(self.value(condition)) for condition in conditions):
                return self.run(block)
        return []

    def foreach_statement(self, node):
        name, all, block = node.named_children
        values = self.value(all)
        written = []
        for value in values if isinstance(values, list) else [] if values is None else [values]:
            self.set(name, value)
            try:
                written += self.run(block)
            except Continue:
                continue
        return written

    def for_statement(self, node):
        parts = {"for_initializer": None, "for_condition": None, "for_iterator": None}
        parts.update((it.type, it) for it in node.named_children)
        written = []
        if parts["for_initializer"]:
            self.stream(parts["for_initializer"])
        while parts["for_condition"] is None or is_true(self.value(parts["for_condition"])):
            try:
                written += self.run(parts["statement_block"])
            except Continue:
                pass
            except Break:
                break
            self.stream(parts["for_iterator"])
        return written

    def try_statement(self, node):
        block, *others = node.named_children
        try:
            return self.run(block)
        except Thrown as thrown:
            self.scopes[-1]["_"] = str(thrown)
            (caught,) = [it for other in others for it in clauses(other)]
            return self.run(caught.named_children[-1])

    def flow_control_statement(self, node):
        value = self.value(node.named_children[-1]) if node.named_children else None
        raise {"throw": Thrown, "return": Return, "break": Break, "continue": Continue}[node.children[0].type](value)

    # Values.

    def value(self, node):
        node = innermost(node)
        return getattr(self, "value_of_" + node.type)(node)

    def value_of_assignment_expression(self, node):
        target, operator, value = node.named_children
        found = self.value(value)
        if text_of(operator).strip() == "+=":
            found = self.plus(self.value(target), found)
        targets = innermost(target)
        if targets.type != "array_literal_expression":
            return self.set(targets, found)
        for at, it in enumerate(targets.named_children):
            kind, name = innermost(it).named_children
            self.set(innermost(name), as_type(found[at], text_of(kind).lower()))

    def value_of_post_increment_expression(self, node):
        self.set(node.named_children[0], self.value(node.named_children[0]) + 1)

    def set(self, node, value):
        self.scopes[-1][text_of(innermost(node)).strip()[1:].lower()] = value

    def value_of_variable(self, node):
        name = text_of(node)[1:].lower()
        return next((it[name] for it in reversed(self.scopes) if name in it), None)

    def value_of_verbatim_string_characters(self, node):
        return unquoted(text_of(node))

    def value_of_expandable_string_literal(self, node):
        inner = text_of(node)[1:-1]
        named = {text_of(it): it for it in node.named_children}
        if re.search(r"[`()]", inner) or set(re.findall(r"\$\w+", inner)) != set(named):
            raise ValueError(f"more than variables: {inner}")
        return re.sub(r"\$\w+", lambda it: as_text(self.value(named[it[0]])), inner)

    def value_of_decimal_integer_literal(self, node):
        return int(text_of(node))

    def value_of_real_literal(self, node):
        return float(text_of(node))

    def value_of_generic_token(self, node):
        return text_of(node)

    def value_of_type_literal(self, node):
        return text_of(node).lower()

    def value_of_expression_with_unary_operator(self, node):
        operator, value = node.children[0].type, self.value(node.named_children[-1])
        return {"-not": lambda it: not is_true(it), "-": lambda it: -it}[operator](value)

    def value_of_logical_expression(self, node):
        first, *rest = node.children
        found = is_true(self.value(first))
        for operator, it in zip(rest[::2], rest[1::2]):
            # What stands on the right is evaluated where it matters alone.
            if found == (operator.type == "-and"):
                found = is_true(self.value(it))
        return found

    def value_of_comparison_expression(self, node):
        found, *rest = node.named_children
        found = self.value(found)
        for operator, other in zip(rest[::2], rest[1::2]):
            found = COMPARISONS[text_of(operator).strip().lower()](found, self.value(other))
        return found

    def value_of_additive_expression(self, node):
        first, *others = [self.value(it) for it in node.named_children]
        for it in others:
            first = self.plus(first, it)
        return first

    @staticmethod
    def plus(one, other):
        return one + as_text(other) if isinstance(one, str) else one + other

    def value_of_format_expression(self, node):
        text, _, values = node.named_children
        values = self.value(values)
        values = values if isinstance(values, list) else [values]
        return re.sub(r"\{(\d)\}", lambda it: as_text(values[int(it[1])]), self.value(text))

    def value_of_array_literal_expression(self, node):
        return [self.value(it) for it in node.named_children]

    def value_of_array_expression(self, node):
        return [it for child in node.named_children for it in self.run(child)]

    def value_of_hash_literal_expression(self, node):
        table = {}
        for it in found(node, "hash_entry"):
            name, value = [child for child in it.named_children if child.type != "comment"]
            names = list(found(name, "simple_name"))
            table[text_of(names[0]) if names else self.value(name)] = self.value(value)
        return table

    def value_of_parenthesized_expression(self, node):
        return self.value_of_pipeline(node)

    def value_of_pipeline(self, node):
        """What a pipeline gives: nothing is null, and one value is no list."""
        written = [it for child in node.named_children for it in self.stream(child)]
        return written[0] if len(written) == 1 else written or None

    def value_of_command(self, node):
        written = self.command(node, None)
        return written[0] if len(written) == 1 else written or None

    def value_of_pipeline_chain(self, node):
        written = self.pipeline(node)
        return written[0] if len(written) == 1 else written or None

    def value_of_member_access(self, node):
        value, name = node.named_children
        name = innermost(name)
        return member(self.value(value), text_of(name) if name.type == "simple_name" else self.value(name))

    def value_of_element_access(self, node):
        value, at = [self.value(it) for it in node.named_children]
        if isinstance(value, list):
            return value[at]
        return None if value is None else entry(value, at)

    def value_of_invokation_expression(self, node):
        text = text_of(node)
        char = re.fullmatch(r"\[char\]::ConvertFromUtf32\(0x([0-9a-f]+)\)", text)
        if char:
            return chr(int(char[1], 16))
        if text == "[string]::IsNullOrWhiteSpace($answer.id)":
            return not str(member(self.scopes[-1]["answer"], "id") or "").strip()
        if text == "$part.Trim()":
            return self.scopes[-1]["part"].strip()
        if text == "[math]::Ceiling($number)":
            return math.ceil(self.scopes[-1]["number"])
        raise ValueError(f"a method that is not known: {text}")

    # Commands.

    def command(self, node, written):
        name = text_of(next(it for it in node.named_children if it.type == "command_name"))
        parameters, rest = self.parameters(node)
        if name.lower() in self.functions:
            return self.call(self.functions[name.lower()], parameters)
        if re.match(r"(Update|New)-Mg", name):
            return self.cmdlet(name, parameters)
        return getattr(self, "command_" + name.lower().replace("-", "_"))(parameters, rest, written)

    def parameters(self, node):
        parameters, rest, waiting = {}, [], None
        elements = [it for it in node.named_children if it.type == "command_elements"]
        for element in [it for all in elements for it in all.named_children]:
            if element.type == "command_argument_sep":
                continue
            if element.type == "command_parameter":
                waiting = text_of(element).lower()
                parameters[waiting] = True
                continue
            inner = innermost(element)
            value = inner if inner.type == "script_block_expression" else self.value(inner)
            if waiting:
                parameters[waiting] = value
            else:
                rest.append(value)
            waiting = None
        return parameters, rest

    def call(self, function, parameters):
        declared = next(found(function, "parameter_list"))
        names = [text_of(it)[1:].lower() for it in found(declared, "variable")]
        if set(parameters) - {"-" + it for it in names}:
            raise ValueError(f"parameters: {parameters}")
        self.scopes.append({it: parameters.get("-" + it) for it in names})
        written = []
        try:
            for child in function.named_children:
                if child.type not in ("function_name", "function_parameter_declaration"):
                    self.collect(child, written)
        except Return as returned:
            written += [it for it in returned.args if it is not None]
        finally:
            self.scopes.pop()
        return written

    def collect(self, node, written):
        if node.type in ("script_block", "script_block_body", "statement_list"):
            for child in node.named_children:
                self.collect(child, written)
        else:
            written += self.run(node)

    def command_import_module(self, parameters, rest, written):
        return []

    def command_connect_mggraph(self, parameters, rest, written):
        return []

    def command_write_warning(self, parameters, rest, written):
        self.printed.append("WARNING: " + as_text(rest[0]))
        return []

    def command_where_object(self, parameters, rest, written):
        (condition,) = rest
        kept = []
        for value in written:
            self.scopes.append({"_": value})
            if is_true(self.value(condition.named_children[-1])):
                kept.append(value)
            self.scopes.pop()
        return kept

    def value_of_script_block_expression(self, node):
        return self.value(node.named_children[-1])

    def command_convertto_json(self, parameters, rest, written):
        return [json.dumps(parameters["-inputobject"], ensure_ascii=False)]

    def command_test_path(self, parameters, rest, written):
        return [os.path.exists(os.path.join(self.folder, parameters["-path"]))]

    def command_get_content(self, parameters, rest, written):
        with open(os.path.join(self.folder, parameters["-path"]), encoding="utf-8") as file:
            return file.read().splitlines()

    def command_set_content(self, parameters, rest, written):
        with open(os.path.join(self.folder, parameters["-path"]), "w", encoding="utf-8") as file:
            file.write(as_text(parameters["-value"]) + "\n")
        return []

    def command_start_sleep(self, parameters, rest, written):
        return []

    def command_invoke_mggraphrequest(self, parameters, rest, written):
        status, headers, answer = self.sent(parameters["-method"], parameters["-uri"], parameters["-body"])
        is_kept = "-skiphttperrorcheck" in parameters
        if is_kept:
            self.scopes[-1][parameters["-statuscodevariable"].lower()] = status
            self.scopes[-1][parameters["-responseheadersvariable"].lower()] = headers
        if status >= 400 and not is_kept:
            raise Thrown(f"{status}: {answer}")
        return [json.loads(answer)] if answer else []

    def cmdlet(self, name, parameters):
        """The cmdlet of a resource: the properties that it has no name for stand in AdditionalProperties."""
        verb, beta, resource = re.fullmatch(r"(Update|New)-Mg(Beta)?SolutionBackupRestore(\w+)", name).groups()
        segment = resource[0].lower() + re.sub(r"y$", "ie", resource[1:]) + "s"
        path = f"{GRAPH}/{'beta' if beta else 'v1.0'}/solutions/backupRestore/{segment}"
        if set(parameters) != {"-bodyparameter", *([f"-{resource.lower()}id"] if verb == "Update" else [])}:
            raise ValueError(f"parameters: {parameters}")
        if verb == "Update":
            path += "/" + urllib.parse.quote(parameters[f"-{resource.lower()}id"], safe="")
        body = json.dumps(parameters["-bodyparameter"], ensure_ascii=False)
        status, _, answer = self.sent("PATCH" if verb == "Update" else "POST", path, body)
        if status >= 400:
            raise Thrown(f"{status}: {answer}")
        found = json.loads(answer) if answer else None
        if found is None:
            return []
        known = PROPERTIES[resource.endswith("RestoreSession")]
        rest = {name: it for name, it in found.items() if name not in known}
        return [{**{name: found.get(name) for name in known}, "AdditionalProperties": rest}]

    def sent(self, method, address, body):
        if not address.startswith(GRAPH):
            raise ValueError(f"a request to {address}")
        headers = {"Authorization": f"Bearer {os.environ['ACCESS_TOKEN']}", "Content-Type": "application/json"}
        target = self.origin + address.removeprefix(GRAPH)
        request = urllib.request.Request(target, body.encode(), headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, {key: [it] for key, it in answer.headers.items()}, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, {key: [it] for key, it in answer.headers.items()}, answer.read().decode()
        except (OSError, urllib.error.URLError) as error:
            raise Thrown(error) from error


def innermost(node):
    """A node below those that hold one alone."""
    while len(node.children) == 1 and len(node.named_children) == 1:
        node = node.named_children[0]
    return node


def clauses(node):
    return node.named_children if node.type in ("elseif_clauses", "catch_clauses") else [node]


def found(node, type_name):
    if node.type == type_name:
        yield node
        return
    for child in node.named_children:
        yield from found(child, type_name)


def said(code, origin, folder):
    shell = Shell(origin, folder)
    end = 0
    try:
        shell.printed += map(as_text, shell.run(parse(code)))
    except Thrown as thrown:
        shell.printed.append(f"Exception: {thrown}")
        end = 1
    return {"code": end, "output": "\n".join(shell.printed)}


# Each level of the grammar is a call.
sys.setrecursionlimit(10_000)
results = [
    {"at": task["at"], **said(task["code"], task["origin"], task["folder"])} for task in json.load(sys.stdin)
]
json.dump(results, sys.stdout)
