// Runs the built program as its users do: the shipped definitions and published figures in a data
// folder of its own, served on a free port of the loopback address. Nothing is left behind: the
// server is told to end with the test that started it, even where that is killed.
import {spawn, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import {buildFolder, sourceFolder, today} from './settings.mjs';

const program = path.join(buildFolder, 'viisari');
const kFirstPassword = /\b(?:password|salasana)\b[^:]*: *(\S+)/i;

export class Installation {
  #server = null;
  #port = 0;

  // `examples`: folder of figures to start with; `null`: none. `config`: more lines for the
  // configuration.
  constructor(name, {examples = path.join(sourceFolder, 'examples/data'), config = ''} = {}) {
    this.folder = path.join(buildFolder, 'tests/browser', name);
    fs.rmSync(this.folder, {recursive: true, force: true});
    fs.mkdirSync(this.folder, {recursive: true});
    this.definitions = path.join(this.folder, 'indicators');
    fs.cpSync(path.join(sourceFolder, 'indicators'), this.definitions, {recursive: true});
    for (const file of ['recipients.toml', 'schedules.toml']) {
      fs.copyFileSync(path.join(sourceFolder, 'config', file), path.join(this.folder, file));
    }
    this.#writeConfig(config);
    if (examples !== null) {
      this.run(['run', '--examples', examples, '--as-of', today, '--no-serve']);
    }
  }

  #writeConfig(config) {
    fs.writeFileSync(
      path.join(this.folder, 'viisari.toml'),
      `[data]\ndirectory = "var"\n` +
        `[definitions]\ndirectory = "indicators"\nwatch_seconds = 1\n` +
        `[plugins]\ndirectory = "${path.join(buildFolder, 'plugins')}"\n` +
        `[server]\nport = ${this.#port}\n${config}`,
    );
    this.config = config;
  }

  #arguments(words) {
    return ['--config', path.join(this.folder, 'viisari.toml'), '--lang', 'en', ...words];
  }

  // Runs a command to its end; its standard output. Findings (status 1) are no failure.
  run(words, {input} = {}) {
    const done = spawnSync(program, this.#arguments(words), {
      input,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    if (done.status !== 0 && done.status !== 1) {
      throw new Error(`viisari ${words[0]} ended with ${done.status}: ${done.stderr}`);
    }
    this.#learnPassword(done.stdout);
    return done.stdout;
  }

  // The administrator's one-time password is printed once, at the first start.
  #learnPassword(output) {
    this.firstPassword ??= kFirstPassword.exec(output)?.[1];
  }

  // Starts the server and waits until it answers. A second start takes the port of the first.
  async serve() {
    const log = fs.openSync(path.join(this.folder, 'server.log'), 'a');
    const server = spawn(
      '/usr/bin/setpriv',
      ['--pdeathsig', 'KILL', program, ...this.#arguments(['serve', '--as-of', today])],
      {stdio: ['ignore', 'pipe', log]},
    );
    fs.closeSync(log);
    this.#server = server;
    for await (const line of readline.createInterface({input: server.stdout})) {
      this.#learnPassword(line);
      const port = /Serving http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port === undefined) continue;
      this.#port = Number(port);
      this.#writeConfig(this.config);
      server.stdout.resume();
      return this;
    }
    throw new Error(`the server did not start: ${this.log()}`);
  }

  get url() {
    return `http://127.0.0.1:${this.#port}`;
  }

  log() {
    return fs.readFileSync(path.join(this.folder, 'server.log'), 'utf8');
  }

  // Ends the server and waits for it; its exit status, or the signal that ended it.
  async stop(signal = 'SIGTERM') {
    const server = this.#server;
    this.#server = null;
    if (server === null) return 0;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    const running = server.exitCode === null && server.signalCode === null;
    if (running && server.kill(signal)) await ended;
    return server.exitCode ?? server.signalCode;
  }

  // The server neither answers nor refuses, like a machine that hangs.
  freeze() {
    this.#server.kill('SIGSTOP');
  }
  thaw() {
    this.#server.kill('SIGCONT');
  }

  // A file in the installation's folder.
  write(name, content) {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), {recursive: true});
    fs.writeFileSync(file, content);
    return file;
  }

  // The end of a test file. A server that does not end well (a crash, a sanitizer's report) fails.
  async remove() {
    const status = await this.stop();
    if (status !== 0) throw new Error(`the server ended with ${status}: ${this.log()}`);
    fs.rmSync(this.folder, {recursive: true, force: true});
  }
}
