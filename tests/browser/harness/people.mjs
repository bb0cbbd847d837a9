// Accounts for the tests of signed-in pages, made through the API as an administrator makes them.
// The roles that the tests act in; `restricted` is another analyst, who may see what is not public.
export const roles = {
  leader: {
    name: 'lapset.johto',
    role: 'leader',
    areas: ['pirkanmaa'],
    restricted: false,
    recipient: 'pirkanmaa.lapset.johto',
  },
  deputy: {
    name: 'kotiin-vietavat.johto',
    role: 'leader',
    areas: ['pirkanmaa'],
    restricted: false,
    recipient: 'pirkanmaa.kotiin-vietavat.vastuuyksikko',
  },
  analyst: {
    name: 'tiedot',
    role: 'analyst',
    areas: ['pirkanmaa'],
    restricted: false,
    recipient: 'pirkanmaa.tiedot',
  },
  admin: {name: 'yllapito', role: 'admin', areas: null, restricted: false, recipient: 'yllapito'},
  restricted: {
    name: 'keski-suomi.tiedot',
    role: 'analyst',
    areas: ['keski-suomi'],
    restricted: true,
    recipient: null,
  },
};

// Of everybody here: long enough, and known to this file only.
const password = (name) => `Salasana kokeita varten: ${name}`;

// Somebody who uses the API with a session.
export class Client {
  #url;
  #cookie = null;
  #csrf = null;

  constructor(url) {
    this.#url = url;
  }

  // The answer's body and ETag; throws where the answer is not a good one.
  async send(method, path, data, {headers = {}} = {}) {
    const own = {
      Origin: this.#url,
      ...(this.#cookie && {Cookie: this.#cookie}),
      ...(this.#csrf && {'X-CSRF-Token': this.#csrf}),
      ...(data && {'Content-Type': 'application/json'}),
    };
    const answer = await fetch(this.#url + path, {
      method,
      headers: {...own, ...headers},
      body: data && JSON.stringify(data),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    this.#cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? this.#cookie;
    const body = text === '' ? null : JSON.parse(text);
    if (body?.csrf_token) this.#csrf = body.csrf_token;
    return {body, etag: answer.headers.get('ETag')};
  }

  async signIn(name, oldPassword = password(name)) {
    return this.send('POST', '/api/v1/session', {name, password: oldPassword});
  }

  // With a one-time password: signs in and changes it.
  async signInFirst(name, oneTime) {
    await this.signIn(name, oneTime);
    await this.send('PUT', '/api/v1/session/password', {
      current_password: oneTime,
      new_password: password(name),
    });
  }

  // For visit(): a browser that has this session.
  storageState() {
    const [name, value] = this.#cookie.split('=');
    const {hostname: domain} = new URL(this.#url);
    const session = {name, value, domain, path: '/', secure: true, httpOnly: true, sameSite: 'Lax'};
    return {cookies: [{...session, expires: -1}], origins: []};
  }
}

// The administrator that the first start made, signed in with a password of its own.
export async function firstAdmin(here) {
  const client = new Client(here.url);
  await client.signInFirst('admin', here.firstPassword);
  return client;
}

// Makes the account and signs it in.
export async function appoint(here, admin, person) {
  const {body} = await admin.send('POST', '/api/v1/people', person);
  const client = new Client(here.url);
  await client.signInFirst(person.name, body.one_time_password);
  return client;
}

export const passwordOf = (person) => password(person.name);
