"""Opens what a running server gives as files, the way its readers do.

    check_exports.py --serve PROGRAM    PROGRAM prints a port and ends with its stdin

CSV is read with Python's csv, a workbook with zipfile and an XML parser, JSON-stat by its own rules
(the size of the cube, the places of its figures). Exit 0 when everything reads as it should.
"""
import csv
import datetime
import gzip
import http.client
import io
import json
import re
import subprocess
import sys
import traceback
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LIST = "/api/v1/areas/pirkanmaa/indicators"
ONE = "/api/v1/indicators/pirkanmaa/perhetyo_shl.nps/observations"
HOSTILE = "/api/v1/indicators/pirkanmaa/hostile.title/observations"
OUTLOOK = "/api/v1/indicators/pirkanmaa/perhetyo_shl.nps/outlook"
TABLES = [LIST, ONE, OUTLOOK, HOSTILE, "/api/v1/areas", "/api/v1/findings", "/api/v1/comparisons"]
CUBES = [LIST, ONE, "/api/v1/comparisons"]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Failure(Exception):
    pass


def check(condition, message):
    if not condition:
        raise Failure(message)


def get(port, target, fields=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", target, headers=fields or {})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def download(port, target, media, ending):
    response, body = get(port, target)
    check(response.status == 200, f"status {response.status}: {body[:200]}")
    check(response.getheader("Content-Type").split(";")[0] == media, response.getheader("Content-Type"))
    disposition = response.getheader("Content-Disposition") or ""
    check(re.fullmatch(r'attachment; filename="[a-z0-9-]+\.' + ending + '"', disposition),
          f"Content-Disposition: {disposition}")
    return body


def is_number(text):
    return re.fullmatch(r"-?[0-9]+(,[0-9]+)?", text) is not None


def check_csv(port, path):
    body = download(port, path + "?format=csv", "text/csv", "csv")
    check(body.startswith(b"\xef\xbb\xbf"), "no byte order mark")
    check(b"\r\n" in body and b"\n" not in body.replace(b"\r\n", b""), "line ends are not CRLF")
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""), delimiter=";"))
    check(len(rows) > 1, "no rows")
    for row in rows:
        check(len(row) == len(rows[0]), f"{len(row)} cells under {len(rows[0])} titles")
        for cell in row:
            check(not cell.startswith(FORMULA) or is_number(cell), f"a formula: {cell[:60]!r}")
    return rows


def sheet_rows(book, name):
    strings = [
        "".join(text.text or "" for text in entry.iter(MAIN + "t"))
        for entry in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    ]
    rows = []
    for row in ElementTree.fromstring(book.read(name)).iter(MAIN + "row"):
        cells = {}
        for cell in row.iter(MAIN + "c"):
            check(cell.find(MAIN + "f") is None, "a formula in a cell")
            value = cell.find(MAIN + "v")
            if value is None:
                continue
            column = re.match("[A-Z]+", cell.get("r")).group()
            cells[column] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
        rows.append(cells)
    return rows


def check_xlsx(port, path):
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    body = download(port, path + "?format=xlsx&as_of=2025-12-01", media, "xlsx")
    book = zipfile.ZipFile(io.BytesIO(body))
    check(book.testzip() is None, "a broken archive")
    about = sheet_rows(book, "xl/worksheets/sheet1.xml")
    day = (datetime.date(2025, 12, 1) - datetime.date(1899, 12, 30)).days
    check(any(day in row.values() for row in about), "the first sheet lacks the day")
    table = sheet_rows(book, "xl/worksheets/sheet2.xml")
    check(len(table) > 1, "no rows")
    check(all(isinstance(title, str) for title in table[0].values()), "titles are no texts")
    pane = ElementTree.fromstring(book.read("xl/worksheets/sheet2.xml")).find(".//" + MAIN + "pane")
    check(pane is not None and pane.get("state") == "frozen", "the header does not stay")
    return table


def check_cube(port, path):
    cube = json.loads(download(port, path + "?format=json-stat", "application/json", "json"))
    check(cube["version"] == "2.0" and cube["class"] == "dataset", "not JSON-stat 2.0")
    check(cube["id"] == ["area", "indicator", "period"], cube["id"])
    check(cube["role"] == {"geo": ["area"], "metric": ["indicator"], "time": ["period"]}, cube["role"])
    size = 1
    for name, count in zip(cube["id"], cube["size"], strict=True):
        category = cube["dimension"][name]["category"]
        check(len(category["index"]) == count, f"{name}: size {count}")
        check(len(set(category["index"])) == count, f"{name}: an id twice")
        check(set(category["label"]) == set(category["index"]), f"{name}: labels")
        size *= count
    check(set(cube["dimension"]["indicator"]["category"]["unit"])
          == set(cube["dimension"]["indicator"]["category"]["index"]), "units")
    for part in ("value", "status"):
        for place, held in cube[part].items():
            check(0 <= int(place) < size, f"{part}: place {place} of {size}")
            check(isinstance(held, (int, float) if part == "value" else str), f"{part}: {held!r}")
    return cube


def check_gzip(port):
    plain, body = get(port, LIST)
    packed, bytes_ = get(port, LIST, {"Accept-Encoding": "gzip"})
    check(plain.getheader("Content-Encoding") is None, "packed without being asked")
    check(packed.getheader("Content-Encoding") == "gzip", "not packed")
    check(gzip.decompress(bytes_) == body, "other bytes")
    check(plain.getheader("ETag") != packed.getheader("ETag"), "one ETag for two forms")
    for response in (plain, packed):
        check("accept-encoding" in response.getheader("Vary").lower(), "Vary")
    workbook, _ = get(port, LIST + "?format=xlsx", {"Accept-Encoding": "gzip"})
    check(workbook.getheader("Content-Encoding") is None, "a workbook is packed twice")


def run(port):
    for paths, checks in ((TABLES, (check_csv, check_xlsx)), (CUBES, (check_cube,))):
        for path in paths:
            for one in checks:
                try:
                    one(port, path)
                except Failure as failure:
                    raise Failure(f"{path}: {failure}") from failure
    rows = check_csv(port, LIST)
    figures = [row[rows[0].index("Luku")] for row in rows[1:]]
    check("67" in figures, f"the figure is no number: {figures}")
    check(any(figure and not is_number(figure) for figure in figures), "no reason for a missing figure")
    table = check_xlsx(port, LIST)
    check(67.0 in table[1].values(), "the figure is no number in the workbook")
    cube = check_cube(port, LIST)
    check(67 in cube["value"].values(), "the figure is not in the cube")
    check(cube["extension"]["without_figure"], "nothing is said of indicators without figures")
    # Of two versions of a figure the later one.
    check(list(check_cube(port, ONE)["value"].values()) == [67], "an old version in the cube")
    for bad in ("?format=pdf", "?format="):
        response, body = get(port, LIST + bad)
        check(response.status == 400 and json.loads(body)["errors"][0]["parameter"] == "format", bad)
    response, _ = get(port, "/api/v1/areas/nowhere/indicators?format=xlsx")
    check(response.status == 404 and response.getheader("Content-Disposition") is None, "unknown area")
    check_gzip(port)


def main():
    if sys.argv[1:2] != ["--serve"] or len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    server = subprocess.Popen([sys.argv[2]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        run(int(server.stdout.readline()))
    except Failure as failure:
        traceback.print_exc()  # names the path by its line
        print(failure, file=sys.stderr)
        return 1
    finally:
        server.stdin.close()
        server.wait(30)
    return 0


if __name__ == "__main__":
    sys.exit(main())
