// <ward-chat>: a button in the corner of the page. Nothing is fetched before it is pressed.

const HERE = new URL(".", import.meta.url).href;
const CORNER = sheet(`
  :host { position: fixed; inset: auto 1rem 1rem auto; z-index: 9999 }
  button { min-height: 56px; padding: 8px 28px; border: 2px solid #fff; border-radius: 32px; cursor: pointer;
    font: 700 18px/1.5 "Noto Sans JP", sans-serif; color: #fff; background: #0017c1 }
  :focus-visible { outline: 4px solid #000; outline-offset: 2px; box-shadow: 0 0 0 2px #ffd43d }
  [hidden] { display: none }`);

class WardChat extends HTMLElement {
  /** The directory that answers: where this script came from, unless the tag names another. */
  get endpoint() {
    return this.getAttribute("endpoint")?.replace(/\/?$/, "/") ?? HERE;
  }

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [CORNER];
    this.lang ||= "ja";
    this.button = document.createElement("button");
    this.button.id = "open";
    this.button.textContent = this.getAttribute("label") ?? "質問する";
    this.button.addEventListener("click", () => this.open());
    root.replaceChildren(this.button);
  }

  async open() {
    this.panel ??= this.load();
    const panel = await this.panel.catch(() => (this.panel = undefined));
    if (!panel) return void (this.button.textContent = "つながりません。もう一度押す");
    this.button.hidden = true;
    panel.open();
  }

  async load() {
    const { Panel, page, styles } = await load();
    const listening = (this.listening = new AbortController());
    const panel = new Panel(page, this.endpoint, storage(), listening.signal);
    panel.element.addEventListener("close", () => {
      this.button.hidden = false;
      this.button.focus();
    });
    this.shadowRoot?.adoptedStyleSheets.push(...styles);
    this.shadowRoot?.append(panel.element);
    return panel;
  }

  disconnectedCallback() {
    this.listening?.abort();
    this.panel = undefined;
  }
}

export async function load() {
  const [{ Panel }, page, ...styles] = await Promise.all([
    import("./panel.js"),
    fetched("panel.html"),
    ...["vendor/tokens.css", "panel.css"].map(async (name) => sheet(await (await fetch(HERE + name)).text())),
  ]);
  return { Panel, page, styles };
}

function storage() {
  try {
    return localStorage;
  } catch {
    return { getItem() {}, setItem() {}, removeItem() {} };
  }
}

function sheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** A document of ours, parsed without a Trusted Types sink. */
function fetched(name) {
  const request = new XMLHttpRequest();
  request.open("GET", HERE + name);
  request.responseType = "document";
  request.send();
  return new Promise((resolve) => request.addEventListener("loadend", () => resolve(request.response)));
}

customElements.define("ward-chat", WardChat);
