// Every state of the chat, each in its own shadow; `?state=timeline` shows one.
import { load } from "./ward-chat.js";
import { h } from "./text.js";

const ENDPOINT = new URL(".", import.meta.url).href;
const ACTIONS = {
  guarded: (panel) => panel.tell("guarded", { masks: "〔マイナンバー〕" }),
  menu: (panel) => (panel.at.menu.open = true),
  thumbs: (panel) => [...panel.element.querySelectorAll(".thumbs button")].at(-1).click(),
};

class Memory extends Map {
  getItem(key) {
    return this.get(key);
  }

  setItem(key, value) {
    this.set(key, value);
  }

  removeItem(key) {
    this.delete(key);
  }
}

function shown({ name, title, state }, start, { Panel, page, styles }) {
  const stage = h("div", { class: "stage" });
  const root = stage.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [new CSSStyleSheet(), ...styles];
  const panel = new Panel(page, ENDPOINT, new Memory(), new AbortController().signal);
  const pending = state.pending && { until: Date.now() + 12000, ...state.pending };
  panel.talk.changed({ begun: 1, at: Date.now(), start, ...state, pending });
  root.append(panel.element);
  document.getElementById("main").append(h("section", { id: name }, h("h2", {}, title), stage));
  panel.element.show();
  panel.at.log.querySelector(".note, .me")?.scrollIntoView();
  ACTIONS[name]?.(panel);
}

const [{ start, examples }, parts] = await Promise.all([fetch("examples.json").then((found) => found.json()), load()]);
const only = new URLSearchParams(location.search).get("state");
for (const example of examples) if (!only || only === example.name) shown(example, start, parts);
/** @type {HTMLElement} */ (document.activeElement).blur();
scrollTo(0, 0);
document.documentElement.dataset.ready = "";
