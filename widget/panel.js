// The opened chat: what is said in it, and the field to type in.
import { Guard } from "./guard.js";
import { Talk, parts } from "./talk.js";
import { Writer, h } from "./text.js";
import { rendered } from "./blocks.js";
import { tools } from "./tools.js";
/** @import { Entry, Pending, Question, Said } from "./types" */

const NARROW = "(max-width: 40rem)";
const TOUCH = "(pointer: coarse)";

export class Panel {

  constructor(page, endpoint, storage, signal) {
    this.page = page;
    this.talk = new Talk(endpoint, storage, signal);
    this.element = /** @type {any} */ (document.importNode(page.querySelector("template").content, true)).firstElementChild;
    /** The frame's parts by their ids. */
    this.at = Object.fromEntries([...this.element.querySelectorAll("[id]")].map((part) => [part.id, part]));
    this.listen();
    this.at.field.value = this.talk.draft;
    this.talk.addEventListener("change", () => this.show());
    this.show();
    const clock = setInterval(() => this.phase === "limited" && this.pending(this.talk.state.pending), 1000);
    signal.addEventListener("abort", () => clearInterval(clock));
  }

  listen() {
    const on = (part, name, listener) => part.addEventListener(name, listener);
    const { field, log } = this.at;
    on(this.element, "click", ({ target }) => this[target.closest("[data-do]")?.dataset.do]?.());
    on(this.element, "keydown", (event) => event.key === "Escape" && !this.converts(event) && this.close());
    on(this.element, "submit", (event) => (event.preventDefault(), this.submit()));
    on(log, "change", ({ target }) => this.tick(target));
    on(field, "input", () => this.keep());
    on(field, "keydown", (event) => this.typed(event));
    on(field, "compositionstart", () => (this.composing = true));
    on(field, "compositionend", () => setTimeout(() => (this.composing = false)));
  }

  open() {
    if (matchMedia(NARROW).matches) this.element.showModal();
    else this.element.show();
    this.rest();
    this.at.scroll.scrollTop = this.at.scroll.scrollHeight;
    this.talk.begin();
    this.guarded();
  }

  close() {
    this.element.close();
  }

  /** Where the focus waits; on a touch screen the field would raise the keyboard over the answer. */
  rest() {
    this.at[matchMedia(TOUCH).matches ? "title" : "field"].focus();
  }

  togglePlain() {
    this.talk.save({ plain: !this.talk.state.plain });
  }

  toggleLarge() {
    this.talk.save({ large: !this.talk.state.large });
  }

  restart() {
    this.at.menu.open = false;
    this.talk.restart();
    this.send(this.writer.label("restarted"), "/restart");
  }

  clear() {
    this.at.menu.open = false;
    this.at.field.value = "";
    this.talk.clear();
    this.at.status.textContent = this.writer.label("cleared");
    this.rest();
  }

  /** The rules against personal data; until they are here nothing typed is sent. */
  guarded() {
    this.guard ??= fetch(`${this.talk.endpoint}guard.json`).then((found) => found.json()).then((rules) => new Guard(rules));
    return this.guard.catch(() => (this.guard = undefined));
  }

  /** Chrome, Firefox and Safari each tell in their own order that Enter or Escape ends a conversion. */
  converts({ isComposing, keyCode }) {
    return isComposing || this.composing || keyCode === 229;
  }

  typed(event) {
    if (event.key !== "Enter" || event.shiftKey || this.converts(event)) return;
    event.preventDefault();
    this.submit();
  }

  /** Keep what is typed, without what must not be kept. */
  async keep() {
    const { value } = this.at.field;
    const guard = await this.guarded();
    if (guard && this.at.field.value === value) this.talk.draft = guard.check(value).text;
  }

  async submit() {
    const text = this.at.field.value.trim();
    const guard = await this.guarded();
    if (!text || this.composing) return;
    if (!guard) return this.tell("unreached");
    const checked = guard.check(text);
    const masks = [...new Set(checked.findings.map((kind) => guard.masks[kind]))].join("");
    this.at.alert.replaceChildren(masks ? this.writer.word("guarded", { masks }) : "");
    if (!masks) return this.send(text);
    this.talk.draft = this.at.field.value = checked.text;
    this.at.field.focus();
  }

  send(text, payload) {
    if (!this.talk.send(text, payload)) return this.tell("wait");
    if (!payload) this.talk.draft = this.at.field.value = "";
    this.rest();
  }

  tell(name) {
    this.at.alert.replaceChildren(this.writer.word(name));
  }

  tick(box) {
    const article = box.closest("[data-at]");
    const ticks = [...article.querySelectorAll("[type=checkbox]")].map(({ checked }) => checked);
    const entries = this.talk.state.entries.map((entry, at) => (at === +article.dataset.at ? { ...entry, ticks } : entry));
    this.talk.save({ entries });
  }

  show() {
    const { begun, entries, pending, plain, large, start } = this.talk.state;
    const drawn = [begun, plain, !!start].join();
    if (this.drawn !== drawn) this.frame();
    this.drawn = drawn;
    this.element.classList.toggle("large", large);
    this.at.plain.setAttribute("aria-pressed", plain);
    this.at.large.setAttribute("aria-pressed", large);
    const fresh = entries.slice(this.shown).map((entry, at) => this.entry(entry, this.shown + at));
    this.shown = entries.length;
    this.at.log.append(...fresh);
    this.pending(pending);
    fresh[0]?.scrollIntoView();
  }

  /** The words of the frame, and what is said before anybody has said anything. */
  frame() {
    const { plain, start } = this.talk.state;
    const writer = (this.writer = new Writer(this.page, plain));
    this.shown = 0;
    this.element.querySelectorAll("[data-word]").forEach((one) => one.replaceChildren(writer.word(one.dataset.word)));
    for (const part of [this.at.log, this.at.scroll]) part.setAttribute("aria-label", writer.label("log"));
    this.at.log.replaceChildren();
    if (start) this.begin(start);
  }

  begin(start) {
    const person = parts(start.person);
    const topics = parts(start.topics).question;
    this.at.log.append(h("article", { class: "bot" }, ...this.said(parts(start.greeting).notices), ...this.question(topics)));
    this.at.person.replaceChildren(...this.said(person.notices));
    const { phone } = this.at;
    phone.textContent = this.at.person.querySelector("a")?.textContent ?? "";
    phone.href = `tel:${phone.textContent}`;
    phone.hidden = !phone.textContent;
  }

  button(name, click) {
    return h("button", { type: "button", click }, this.writer.word(name));
  }

  said(said) {
    return said.map(({ text, plain }) => h("p", {}, this.writer.rich(text, plain)));
  }

  speaker(name) {
    return h("span", { class: "unseen" }, this.writer.word(name));
  }

  entry({ me, note, messages, ticks = [] }, at) {
    if (note) return h("p", { class: "note" }, this.writer.word(note));
    if (!messages) return this.mine(me);
    const { notices, answers, question } = parts(messages);
    const sections = answers.map((answer) =>
      h("section", {}, ...rendered(answer.blocks, this.writer), tools(answer, this)));
    const article = h("article", { class: "bot", "data-at": at }, this.speaker("bot"), ...this.said(notices), ...sections,
      ...this.question(question));
    article.querySelectorAll("[type=checkbox]").forEach((box, at) => (box.checked = ticks[at]));
    return article;
  }

  mine(text, ...more) {
    return h("article", { class: "me" }, this.speaker("me"), h("p", {}, text), ...more);
  }

  question(question) {
    if (!question) return [];
    const replies = (question.buttons ?? []).map(({ title, payload }) =>
      h("button", { type: "button", click: () => this.send(title, payload) }, title));
    return [h("div", { class: "question" }, ...this.said([question])), question.kind === "date" ? this.day() : "",
      h("div", { class: "replies" }, ...replies)];
  }

  day() {
    const day = h("input", { type: "date", min: "1900-01-01", max: "2099-12-31" });
    const send = () => day.value && this.send(day.value.replace(/(\d+)-0?(\d+)-0?(\d+)/, "$1年$2月$3日"));
    return h("div", { class: "day" }, h("label", {}, this.writer.word("date"), day), this.button("sendDate", send));
  }

  /** What is under way; the status says each phase once, the countdown is only seen. */
  pending(pending) {
    const { phase, text, why, until = 0 } = pending ?? {};
    const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
    const words = why ?? (phase ? this.writer.text(phase, { seconds }) : "");
    if (this.phase !== phase) this.at.status.replaceChildren(new Writer(this.page, false).rich(words));
    this.phase = phase;
    const choices = phase === "sending" || phase === "slow" ? "" : h("div", { class: "replies" },
      this.button("again", () => this.talk.deliver()), this.button("rewrite", () => this.rewrite()));
    this.at.under.replaceChildren(pending ? this.mine(text, h("p", { class: `phase ${phase}` }, this.writer.rich(words)), choices) : "");
  }

  rewrite() {
    const { field } = this.at;
    field.value = [this.talk.takeBack(), field.value].filter(Boolean).join("\n");
    this.keep();
    field.focus();
  }
}
