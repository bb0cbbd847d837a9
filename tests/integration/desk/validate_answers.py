#!/usr/bin/env python3
"""Holds noted answers against the API's description.

usage: validate_answers.py OPENAPI.yaml ANSWERS.jsonl

Each line: {method, path, status, fields, body}. Exit 0 when every answer is as described.
"""
import json
import re
import sys

import jsonschema
import yaml


def resolved(description, node):
    while "$ref" in node:
        target = description
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def template_of(description, path):
    if path in description["paths"]:
        return path
    for template in description["paths"]:
        if re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", template), path):
            return template
    return None


def faults(description, resolver, answer):
    template = template_of(description, answer["path"])
    if template is None:
        # Only what does not exist may be asked for without being described.
        return [] if answer["status"] == 404 else ["the path is not described"]
    operation = description["paths"][template].get(answer["method"].lower())
    if operation is None:
        return [] if answer["status"] == 405 else ["the method is not described"]
    response = operation["responses"].get(str(answer["status"]))
    if response is None:
        return [f"status {answer['status']} is not described: {answer['body'][:200]}"]
    response = resolved(description, response)
    out = []
    for name, header in response.get("headers", {}).items():
        header = resolved(description, header)
        value = answer["fields"].get(name.lower())
        if value is None:
            if header.get("required", False):
                out.append(f"no {name} field")
            continue
        if not jsonschema.Draft202012Validator(header["schema"], resolver=resolver).is_valid(value):
            out.append(f"{name}: {value}")
    content = response.get("content")
    if content is None:
        return out + (["a body where none is described"] if answer["body"] else [])
    media = answer["fields"].get("content-type", "").split(";")[0]
    if media not in content:
        return out + [f"{media} is not described"]
    validator = jsonschema.Draft202012Validator(content[media]["schema"], resolver=resolver)
    for error in validator.iter_errors(json.loads(answer["body"])):
        place = "/".join(str(part) for part in error.absolute_path)
        out.append(f"{place}: {error.message[:300]}")
    return out


def main():
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(sys.argv[1], encoding="utf-8") as file:
        description = yaml.load(file, Loader=loader)
    resolver = jsonschema.RefResolver("", description)
    found = 0
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            answer = json.loads(line)
            for fault in faults(description, resolver, answer):
                print(f"{answer['method']} {answer['path']} ({answer['status']}): {fault}")
                found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
