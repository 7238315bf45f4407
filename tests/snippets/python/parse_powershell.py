"""Parses PowerShell with a grammar, and evaluates what its literals say.

Reads from standard input a JSON array of {"at", "code"}, scripts of several requests; writes an array of {"at",
"requests", "commands"}: the literal of the requests, and the names of all commands. What is no literal, and what
the grammar does not know, is an error, so that nothing of a value can pass for code.
"""

import json
import re
import sys

import tree_sitter
import tree_sitter_powershell

PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))

# To PowerShell each of these is a single quote.
QUOTES = "'\u2018\u2019\u201a\u201b"


def parse(code):
    tree = PARSER.parse(code.encode())
    if tree.root_node.has_error:
        raise SyntaxError(f"the grammar finds an error in:\n{code}")
    return tree.root_node


def text_of(node):
    return node.text.decode()


def unquoted(literal):
    """The value of a string in single quotes, within which two quotes are one."""
    body = literal[1:-1]
    if literal[0] not in QUOTES or literal[-1] not in QUOTES:
        raise ValueError(f"not in single quotes: {literal}")
    value = re.sub(f"([{QUOTES}])[{QUOTES}]", r"\1", body)
    if re.search(f"[{QUOTES}]", re.sub(f"[{QUOTES}][{QUOTES}]", "", body)):
        raise ValueError(f"a quote ends the string within: {literal}")
    return value


class Script:
    def read(self, code):
        root = parse(code)
        assigned = [it.named_children for it in self.found(root, {"assignment_expression"})]
        (requests,) = [value for target, *_, value in assigned if text_of(target).strip() == "$requests"]
        commands = [text_of(it) for it in self.found(root, {"command_name"})]
        return {"requests": self.value(requests), "commands": commands}

    def found(self, node, types):
        """The outermost nodes of those types, in order."""
        if node.type in types:
            yield node
            return
        for child in node.named_children:
            yield from self.found(child, types)

    def value(self, node):
        method = getattr(self, node.type, None)
        if method:
            return method(node)
        children = [it for it in node.named_children if it.type != "comment"]
        if len(children) == 1:
            return self.value(children[0])
        raise ValueError(f"{node.type} is no literal: {text_of(node)}")

    def verbatim_string_characters(self, node):
        return unquoted(text_of(node))

    def decimal_integer_literal(self, node):
        return int(text_of(node))

    def real_literal(self, node):
        return float(text_of(node))

    def generic_token(self, node):
        return text_of(node)

    def variable(self, node):
        known = {"$null": None, "$true": True, "$false": False}
        return known[text_of(node)]

    def expression_with_unary_operator(self, node):
        if not text_of(node).startswith("-"):
            raise ValueError(text_of(node))
        return -self.value(node.named_children[-1])

    def additive_expression(self, node):
        parts = [self.value(it) for it in node.named_children]
        return parts[0] if len(parts) == 1 else "".join(parts)

    def invokation_expression(self, node):
        """Of all methods, the one that gives a character by its number."""
        match = re.fullmatch(r"\[char\]::ConvertFromUtf32\(0x([0-9a-f]+)\)", text_of(node))
        return chr(int(match[1], 16))

    def array_expression(self, node):
        return [self.value(it) for it in self.items(node)]

    def items(self, node):
        if node.type == "array_literal_expression":
            return node.named_children
        children = node.named_children
        return self.items(children[0]) if len(children) == 1 else children

    def hash_literal_expression(self, node):
        return {
            self.key(entry.named_children[0]): self.value(entry.named_children[-1])
            for entry in self.found(node, {"hash_entry"})
        }

    def key(self, node):
        names = list(self.found(node, {"simple_name"}))
        return text_of(names[0]) if names else self.value(node)


if __name__ == "__main__":
    # Each level of the grammar is a call.
    sys.setrecursionlimit(10_000)
    results = []
    for task in json.load(sys.stdin):
        results.append({"at": task["at"], **Script().read(task["code"])})
    json.dump(results, sys.stdout)
