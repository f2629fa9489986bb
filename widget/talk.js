// One conversation: what was said, what is under way, and the way to the server. Knows no element.
/** @import { Bubble, Reply, State } from "./types" */

const KEPT_MS = 30 * 60 * 1000;
const SLOW_MS = 5000;
const STUCK_MS = 15000;
const GIVEN_UP_MS = 60000;
const KEY = "ward-chat";
const DRAFT = "ward-chat-draft";

/** Says "change" whenever what is to be seen has changed. */
export class Talk extends EventTarget {
  constructor(endpoint, storage, signal) {
    super();
    this.endpoint = endpoint;
    this.storage = storage;
    this.changed(this.stored());
    if (this.state.pending) this.state.pending.phase = "unsent";
    addEventListener("storage", ({ key }) => key === KEY && this.refresh(), { signal });
    addEventListener("online", () => this.waits && this.deliver(), { signal });
  }

  get draft() {
    return this.storage.getItem(DRAFT) ?? "";
  }

  set draft(text) {
    this.storage.setItem(DRAFT, text);
  }

  /** @returns {State} */
  stored() {
    const { at, plain, large, ...rest } = JSON.parse(this.storage.getItem(KEY) ?? "{}");
    const fresh = { begun: Date.now(), entries: [], plain, large };
    return Date.now() - at < KEPT_MS ? { ...fresh, ...rest, at } : fresh;
  }

  refresh() {
    this.changed({ start: this.state.start, ...this.stored() });
  }

  changed(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }

  /** @param {Partial<State>} part */
  save(part) {
    const state = { ...this.state, ...part, at: Date.now() };
    this.storage.setItem(KEY, JSON.stringify(state));
    this.changed(state);
  }

  mark(phase, more) {
    const { pending } = this.state;
    if (pending) this.save({ pending: { ...pending, ...more, phase } });
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
    this.stop();
    const request = (this.request = new AbortController());
    const { text, payload } = this.state.pending;
    this.mark("sending");
    const timers = [
      setTimeout(() => this.mark("slow"), SLOW_MS),
      setTimeout(() => this.mark("stuck"), STUCK_MS),
      setTimeout(() => request.abort(), GIVEN_UP_MS),
    ];
    try {
      const response = await this.post("messages", payload ? { payload } : { message: text }, request.signal);
      await this.received(response, renewed);
    } catch {
      if (request !== this.request) return;
      this.waits = true;
      this.mark(navigator.onLine ? "unreached" : "offline");
    } finally {
      timers.forEach(clearTimeout);
    }
  }

  post(path, body, signal) {
    return fetch(this.endpoint + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, session: this.state.session }),
      signal,
    });
  }

  async received(response, renewed) {
    const { entries, pending } = this.state;
    const heard = await response.json().catch(() => ({}));
    if (heard.messages) {
      const said = [{ me: pending.text }, { messages: heard.messages }];
      this.save({ session: heard.session, entries: [...entries, ...said], pending: undefined });
    } else if (response.status === 401 && !renewed) {
      this.save({ session: undefined, entries: [...entries, { note: "renewed" }] });
      await this.deliver(true);
    } else if (response.status === 429) {
      const wait = (Number(response.headers.get("Retry-After")) || 1) * 1000;
      this.timer = setTimeout(() => this.deliver(), wait);
      this.mark("limited", { until: Date.now() + wait });
    } else this.mark("failed", { why: heard.error });
  }

  stop() {
    this.request?.abort();
    this.request = undefined;
    this.waits = false;
    clearTimeout(this.timer);
  }

  /** Take back what could not be sent. */
  takeBack() {
    const { text } = this.state.pending;
    this.stop();
    this.save({ pending: undefined });
    return text;
  }

  restart() {
    this.stop();
    this.save({ begun: Date.now(), entries: [], pending: undefined });
  }

  /** Forget everything, here and on the server. */
  clear() {
    this.stop();
    if (this.state.session) this.post("messages", { payload: "/restart" }).catch(() => null);
    this.storage.removeItem(KEY);
    this.storage.removeItem(DRAFT);
    this.refresh();
  }
}

/** A reply in its parts; the bubbles are its notices, answers, notices and question in this order.
 * @param {Bubble[]} messages @returns {Reply} */
export function parts(messages) {
  const { answers, notices, question } = messages.find(({ custom }) => custom).custom;
  const bubbles = messages.filter(({ text }) => text);
  const [before, after] = ["before", "after"].map((where) => notices.filter(({ place }) => place === where));
  return {
    before,
    answers: answers.map((answer, at) => ({ ...answer, text: bubbles[before.length + at].text })),
    after,
    question: question && { ...bubbles[bubbles.length - 1], ...question },
  };
}
