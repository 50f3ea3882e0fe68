// A visitor's cart behind a cookie, as a server keeps it: read when a request begins, written when it ends. Two
// requests at once therefore lose one of their changes, and two without a cookie get a session each.

const turn = () => new Promise((done) => setImmediate(done));

/** @param {Request} request @param {string} name */
export const cookieOf = (request, name) =>
  request.headers.get("Cookie")?.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1];

/** @template Item */
export class Sessions {
  /** @type {Map<string, Item[]>} */
  carts = new Map();
  /** Sessions in which something is being written. @type {Set<string>} */
  busy = new Set();
  #made = 0;

  /** @param {string} cookie its name */
  constructor(cookie) {
    this.cookie = cookie;
  }

  /** @param {Item[]} [items] @returns {string} the session's id */
  begin(items = []) {
    this.#made += 1;
    const id = `s${this.#made}`;
    this.carts.set(id, items);
    return id;
  }

  /** @param {Request} request @returns {string | undefined} the id of a session that is known */
  known(request) {
    const id = cookieOf(request, this.cookie);
    return id && this.carts.has(id) ? id : undefined;
  }

  /**
   * @param {Request} request
   * @param {(items: Item[]) => Response | Promise<Response>} work changes the items that it is given
   * @returns {Promise<Response>} with a new session's cookie once something is in it
   */
  async with(request, work) {
    const known = this.known(request);
    const before = (known && this.carts.get(known)) || [];
    const asBefore = JSON.stringify(before);
    const items = JSON.parse(asBefore);
    const writes = known && request.method !== "GET";
    if (writes) this.busy.add(known);
    await turn();
    const response = await work(items);
    await turn();
    if (writes) this.busy.delete(known);
    if (known) {
      if (JSON.stringify(items) !== asBefore) this.carts.set(known, items);
    } else if (items.length) {
      response.headers.append("Set-Cookie", `${this.cookie}=${this.begin(items)}; Path=/; HttpOnly`);
    }
    return response;
  }
}
