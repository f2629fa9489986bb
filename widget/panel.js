// The opened chat: what is said in it, and the field to type in.
import { Guard } from "./guard.js";
import { Talk, parts } from "./talk.js";
import { Writer, h } from "./text.js";
import { rendered } from "./blocks.js";
import { tools } from "./tools.js";

export class Panel {
  constructor(page, endpoint, storage, signal) {
    this.page = page;
    this.talk = new Talk(endpoint, storage, signal);
    this.element = document.importNode(page.querySelector("template").content, true).querySelector("dialog");
    /** @type {Record<string, any>} */
    this.at = Object.fromEntries([...this.element.querySelectorAll("[id]")].map((part) => [part.id, part]));
    this.at.field.value = this.talk.draft;
    this.listen();
    this.show();
  }

  listen() {
    const on = (part, name, listener) => part.addEventListener(name, listener);
    const { field, log } = this.at;
    on(this.talk, "change", () => this.show());
    on(this.element, "click", ({ target }) => this.press(target.closest("[data-do]")));
    on(this.element, "keydown", (event) => event.key === "Escape" && !this.converts(event) && this.close());
    on(this.element, "submit", (event) => (event.preventDefault(), this.submit()));
    on(log, "change", ({ target }) => this.tick(target));
    on(field, "input", () => this.keep());
    on(field, "keydown", (event) => this.typed(event));
    on(field, "compositionstart", () => (this.composing = true));
    on(field, "compositionend", () => (this.composing = false));
  }

  open() {
    if (matchMedia("(max-width: 40rem)").matches) this.element.showModal();
    else this.element.show();
    this.rest();
    this.at.scroll.scrollTop = this.at.scroll.scrollHeight;
    this.talk.begin();
    this.guarded();
  }

  press(button) {
    if (button) this[button.dataset.do](button);
  }

  close() {
    this.element.close();
  }

  /** Where the focus waits; on a touch screen the field would raise the keyboard over the answer. */
  rest() {
    this.at[matchMedia("(pointer: coarse)").matches ? "title" : "field"].focus();
  }

  toggle({ id }) {
    this.talk.save({ [id]: !this.talk.state[id] });
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

  /** Chrome, Firefox and Safari each tell in their own order that a key ends a conversion. */
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
    if (!masks) return this.send(text);
    this.tell("guarded", { masks });
    this.talk.draft = this.at.field.value = checked.text;
    this.at.field.focus();
  }

  send(text, payload = "") {
    if (!this.talk.send(text, payload)) return this.tell("wait");
    this.at.alert.replaceChildren();
    if (!payload) this.talk.draft = this.at.field.value = "";
    this.rest();
  }

  tell(name, values) {
    this.at.alert.replaceChildren(this.writer.word(name, values));
  }

  tick(box) {
    const article = box.closest("article");
    const ticks = [...article.querySelectorAll("input")].map(({ checked }) => checked);
    const entries = this.talk.state.entries.map((entry, at) => (at == article.dataset.at ? { ...entry, ticks } : entry));
    this.talk.save({ entries });
  }

  show() {
    const { begun, entries, pending, plain, large, start } = this.talk.state;
    const drawn = [begun, plain, !!start].join();
    if (this.drawn !== drawn) this.frame();
    this.drawn = drawn;
    this.element.classList.toggle("large", !!large);
    this.at.plain.setAttribute("aria-pressed", !!plain);
    this.at.large.setAttribute("aria-pressed", !!large);
    const fresh = entries.slice(this.shown).map((entry, at) => this.entry(entry, this.shown + at));
    this.shown = entries.length;
    this.at.log.append(...fresh);
    this.pending(pending);
    fresh[0]?.scrollIntoView();
  }

  /** The words of the frame, and what is said before anybody has said anything. */
  frame() {
    const { plain, start } = this.talk.state;
    const { log, scroll, person, phone } = this.at;
    const writer = (this.writer = new Writer(this.page, plain));
    this.shown = 0;
    for (const one of /** @type {any} */ (this.element.querySelectorAll("[data-word]"))) one.replaceChildren(writer.word(one.dataset.word));
    for (const part of [log, scroll]) part.setAttribute("aria-label", writer.label("log"));
    log.replaceChildren();
    if (!start) return;
    const { greeting, topics } = start;
    log.append(h("article", { class: "bot" }, ...this.said(parts(greeting).before), ...this.question(parts(topics).question)));
    person.replaceChildren(...this.said(parts(start.person).before));
    const { href = "", textContent = "" } = person.querySelector("a") ?? {};
    Object.assign(phone, { href, textContent, hidden: !href });
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
    const { before, answers, after, question } = parts(messages);
    const sections = answers.map((answer) =>
      h("section", {}, ...rendered(answer, this.writer), tools(answer, this)));
    const article = h("article", { class: "bot", "data-at": at }, this.speaker("bot"), ...this.said(before), ...sections,
      ...this.said(after), ...this.question(question));
    article.querySelectorAll("input").forEach((box, at) => (box.checked = ticks[at]));
    return article;
  }

  mine(text, ...more) {
    return h("article", { class: "me" }, this.speaker("me"), h("p", {}, text), ...more);
  }

  question(question) {
    if (!question) return [];
    const replies = question.buttons.map(({ title, payload }) =>
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
  pending({ phase, text, why, until } = /** @type {any} */ ({})) {
    const { status, under } = this.at;
    const words = why ?? this.writer.text(phase || "none", { seconds: Math.max(1, Math.ceil((until - Date.now()) / 1000)) });
    if (this.phase !== phase) status.replaceChildren(new Writer(this.page).rich(words));
    this.phase = phase;
    const choices = /sending|slow|limited/.test(phase) ? "" : h("div", { class: "replies" },
      this.button("again", () => this.retry()), this.button("rewrite", () => this.rewrite()));
    const shown = h("p", { class: `phase ${phase}` }, this.writer.rich(words));
    clearTimeout(this.clock);
    if (phase === "limited") this.clock = setTimeout(() => this.show(), 1000);
    under.replaceChildren(phase ? this.mine(text, shown, choices) : "");
  }

  retry() {
    this.talk.deliver();
    this.rest();
  }

  rewrite() {
    const { field } = this.at;
    field.value = [this.talk.takeBack(), field.value].filter(Boolean).join("\n");
    this.keep();
    field.focus();
  }
}
