"""Asks a server for the analyst's part of the API and checks each answer against the OpenAPI description.

    validate_analyst.py PROGRAM OPENAPI    PROGRAM prints a port and ends with its stdin

Exit 0 when every answer is as described and every path was asked for, 1 otherwise.
"""
import http.client
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "web"))
import validate_openapi  # noqa: E402

HEADER = "Tunnus;Jakso;Arvo;Tila;Syy;Lähde;Teksti\n"
GOOD = HEADER + "kotipalvelu.perheet;1-9/2025;1 306;;;status_2025_11:381;\n"
CHANGED = HEADER + "kotipalvelu.perheet;1-9/2025;1 310;;;status_2025_11:381;\n"
BAD = HEADER + "nosuch;2025;1;;;;\nyhteensa.nps;2025;=1+1;;;;\n"
SCRIPT = 'indicator "koe.luku" { title = { fi = "Koe" }, unit = "count", kind = "stock" }\n'


class Analyst(validate_openapi.Validator):
    def send(self, method, template, expected, body=None, kind=None, who="pirkanmaa", query="",
             if_match=None, **parameters):
        """One request; returns (parsed body, ETag)."""
        path = template
        for name, value in parameters.items():
            path = path.replace("{" + name + "}", str(value))
        where = f"{method} {path}{query} by {who}"
        fields = {"Authorization": "Bearer " + who} if who else {}
        if kind:
            fields["Content-Type"] = kind
        if if_match:
            fields["If-Match"] = if_match
        connection = http.client.HTTPConnection(self.base.hostname, self.base.port, timeout=60)
        try:
            connection.request(method, path + query, body=body.encode() if body else body,
                               headers=fields)
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused by its head, before the body was sent: the answer is there
        response = connection.getresponse()
        raw = response.read()
        connection.close()
        self.answers += 1
        self.seen.add((template, method.lower()))
        if response.status != expected:
            self.failures.append(f"{where}: {response.status}, not {expected}: {raw[:300]}")
            return None, None
        described = self.description["paths"][template][method.lower()]["responses"].get(
            str(expected))
        if described is None:
            self.failures.append(f"{where}: status {expected} is not described")
            return None, None
        described = self.resolved(described)
        for name in described.get("headers", {}):
            if name == "Retry-After" or response.getheader(name) is not None:
                continue
            self.failures.append(f"{where}: no {name} field")
        media = response.getheader("Content-Type", "").split(";")[0].strip()
        content = described["content"].get(media)
        if content is None:
            self.failures.append(f"{where}: {media} is not described")
            return None, None
        value = json.loads(raw.decode("utf-8"))
        self.check_schema(content["schema"], value, where)
        return value, response.getheader("ETag")

    def run(self):
        preview = "/api/v1/areas/{area}/imports/preview"
        imports = "/api/v1/areas/{area}/imports"
        listed = "/api/v1/imports"
        one = "/api/v1/imports/{id}"
        undo = "/api/v1/imports/{id}/undo"
        scripts = "/api/v1/scripts"
        script = "/api/v1/scripts/{folder}/{file}"
        check = "/api/v1/scripts/check"
        due = "/api/v1/due"
        reason = json.dumps({"reason": "Väärä tiedosto"})

        def file(method_path, expected, body, if_match=None, area="pirkanmaa", who="pirkanmaa",
                 kind="text/csv", query="?name=luvut.csv"):
            return self.send("POST", method_path, expected, body, kind, who=who, query=query,
                             if_match=if_match, area=area)

        ids = []
        for body in (GOOD, CHANGED, CHANGED):
            _, tag = file(preview, 200, body)
            stored, _ = file(imports, 201, body, tag)
            ids.append(stored["id"])
        _, tag = file(preview, 200, BAD)
        file(imports, 422, BAD, tag)
        file(imports, 412, GOOD, '"x"')
        file(imports, 428, GOOD)
        for path in (preview, imports):
            file(path, 422, "\0", "*")
            file(path, 415, GOOD, "*", kind="text/html")
            file(path, 400, GOOD, "*", query="?name=a%2Fb")
            file(path, 400, GOOD, "*", query="?nimi=a")
            file(path, 401, GOOD, "*", who="")
            file(path, 403, GOOD, "*", who="viewer")
            file(path, 403, GOOD, "*", area="kanta-hame")
            file(path, 404, GOOD, "*", area="atlantis", who="every")
            file(path, 413, "x" * (9 << 20), "*")

        self.send("GET", listed, 200)
        page, _ = self.send("GET", listed, 200, query="?area=pirkanmaa&limit=1")
        self.send("GET", listed, 200, query="?limit=1&cursor=" + page["next"])
        self.send("GET", listed, 400, query="?limit=0")
        self.send("GET", listed, 401, who="")
        self.send("GET", listed, 403, who="leader")
        self.send("GET", listed, 404, query="?area=atlantis")
        self.send("GET", one, 200, id=ids[0])
        self.send("GET", one, 404, id=999)
        self.send("GET", undo, 404, id=999)
        kind = "application/json"
        _, tag = self.send("GET", undo, 200, id=ids[1])
        self.send("POST", undo, 409, reason, kind, if_match=tag, id=ids[1])
        _, tag = self.send("GET", undo, 200, id=ids[2])
        self.send("POST", undo, 428, reason, kind, id=ids[2])
        self.send("POST", undo, 412, reason, kind, if_match='"x"', id=ids[2])
        self.send("POST", undo, 400, "{}", kind, if_match=tag, id=ids[2])
        self.send("POST", undo, 415, "reason=x", "text/plain", if_match=tag, id=ids[2])
        self.send("POST", undo, 403, reason, kind, who="keski-suomi", if_match=tag, id=ids[2])
        self.send("POST", undo, 200, reason, kind, if_match=tag, id=ids[2])
        self.send("POST", undo, 409, reason, kind, if_match=tag, id=ids[2])
        self.send("GET", undo, 200, id=ids[2])
        self.send("GET", one, 200, id=ids[2])

        self.send("GET", scripts, 200, who="restricted")
        self.send("GET", scripts, 200, query="?area=pirkanmaa&lang=en")
        self.send("GET", scripts, 400, query="?x=1")
        self.send("GET", scripts, 404, query="?area=atlantis")
        self.send("GET", script, 200, folder="pirkanmaa", file="ostot.lua")
        self.send("GET", script, 404, folder="pirkanmaa", file="nosuch.lua")
        lua = "text/x-lua"
        at = "?path=pirkanmaa/koe.lua"
        self.send("POST", check, 200, SCRIPT, lua, query=at)
        self.send("POST", check, 200, SCRIPT, lua, query="?path=pirkanmaa/ostot.lua")
        self.send("POST", check, 200, "while true do end", lua, query=at)
        self.send("POST", check, 200, SCRIPT, lua, query=at + "&as_of=2025-06-01")
        self.send("POST", check, 400, SCRIPT, lua, query="?path=koe.lua")
        self.send("POST", check, 403, SCRIPT, lua, query="?path=kanta-hame/koe.lua")
        self.send("POST", check, 404, SCRIPT, lua, query="?path=atlantis/koe.lua")
        self.send("POST", check, 413, "x" * 300000, lua, query=at)
        self.send("POST", check, 415, SCRIPT, "text/html", query=at)

        for query in ("", "?area=pirkanmaa", "?within=400&as_of=2026-06-15&limit=3"):
            self.send("GET", due, 200, query=query)
        self.send("GET", due, 400, query="?within=x")
        self.send("GET", due, 404, query="?area=atlantis")
        self.send("GET", due, 401, who="")

        for template, operations in self.description["paths"].items():
            for method, operation in operations.items():
                if "intake" in operation.get("tags", []) and (template, method) not in self.seen:
                    self.failures.append(f"{method} {template}: never asked for")


def main():
    program, openapi = sys.argv[1:]
    server = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    analyst = Analyst(f"http://127.0.0.1:{int(server.stdout.readline())}", openapi)
    try:
        analyst.run()
    finally:
        server.stdin.close()
        if server.wait(30) != 0:
            analyst.failures.append(f"the server ended with {server.returncode}")
    for failure in analyst.failures:
        print(failure, file=sys.stderr)
    print(f"{analyst.answers} answers, {len(analyst.failures)} not as described")
    return 1 if analyst.failures else 0


if __name__ == "__main__":
    sys.exit(main())
