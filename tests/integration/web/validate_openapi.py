"""Asks a running server for every path of an OpenAPI 3.1 description and checks each answer against it.

    validate_openapi.py BASE_URL OPENAPI [TOKEN ACCOUNT]
    validate_openapi.py --serve PROGRAM OPENAPI    PROGRAM prints a port and ends with its stdin

Areas and keys are taken from the server's own answers, so that every indicator is asked for once.
Wrong requests are sent too: their problems are checked like any other answer. Exit 0 when every
answer is as described, 1 otherwise. With the API token of an admin's account, everything that can
be read with an account is asked for instead: what has no parameter in its path, and the account.
"""
import http.client
import json
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

import jsonschema
import yaml


class Validator:
    def __init__(self, base, path):
        self.base = urllib.parse.urlsplit(base)
        with open(path, encoding="utf-8") as file:
            self.description = yaml.safe_load(file)
        self.failures = []
        self.answers = 0
        self.seen = set()  # (path, status)

    def check_schema(self, schema, value, where):
        # References are resolved in the whole description.
        resolver = jsonschema.RefResolver("", self.description)
        validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
        for error in validator.iter_errors(value):
            place = "/".join(str(part) for part in error.absolute_path)
            self.failures.append(f"{where}: {place}: {error.message[:300]}")

    def resolved(self, node):
        while "$ref" in node:
            target = self.description
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def ask(self, template, query="", headers=None, **parameters):
        """One request; returns the parsed body."""
        path = template
        for name, value in parameters.items():
            path = path.replace("{" + name + "}", urllib.parse.quote(value, safe=""))
        where = f"GET {path}{query}"
        connection = http.client.HTTPConnection(self.base.hostname, self.base.port, timeout=60)
        connection.request("GET", path + query, headers=headers or {})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        self.answers += 1
        self.seen.add((template, response.status))
        operation = self.description["paths"][template]["get"]
        described = operation["responses"].get(str(response.status))
        if described is None:
            self.failures.append(f"{where}: status {response.status} is not described")
            return None
        described = self.resolved(described)
        for name, header in described.get("headers", {}).items():
            header = self.resolved(header)
            value = response.getheader(name)
            if value is None:
                self.failures.append(f"{where}: no {name} field")
            else:
                self.check_schema(header["schema"], value, f"{where} {name}")
        content = described.get("content")
        if content is None:
            if body:
                self.failures.append(f"{where}: a body where none is described")
            return None
        media = response.getheader("Content-Type", "").split(";")[0].strip()
        if media not in content:
            self.failures.append(f"{where}: {media} is not described")
            return None
        value = body.decode("utf-8")
        if media.endswith("json"):
            def refuse(constant):
                raise ValueError(f"{constant} is no JSON")
            value = json.loads(value, parse_constant=refuse)
        elif media == "image/svg+xml":
            try:
                xml.etree.ElementTree.fromstring(value)
            except xml.etree.ElementTree.ParseError as error:
                self.failures.append(f"{where}: {error}")
        self.check_schema(content[media]["schema"], value, where)
        return value

    def ask_twice(self, template, **parameters):
        """Again with the ETag of the first answer."""
        path = template
        for name, value in parameters.items():
            path = path.replace("{" + name + "}", urllib.parse.quote(value, safe=""))
        connection = http.client.HTTPConnection(self.base.hostname, self.base.port, timeout=60)
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        etag = response.getheader("ETag")
        connection.close()
        self.ask(template, headers={"If-None-Match": etag}, **parameters)
        if (template, 304) not in self.seen:
            self.failures.append(f"GET {path}: no 304 for its own ETag")

    def check_services(self, area):
        """Services and goals count what the list lets through when it is filtered by them."""
        services = "/api/v1/areas/{area}/services"
        indicators = "/api/v1/areas/{area}/indicators"
        told = self.ask(services, area=area["id"])
        self.ask_twice(services, area=area["id"])
        if sum(service["indicators"] for service in told["services"]) != area["indicators"]:
            self.failures.append(f"{area['id']}: the services' indicators do not add up")
        for service in told["services"]:
            # The test's hostile name has a control character, which no address may hold.
            if not service["name"].isprintable():
                continue
            name = urllib.parse.quote(service["name"], safe="")
            for goal in service["goals"]:
                query = f"?service={name}&goal=" + urllib.parse.quote(goal["name"] or "", safe="")
                some = self.ask(indicators, query, area=area["id"])
                if some["total"] != goal["indicators"] or some["counts"] != goal["counts"]:
                    self.failures.append(f"{area['id']}{query}: counted and listed differ")
        for owner in told["owners"]:
            query = "?owner=" + urllib.parse.quote(owner["name"], safe="")
            some = self.ask(indicators, query, area=area["id"])
            if some["total"] != owner["indicators"]:
                self.failures.append(f"{area['id']}{query}: counted and listed differ")

    def check_pages(self, area):
        """Page by page the same rows as at once."""
        indicators = "/api/v1/areas/{area}/indicators"
        whole = self.ask(indicators, "?limit=500", area=area["id"])
        rows = []
        query = "?limit=3"
        for _ in range(200):
            page = self.ask(indicators, query, area=area["id"])
            rows += page["indicators"]
            if page["next"] is None:
                break
            query = "?limit=3&cursor=" + urllib.parse.quote(page["next"], safe="")
        if rows != whole["indicators"]:
            self.failures.append(f"{area['id']}: the pages are not the list")

    def run(self):
        areas = "/api/v1/areas"
        indicators = "/api/v1/areas/{area}/indicators"
        one = "/api/v1/indicators/{area}/{key}"
        explanation = "/api/v1/indicators/{area}/{key}/explanation"
        outlook = "/api/v1/indicators/{area}/{key}/outlook"
        observations = "/api/v1/indicators/{area}/{key}/observations"
        chart = "/api/v1/indicators/{area}/{key}/chart.svg"
        for template in ("/healthz", "/readyz", "/metrics", "/api/v1/openapi.yaml"):
            self.ask(template)
        known = self.ask(areas)
        comparisons = "/api/v1/comparisons"
        self.ask(comparisons)
        self.ask(comparisons, "?as_of=2025-06-30&lang=en")
        self.ask(comparisons, "?format=pdf")
        self.ask_twice(comparisons)
        self.ask(areas, "?as_of=2025-06-30&lang=en")
        self.ask(areas, "?as_of=yesterday")
        self.ask_twice(areas)
        findings = "/api/v1/findings"
        self.ask(findings)
        self.ask_twice(findings)
        self.ask(findings, "?audit=everything")
        self.ask(findings, "?area=no-such-area")
        for audit in ("figures", "targets", "verdicts"):
            every = self.ask(findings, f"?audit={audit}")
            for name, count in every["counts"].items():
                some = self.ask(findings, f"?audit={audit}&class={name}")
                if len(some["findings"]) != count:
                    self.failures.append(f"{audit}, {name}: counted and listed findings differ")
        asked = 0
        for area in known["areas"]:
            listed = self.ask(indicators, "?limit=500", area=area["id"])
            self.check_services(area)
            self.check_pages(area)
            self.ask(indicators, "?status=off_track,missed", area=area["id"])
            self.ask(indicators, "?status=red", area=area["id"])
            self.ask(indicators, "?limit=0", area=area["id"])
            self.ask(indicators, "?cursor=no.such.key", area=area["id"])
            self.ask(indicators, "?q=perhety%C3%B6&lang=en", area=area["id"])
            self.ask(one, area=area["id"], key="no.such.key")
            self.ask(explanation, area=area["id"], key="no.such.key")
            self.ask(outlook, area=area["id"], key="no.such.key")
            self.ask(observations, area=area["id"], key="no.such.key")
            self.ask(chart, area=area["id"], key="no.such.key")
            if len(listed["indicators"]) != area["indicators"]:
                self.failures.append(f"{area['id']}: counted and listed indicators differ")
            if sum(area["counts"].values()) != area["indicators"]:
                self.failures.append(f"{area['id']}: the counts do not add up")
            for entry in listed["indicators"]:
                key = entry["id"].split("/", 1)[1]
                self.ask(one, area=area["id"], key=key)
                self.ask(explanation, area=area["id"], key=key)
                self.ask(outlook, area=area["id"], key=key)
                self.ask(observations, area=area["id"], key=key)
                self.ask(chart, area=area["id"], key=key)
                self.ask(chart, "?size=narrow&lang=en", area=area["id"], key=key)
                asked += 1
            if listed["indicators"]:
                self.ask_twice(indicators, area=area["id"])
                key = listed["indicators"][0]["id"].split("/", 1)[1]
                self.ask(one, "?x=1", area=area["id"], key=key)
                self.ask(explanation, "?as_of=2025-13-01", area=area["id"], key=key)
                self.ask(outlook, "?as_of=2025-13-01", area=area["id"], key=key)
                self.ask(observations, "?as_of=2025-13-01", area=area["id"], key=key)
                self.ask(chart, "?as_of=2025-13-01", area=area["id"], key=key)
                self.ask(chart, "?size=huge", area=area["id"], key=key)
                self.ask_twice(one, area=area["id"], key=key)
                self.ask_twice(explanation, area=area["id"], key=key)
                self.ask_twice(outlook, area=area["id"], key=key)
                self.ask_twice(observations, area=area["id"], key=key)
                self.ask_twice(chart, area=area["id"], key=key)
        self.ask(indicators, area="no-such-area")
        self.ask("/api/v1/areas/{area}/services", area="no-such-area")
        self.ask(one, area="no-such-area", key="x")
        if asked == 0:
            self.failures.append("the server has no indicator to ask for")
        # What needs an account is asked for where there are accounts.
        public = {"data", "operation"}
        for template, operations in self.description["paths"].items():
            if not public.intersection(operations.get("get", {}).get("tags", [])):
                continue
            if not any(path == template for path, _ in self.seen):
                self.failures.append(f"{template}: never asked for")

    def run_with_account(self, token, account):
        """Everything that only an account may read, with it and without."""
        bearer = {"Authorization": f"Bearer {token}"}
        known = {"name": account}
        for template, operations in self.description["paths"].items():
            if "account" not in operations.get("get", {}).get("tags", []):
                continue
            names = [part[1:-1] for part in template.split("/") if part.startswith("{")]
            if not all(name in known for name in names):
                continue
            parameters = {name: known[name] for name in names}
            self.ask(template, headers=bearer, **parameters)
            self.ask(template, **parameters)
            if "name" in parameters:
                self.ask(template, headers=bearer, name="nobody")
            listed = [entry.get("$ref", "") for entry in operations["get"].get("parameters", [])]
            if "#/components/parameters/Cursor" in listed:
                self.ask(template, "?limit=1", headers=bearer)
                self.ask(template, "?limit=0", headers=bearer)
                self.ask(template, "?cursor=", headers=bearer)


def main():
    arguments = sys.argv[1:]
    server = None
    if arguments[:1] == ["--serve"] and len(arguments) == 3:
        server = subprocess.Popen([arguments[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  text=True)
        base = f"http://127.0.0.1:{int(server.stdout.readline())}"
    elif len(arguments) in (2, 4):
        base = arguments[0]
    else:
        print(__doc__, file=sys.stderr)
        return 2
    validator = Validator(base, arguments[-1] if server else arguments[1])
    try:
        if len(arguments) == 4:
            validator.run_with_account(*arguments[2:])
        else:
            validator.run()
    finally:
        if server is not None:
            server.stdin.close()
            if server.wait(30) != 0:
                validator.failures.append(f"the server ended with {server.returncode}")
    for failure in validator.failures:
        print(failure, file=sys.stderr)
    print(f"{validator.answers} answers, {len(validator.failures)} not as described")
    return 1 if validator.failures else 0


if __name__ == "__main__":
    sys.exit(main())
