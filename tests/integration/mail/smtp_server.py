"""A real SMTP server on loopback that misbehaves as told, for the delivery tests.

Prints "port N" when it listens. Below --folder it appends a line to `connections` for each
connection and a byte to `arrivals` for each message it has received whole, which it writes as
messages/NNNNNN.eml, with sender, recipient, number of the connection and what became of it in
NNNNNN.txt, before it answers.

The recipient's local part tells what happens to a message:
  gone…   550 at RCPT           busy…   451 at RCPT
  full…   552 after the dot     wait…   451 after the dot
  slow…   answers after --slow seconds
  lost…   takes the message and drops the connection without an answer, each time
  once…   as lost, but takes it properly the second time
  cut…    drops the connection in the middle of the message
All others are accepted.
"""

import argparse
import asyncio
import os
import pathlib
import random
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class State:
    def __init__(self, options):
        self.options = options
        self.folder = pathlib.Path(options.folder)
        (self.folder / "messages").mkdir(parents=True, exist_ok=True)
        # A server that is started again goes on counting.
        self.messages = len(list((self.folder / "messages").glob("*.eml")))
        self.connections = 0
        self.lost_once = set()
        self.random = random.Random(options.seed)

    def connected(self):
        self.connections += 1
        with open(self.folder / "connections", "a") as out:
            out.write("connection\n")
        return self.connections

    def store(self, envelope, connection, fate):
        self.messages += 1
        name = f"{self.messages:06d}"
        for suffix, data in (
            ("eml", envelope.content),
            ("txt", f"{envelope.mail_from}\n{envelope.rcpt_tos[0]}\n{connection}\n{fate}\n".encode()),
        ):
            temporary = self.folder / f"{name}.{suffix}"
            temporary.write_bytes(data)
            os.rename(temporary, self.folder / "messages" / f"{name}.{suffix}")
        with open(self.folder / "arrivals", "ab") as out:
            out.write(b".")


class Handler:
    def __init__(self, state):
        self.state = state
        self.number = state.connected()
        self.taken = 0

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        options = self.state.options
        if options.sender:
            return options.sender
        if options.drop_after and self.taken >= options.drop_after:
            server.transport.abort()
            return "421 bye"
        if options.bye_after and self.taken >= options.bye_after:
            return "421 4.3.2 enough for one connection"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("gone"):
            return "550 5.1.1 no such user"
        if address.startswith("busy"):
            return "451 4.3.0 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.startswith("full"):
            return "552 5.3.4 message too large"
        if to.startswith("wait"):
            return "451 4.3.0 come back later"
        lost = to.startswith("lost")
        if to.startswith("once") and to not in self.state.lost_once:
            self.state.lost_once.add(to)
            lost = True
        if self.state.options.drop_share and self.state.random.random() < self.state.options.drop_share:
            lost = True
        if to.startswith("slow"):
            await asyncio.sleep(self.state.options.slow)
        self.state.store(envelope, self.number, "dropped" if lost else "answered")
        self.taken += 1
        if lost:
            server.transport.abort()
        return "250 taken"


class Server(SMTP):
    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith("cut"):
            await self.push("354 go on")
            await self._reader.read(1000)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


async def say_and_close(state, words, reader, writer):
    state.connected()
    if words:
        writer.write(words.encode() + b"\r\n")
        await writer.drain()
        writer.close()
    else:
        await reader.read()  # silent until the client goes


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--greeting", help="say this and close")
    parser.add_argument("--silent", action="store_true", help="never say anything")
    parser.add_argument("--sender", help="answer to MAIL FROM")
    parser.add_argument("--auth", help="USER:PASSWORD that is accepted; no mail without")
    parser.add_argument("--auth-busy", action="store_true", help="454 to every login")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--tls", action="store_true", help="TLS from the first byte")
    parser.add_argument("--slow", type=float, default=0)
    parser.add_argument("--drop-after", type=int, help="drop a connection at its Nth + 1 message")
    parser.add_argument("--bye-after", type=int, help="421 at its Nth + 1 message")
    parser.add_argument("--drop-share", type=float, default=0, help="of messages taken, unanswered")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    state = State(options)

    context = None
    if options.cert:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.cert, options.key)

    def authenticate(server, session, envelope, mechanism, login):
        if options.auth_busy:
            return AuthResult(success=False, handled=False, message="454 4.7.0 come back later")
        user, password = options.auth.split(":")
        good = login.login == user.encode() and login.password == password.encode()
        # As some servers do, this one repeats what it was sent.
        return AuthResult(
            success=good, handled=False,
            message=None if good else f"535 5.7.8 refused for {login.password.decode()}")

    loop = asyncio.get_running_loop()
    if options.greeting or options.silent:
        server = await asyncio.start_server(
            lambda reader, writer: say_and_close(state, options.greeting, reader, writer),
            "127.0.0.1", options.port)
    else:
        server = await loop.create_server(
            lambda: Server(
                Handler(state), hostname="sink.example", data_size_limit=64 * 1024 * 1024,
                tls_context=None if options.tls else context, auth_require_tls=False,
                authenticator=authenticate if options.auth else None,
                auth_required=bool(options.auth), loop=loop),
            "127.0.0.1", options.port, ssl=context if options.tls else None)
    print("port", server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
