// One conversation: what was said, what is under way, and the way to the server. Knows no element.
/** @import { Bubble, Pending, Reply, State } from "./types" */

const KEPT_MS = 30 * 60 * 1000;
const SLOW_MS = 5000;
const STUCK_MS = 15000;
const GIVEN_UP_MS = 60000;
const KEY = "ward-chat";
const DRAFT = `${KEY}-draft`;

const fresh = () => ({ session: null, at: 0, begun: Date.now(), entries: [], pending: null, start: null, plain: false, large: false });

/** Says "change" whenever what is to be seen has changed. */
export class Talk extends EventTarget {

  constructor(endpoint, storage, signal) {
    super();
    this.endpoint = endpoint;
    this.storage = storage;
    this.state = this.stored();
    if (this.busy) this.mark("unsent");
    addEventListener("storage", ({ key }) => key === KEY && this.changed(this.stored()), { signal });
    addEventListener("online", () => this.waits && this.deliver(), { signal });
  }

  get busy() {
    return ["sending", "slow", "stuck"].includes(this.state.pending?.phase ?? "");
  }

  get waits() {
    return ["offline", "unreached"].includes(this.state.pending?.phase ?? "");
  }

  get draft() {
    return this.storage.getItem(DRAFT) ?? "";
  }

  set draft(text) {
    this.storage.setItem(DRAFT, text);
  }

  stored() {
    const state = { ...fresh(), ...JSON.parse(this.storage.getItem(KEY) ?? "{}") };
    return Date.now() - state.at < KEPT_MS ? state : { ...fresh(), plain: state.plain, large: state.large };
  }

  changed(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }

  save(part) {
    const state = { ...this.state, ...part, at: Date.now() };
    this.storage.setItem(KEY, JSON.stringify(state));
    this.changed(state);
  }

  mark(phase, more) {
    if (this.state.pending) this.save({ pending: { ...this.state.pending, ...more, phase } });
  }

  /** What is shown before anybody has said anything. */
  async begin() {
    if (this.state.start) return;
    const response = await fetch(`${this.endpoint}start`).catch(() => null);
    if (response?.ok) this.save({ start: await response.json() });
  }

  send(text, payload) {
    if (this.state.pending) return false;
    this.save({ pending: { text, payload, phase: "sending" } });
    this.deliver();
    return true;
  }

  async deliver(renewed = false) {
    this.request?.abort();
    const request = (this.request = new AbortController());
    this.mark("sending");
    const timers = [
      setTimeout(() => this.mark("slow"), SLOW_MS),
      setTimeout(() => this.mark("stuck"), STUCK_MS),
      setTimeout(() => request.abort(), GIVEN_UP_MS),
    ];
    try {
      const response = await this.post("messages", this.said(), request.signal);
      await this.received(response, renewed);
    } catch {
      if (request === this.request) this.mark(navigator.onLine ? "unreached" : "offline");
    } finally {
      timers.forEach(clearTimeout);
    }
  }

  said() {
    const { text, payload } = /** @type {Pending} */ (this.state.pending);
    return payload ? { payload } : { message: text };
  }

  post(path, body, signal) {
    const { session } = this.state;
    return fetch(this.endpoint + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(session ? { ...body, session } : body),
      signal,
      keepalive: true,
    });
  }

  async received(response, renewed) {
    const { entries, pending } = this.state;
    const heard = await response.json().catch(() => ({}));
    if (response.ok) {
      const said = [{ me: pending?.text }, { messages: heard.messages }];
      this.save({ session: heard.session, entries: [...entries, ...said], pending: null });
    } else if (response.status === 401 && !renewed) {
      this.save({ session: null, entries: entries.length ? [...entries, { note: "renewed" }] : [] });
      await this.deliver(true);
    } else if (response.status === 429) {
      this.wait(Number(response.headers.get("Retry-After")) || 1);
    } else this.mark("failed", { why: heard.error });
  }

  wait(seconds) {
    this.mark("limited", { until: Date.now() + seconds * 1000 });
    setTimeout(() => this.state.pending?.phase === "limited" && this.deliver(), seconds * 1000);
  }

  /** Take back what could not be sent. */
  takeBack() {
    const text = this.state.pending?.text ?? "";
    this.request?.abort();
    this.save({ pending: null });
    return text;
  }

  restart() {
    this.request?.abort();
    this.save({ begun: Date.now(), entries: [], pending: null });
  }

  /** Forget everything, here and on the server. */
  clear() {
    this.request?.abort();
    if (this.state.session) this.post("messages", { payload: "/restart" }).catch(() => null);
    this.storage.removeItem(KEY);
    this.storage.removeItem(DRAFT);
    this.changed({ ...fresh(), start: this.state.start });
  }
}

/** A reply in its parts. Without notices and question in `custom`, the bubbles before and behind the answers are they. */
export function parts(messages) {
  const { status = "", answers = [], notices, question } = messages.find((message) => message.custom)?.custom ?? {};
  const bubbles = messages.filter((message) => message.text);
  const last = bubbles.at(-1);
  const asked = question ?? (last?.buttons?.length ? { text: last.text ?? "" } : null);
  const spoken = asked ? bubbles.slice(0, -1) : bubbles;
  const before = spoken.length - answers.length;
  return {
    status,
    notices: notices ?? spoken.slice(0, before).map(({ text = "" }) => ({ text })),
    answers: answers.map((answer, at) => ({ ...answer, text: spoken[before + at]?.text })),
    question: asked && { ...asked, buttons: last?.buttons },
  };
}
