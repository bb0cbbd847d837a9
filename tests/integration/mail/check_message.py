#!/usr/bin/env python3
"""Checks messages with a parser that is not ours.

  check_message.py --composer PROGRAM   composes a table of hostile mails and random ones
  check_message.py FILE.eml …           checks finished messages
Exit status 0: nothing is wrong; 1: something is, listed on standard output.
"""

import argparse
import base64
import binascii
import datetime
import email
import email.headerregistry
import email.policy
import email.utils
import json
import random
import re
import subprocess
import sys

ONCE = ["From", "To", "Date", "Message-ID", "Subject", "MIME-Version", "Auto-Submitted",
        "X-Auto-Response-Suppress", "Content-Type", "Content-Language"]
AT_MOST_ONCE = ["References", "In-Reply-To", "List-Id", "List-Unsubscribe",
                "List-Unsubscribe-Post", "Sender", "Reply-To", "Cc", "Bcc",
                "Content-Transfer-Encoding", "Content-ID"]
ENCODED_WORD = re.compile(rb"=\?[^?\s]*\?[^?\s]*\?[^\s]*\?=")
MESSAGE_ID = re.compile(r"^<[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.]+@[A-Za-z0-9.\-]+>$")
PNG = b"\x89PNG\r\n\x1a\n"


def lines_of(text):
    """What composing keeps of a text: its lines, without blanks at their ends."""
    lines = [line.rstrip(" \t") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    while lines and lines[-1] == "":
        lines.pop()
    return lines


def check_encoded_words(value, report):
    """RFC 2047: length, one character never in two words, no word with a raw blank."""
    for word in ENCODED_WORD.findall(value):
        if len(word) > 75:
            report(f"an encoded word of {len(word)} characters")
        charset, encoding, text = word[2:-2].split(b"?", 2)
        if encoding.upper() == b"Q":
            raw = binascii.a2b_qp(text, header=True)
        else:
            raw = base64.b64decode(text, validate=True)
        try:
            raw.decode(charset.decode("ascii"))
        except UnicodeDecodeError:
            report("a character is split between encoded words")


def check_lines(data, report):
    if b"\0" in data:
        report("a NUL")
    if not data.endswith(b"\r\n"):
        report("does not end with CRLF")
    if re.search(rb"(?<!\r)\n", data) or re.search(rb"\r(?!\n)", data):
        report("a CR or LF alone")
    if not data.isascii():
        report("a byte that is not ASCII")
    for line in data.split(b"\r\n"):
        if len(line) > 998:
            report(f"a line of {len(line)} bytes")


def header_fields(head):
    """Fields as (name, value with folds), read without the email package."""
    fields = []
    for line in head.split(b"\r\n"):
        if line[:1] in (b" ", b"\t"):
            if not fields or not line.strip():
                raise ValueError("a continuation line without anything")
            fields[-1][1] += b"\r\n" + line
        else:
            name, colon, value = line.partition(b":")
            if not colon or not re.fullmatch(rb"[!-9;-~]+", name):
                raise ValueError(f"no field name: {line[:60]!r}")
            fields.append([name, value])
    return fields


def check_part(part, report):
    if part.defects:
        report(f"defects {part.defects}")
    cte = str(part.get("Content-Transfer-Encoding", "7bit")).lower()
    if part.is_multipart():
        if cte not in ("7bit", "8bit", "binary"):
            report(f"a multipart in {cte}")
        return
    payload = part.get_payload()
    if part.get_content_type().startswith("text/"):
        if cte != "quoted-printable":
            report(f"text in {cte}")
        for line in payload.splitlines():
            if len(line) > 76:
                report(f"a quoted-printable line of {len(line)}")
            if line != line.rstrip(" \t"):
                report("a quoted-printable line with a blank at its end")
            if re.search(r"=(?![0-9A-F]{2}|$)", line):
                report("= without two digits")
        if str(part.get_param("charset")).lower() != "utf-8":
            report("charset is not utf-8")
    else:
        if cte != "base64":
            report(f"{part.get_content_type()} in {cte}")
        for line in payload.splitlines():
            if len(line) > 76:
                report(f"a base64 line of {len(line)}")
        base64.b64decode("".join(payload.split()), validate=True)


def check_structure(message, report):
    """Gives text, html and images by Content-ID."""
    kind = message.get_content_type()
    if kind == "text/plain":
        return message, None, {}
    if kind != "multipart/alternative":
        report(f"the whole is {kind}")
        return None, None, {}
    parts = list(message.iter_parts())
    if len(parts) != 2 or parts[0].get_content_type() != "text/plain":
        report("alternative: not text first and one other")
        return None, None, {}
    images = {}
    html = parts[1]
    if html.get_content_type() == "multipart/related":
        if html.get_param("type") != "text/html":
            report("related: no type")
        html, *rest = list(html.iter_parts())
        for image in rest:
            content_id = str(image["Content-ID"])
            if not MESSAGE_ID.match(content_id):
                report(f"Content-ID {content_id}")
            if image.get_content_type() != "image/png" or not image.get_content().startswith(PNG):
                report("an image that is no PNG")
            if image.get_content_disposition() != "inline":
                report("an image that is not inline")
            if content_id in images:
                report("one Content-ID twice")
            images[content_id] = image
    if html.get_content_type() != "text/html":
        report(f"the second is {html.get_content_type()}")
        return parts[0], None, images
    used = set(f"<{name}>" for name in re.findall(r'"cid:([^"]*)"', html.get_content()))
    if used != set(images):
        report(f"HTML shows {sorted(used)}, there are {sorted(images)}")
    return parts[0], html, images


def check_message(data, report):
    """Everything that holds for each message; gives (message, text, html, images)."""
    check_lines(data, report)
    head = data.split(b"\r\n\r\n", 1)[0]
    fields = header_fields(head)
    for name, value in fields:
        check_encoded_words(value, report)
        for line in (name + b":" + value).split(b"\r\n"):
            if ENCODED_WORD.search(line) and len(line) > 76:
                report(f"a line of {len(line)} with an encoded word")
    names = [name.decode("ascii").lower() for name, _ in fields]
    for name in ONCE:
        if names.count(name.lower()) != 1:
            report(f"{name}: {names.count(name.lower())} times")
    for name in AT_MOST_ONCE:
        if names.count(name.lower()) > 1:
            report(f"{name}: more than once")

    # The modern parser and the old one must both read it, and read the same.
    message = email.message_from_bytes(data, policy=email.policy.default)
    old = email.message_from_bytes(data, policy=email.policy.compat32)
    for name, value in message.items():
        if value.defects:
            report(f"{name}: {value.defects}")
    for part in message.walk():
        check_part(part, report)
    if [part.get_content_type() for part in message.walk()] != [
            part.get_content_type() for part in old.walk()]:
        report("the two parsers see different parts")
    for a, b in zip(message.walk(), old.walk()):
        if not a.is_multipart() and a.get_payload(decode=True) != b.get_payload(decode=True):
            report("the two parsers read different bytes")

    if not MESSAGE_ID.match(str(message["Message-ID"]).strip()):
        report(f"Message-ID {message['Message-ID']}")
    for one in str(message.get("References", "")).split():
        if not MESSAGE_ID.match(one):
            report(f"References {one}")
    date = str(old["Date"])
    if not re.fullmatch(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000", date):
        report(f"Date {date}")
    parsed = email.utils.parsedate_to_datetime(date)
    if parsed.strftime("%a") != date[:3]:
        report(f"no {date[:3]}: {date}")
    if old["Auto-Submitted"] != "auto-generated":
        report("Auto-Submitted")
    if ("List-Unsubscribe" in old) != ("List-Unsubscribe-Post" in old):
        report("List-Unsubscribe without its Post, or the other way round")
    if "List-Unsubscribe" in old:
        if not re.fullmatch(r"<https?://[^<>\s,]+>", old["List-Unsubscribe"]):
            report("List-Unsubscribe")
        if old["List-Unsubscribe-Post"] != "List-Unsubscribe=One-Click":
            report("List-Unsubscribe-Post")
    text, html, images = check_structure(message, report)
    if text is None or not text.get_content().strip():
        report("no text")
    return message, old, text, html, images


def decode_old(value):
    unfolded = re.sub(r"\r?\n(?=[ \t])", "", value)
    return str(email.header.make_header(email.header.decode_header(unfolded)))


def check_meaning(mail, data, report):
    """What was meant is what is read."""
    message, old, text, html, images = check_message(data, report)

    def same(what, read, meant):
        if read != meant:
            report(f"{what}: {read[:120]!r} instead of {meant[:120]!r}")

    same("subject", str(message["Subject"]), mail["subject"])
    if mail["subject"]:  # the old parser drops blanks at the ends of a plain value
        same("subject, old parser", decode_old(old["Subject"]), mail["subject"])
    for field in ("From", "To"):
        address = message[field].addresses
        if len(address) != 1:
            report(f"{field}: {len(address)} addresses")
            continue
        # Python's modern parser puts blanks between the encoded words of a name (CPython issue 128110);
        # the old one does as RFC 2047 6.2 says.
        meant_name = mail[field.lower()]["name"]
        same(f"{field} name", "".join(address[0].display_name.split()), "".join(meant_name.split()))
        same(f"{field} name, old parser", decode_old(email.utils.parseaddr(old[field])[0]), meant_name)
        same(f"{field} address", address[0].addr_spec, mail[field.lower()]["address"])
    when = email.utils.parsedate_to_datetime(old["Date"])
    meant = datetime.datetime.fromtimestamp(mail["date"], datetime.timezone.utc)
    if when != meant:
        report(f"date {when} instead of {meant}")
    same("Message-ID", str(message["Message-ID"]), mail["message_id"])
    if str(message.get("References", "")).split() != mail["references"]:
        report("References")
    same("In-Reply-To", str(message.get("In-Reply-To", "")), (mail["references"] or [""])[-1])
    same("List-Id", str(message.get("List-Id", "")),
         f"<{mail['list_id']}>" if mail["list_id"] else "")
    same("List-Unsubscribe", str(message.get("List-Unsubscribe", "")),
         f"<{mail['unsubscribe_url']}>" if mail["unsubscribe_url"] else "")
    same("Content-Language", str(message["Content-Language"]), mail["language"])

    def read_lines(part):
        return lines_of(part.get_payload(decode=True).decode("utf-8"))

    if text is not None and read_lines(text) != lines_of(mail["text"]):
        report("the text is another")
    if (html is not None) != bool(mail["html"]):
        report("HTML")
    if html is not None:
        meant_html = mail["html"]
        for one in mail["images"]:
            whole = [name for name in images if name.startswith(f"<{one['id']}.")]
            if len(whole) != 1:
                report(f"image {one['id']}")
                continue
            meant_html = meant_html.replace(f'"cid:{one["id"]}"', f'"cid:{whole[0][1:-1]}"')
            if images[whole[0]].get_content() != bytes.fromhex(one["png_hex"]):
                report(f"image {one['id']} has other bytes")
        if read_lines(html) != lines_of(meant_html):
            report("the HTML is another")


# ---- mails to compose ----------------------------------------------------------------------------

def plain():
    return {
        "from": {"name": "Viisari", "address": "viisari@pirkanmaa.example"},
        "to": {"name": "Palvelulinjan johto", "address": "johto@pirkanmaa.example"},
        "subject": "Kuukauden katsaus", "date": 1767593228,
        "message_id": "<digest-monthly-2026-01-05.johto@pirkanmaa.example>", "references": [],
        "list_id": "", "unsubscribe_url": "", "language": "fi",
        "text": "Hei\n\nKaikki hyvin.\n", "html": "", "images": [],
    }


def image(name, size=300):
    return {"id": name, "png_hex": (PNG + random.Random(name).randbytes(size)).hex()}


def whole():
    mail = plain()
    mail.update(
        html='<p>Hei</p><img src="cid:chart1" alt="kuva"><img src="cid:chart.2" alt="">',
        images=[image("chart1"), image("chart.2", 1000)],
        list_id="digests.pirkanmaa.viisari.example",
        unsubscribe_url="https://viisari.example/unsubscribe/am9odG8.0123-_abc",
        references=["<episode-12@pirkanmaa.example>", "<alert-12-1.johto@pirkanmaa.example>"])
    return mail


def changed(**values):
    mail = whole()
    mail.update(values)
    return mail


LONG_FINNISH = ("Lastensuojelun avohuollon asiakkaiden osuus 0–17-vuotiaista: tavoitepolulta poikkeama, "
                "Pohjois-Savon hyvinvointialue, perhe- ja sosiaalipalvelujen palvelulinja")
SUBJECTS = [
    "", "x", "ä", "€", "😀", "Ääkkösiä riittää", LONG_FINNISH, LONG_FINNISH * 5, "€" * 400, "😀" * 250,
    "a" * 1000, "ä" * 1000, ("sana " * 200).strip(), "a" * 75, "a" * 998, " edessä", "perässä ",
    "  ", "kaksi  väliä", "two  spaces", " lead", "trail ", "=?UTF-8?Q?Bcc?=", "=?", "?=", "a=?b?=c",
    "=?utf-8?b?w6Q=?= plain", 'quotes " and \\ and <x@y.example>', "a: b; c, d", "tab-free", "%0D%0ABcc: x",
    "\\r\\nBcc: x", "1\u00a0234,5\u00a0€ −3,2\u00a0%", "ﬁ ligature ﷽ مرحبا שלום", "e\u0301" * 60, "👩‍👩‍👧‍👦" * 20,
    "_under_score_", "==?==", "a" * 60 + " " + "b" * 61,
]
NAMES = ["", "Viisari", "Viisari, Pirkanmaa", "Ikäihmiset", 'Johto "lapset"', "a\\b", "😀" * 40, "x" * 300,
         "Ä" * 100, "johto@pirkanmaa.example", "Palvelulinjan johto, lapset, nuoret ja perheet",
         "=?UTF-8?Q?x?=", "(comment)", "a <b@c.example>", "O'Neil & co.", "sana " * 30 + "loppu", ":;,"]
TEXTS = [
    "x", ".\n..\n.\n", "From here\nFrom there\n>From x\n", "a" * 5000, "ä" * 5000, ("a" * 75 + " \n") * 5,
    ("a" * 74 + " \nx\n") * 3, "trailing   \nblanks\t\t\n", "no newline at the end", "\n\n\nx\n\n\n", "a\r\nb\rc\nd",
    "--\n", "-- \nsignature", "=3D =\n=20\n", "\x01\x07\x1b[31m\x7f", "\u2028\u2029\u0085x", "--=_0\nx\n--=_0--",
    "Content-Type: text/html\n\n<b>x</b>", "\ufeffx", "😀" * 3000, "\t" + "x" * 80, ("x" * 73 + "ä") * 10,
    "".join(chr(c) for c in range(1, 0x300) if chr(c) not in "\r\n"), "x" * 76 + "\n" + "y" * 77,
    "\n".join("Indikaattori %d: 23,2 %% (tavoite vähintään 90 %%)" % i for i in range(3000)),
]
for width in range(70, 80):
    TEXTS.append("a" * width + " \n" + "a" * width + "= \n" + "a" * width + "ä\t\nx " * 3)

EVIL = ["x\r\nBcc: evil@z.example", "x\nBcc: evil@z.example", "x\rBcc: y", "x\0y", "\r\n", "x\r\n\r\nbody", "x\x0by", "x\x85y",
        "x\u2028y", "x\ty", "x\x7f"]


def table():
    """(mail, None) to be composed, or (mail, code) to be refused with it."""
    yield plain(), None
    yield whole(), None
    yield changed(html='<img src="cid:big">', images=[image("big", 200_000)]), None
    for subject in SUBJECTS:
        yield changed(subject=subject), None
    for name in NAMES:
        yield changed(to={"name": name.strip(), "address": "johto@pirkanmaa.example"}), None
        local = "a" * 60
        domain = ".".join(["b" * 60] * 3) + ".example"
        yield changed(**{"from": {"name": name.strip(), "address": f"{local}@{domain}"}}), None
    for text in TEXTS:
        yield changed(text=text), None
        yield changed(html=f"<pre>{text}</pre>", images=[]), None
    yield changed(references=[f"<episode-{i}-{'x' * 100}@pirkanmaa.example>" for i in range(50)]), None
    yield changed(message_id="<" + "a" * 200 + "@viisari.example>"), None
    yield changed(date=0), None
    yield changed(date=1772323200 - 1), None
    yield changed(date=1709164800), None  # 29 February
    yield changed(language="en"), None

    for evil in EVIL:
        yield changed(subject=evil), "mail.bad_header"
        yield changed(to={"name": evil, "address": "a@b.example"}), "mail.bad_header"
        yield changed(**{"from": {"name": evil, "address": "a@b.example"}}), "mail.bad_header"
        yield changed(to={"name": "", "address": f"a@b.example{evil}"}), "mail.bad_address"
        yield changed(**{"from": {"name": "", "address": f"{evil}@b.example"}}), "mail.bad_address"
        yield changed(message_id=f"<{evil}@b.example>"), "mail.bad_header"
        yield changed(message_id=f"<a@b.example>{evil}"), "mail.bad_header"
        yield changed(references=["<a@b.example>", f"<{evil}@b.example>"]), "mail.bad_header"
        yield changed(list_id=f"a.{evil}.example"), "mail.bad_header"
        yield changed(unsubscribe_url=f"https://a.example/{evil}"), "mail.bad_header"
        yield changed(language=evil), "mail.bad_header"
        yield changed(images=[image(evil)]), "mail.bad_header"
    for raw in ["ff", "c3", "c328", "eda080", "f4908080", "c0af"]:
        yield changed(subject_hex=raw), "mail.bad_header"
        yield changed(text_hex=raw), "mail.bad_body"
    yield changed(text="a\0b"), "mail.bad_body"
    yield changed(html="a\0b"), "mail.bad_body"
    yield changed(text=""), "mail.bad_body"
    yield changed(text=" \r\n\t"), "mail.bad_body"
    yield changed(text="x" * (11 * 1024 * 1024)), "mail.too_large"
    for address in ["", "x", "x@", "@y.example", "x y@z.example", "x@y", "<x@y.example>", "x@y.example, z@y.example"]:
        yield changed(to={"name": "", "address": address}), "mail.bad_address"
    for identifier in ["", "x@y.example", "<x>", "<x@>", "<@y>", "<x @y.example>", "<x@y.example> ", "<ä@y.example>"]:
        yield changed(message_id=identifier), "mail.bad_header"


def random_mails(count, seed):
    """Printable text of every kind, of every length."""
    dice = random.Random(seed)
    letters = "abc XYZ 019 .,;:=?_-\"'<>()[]@\\%äöåÄÖ€–−😀\u00a0"

    def words(longest):
        return "".join(dice.choice(letters) for _ in range(dice.randrange(longest)))

    for _ in range(count):
        mail = whole() if dice.random() < 0.5 else plain()
        mail["subject"] = words(200)
        mail["to"] = {"name": words(60), "address": "johto@pirkanmaa.example"}
        mail["text"] = "x" + "\n".join(words(200) for _ in range(dice.randrange(20)))
        if mail["html"]:
            mail["html"] += "\n".join(words(200) for _ in range(dice.randrange(20)))
            # Our letters could spell a reference to an image that is not there.
            mail["html"] = mail["html"].replace("cid:c ", "")
        yield mail, None


class Composer:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def compose(self, mail):
        self.process.stdin.write(json.dumps(mail).encode("utf-8") + b"\n")
        self.process.stdin.flush()
        verdict, _, rest = self.process.stdout.readline().decode("ascii").strip().partition(" ")
        if verdict == "ok":
            return None, self.process.stdout.read(int(rest))
        return rest, None

    def close(self):
        self.process.stdin.close()
        return self.process.wait(timeout=30)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--composer")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    faults = []
    checked = refused = 0
    for name in options.files:
        with open(name, "rb") as file:
            check_message(file.read(), lambda fault: faults.append(f"{name}: {fault}"))
        checked += 1
    if options.composer:
        composer = Composer(options.composer)
        cases = list(table()) + list(random_mails(400, 20260105))
        for number, (mail, code) in enumerate(cases):
            def report(fault):
                faults.append(f"case {number} (subject {mail['subject'][:40]!r}, "
                              f"text {mail['text'][:40]!r}): {fault}")
            error, data = composer.compose(mail)
            if error != code:
                report(f"{error or 'composed'} instead of {code or 'composed'}")
            elif data is not None:
                check_meaning(mail, data, report)
                checked += 1
                if composer.compose(mail) != (None, data):
                    report("other bytes the second time")
            else:
                refused += 1
        if composer.close() != 0:
            faults.append("the composer failed")
    for fault in faults:
        print(fault)
    print(f"{checked} messages read, {refused} refused as they should be, {len(faults)} faults")
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
