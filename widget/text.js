// Words to elements: readings as ruby, telephones as links, languages marked. textContent only.

const PIECE = /(?:｜([^｜《》]+)|([\p{Script=Han}々]+))《([^《》]+)》|(?<![\d-])(0\d{1,4}-\d{1,4}-\d{3,4})(?![\d-])/gu;
const FIGURE = /\d+年\d+月\d+日|\d[\d,]*[^\d\s、。()「」]?|^(?:はい|いいえ)(?=、)/u;

/** An element. A property that is a function listens; true and false set a bare attribute or none. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

const bare = (text) => text.replace(/｜|《[^《》]*》/g, "");

/** Writes with readings or without. */
export class Writer {

  constructor(page, plain) {
    this.page = page;
    this.plain = plain;
  }

  text(name, values = {}) {
    const text = this.page.querySelector(`[value=${name}]`)?.textContent ?? "";
    return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  }

  word(name, values) {
    return this.rich(this.text(name, values));
  }

  /** Without readings: for attributes and what is only heard. */
  label(name, values) {
    return bare(this.text(name, values));
  }

  rich(text = "", plain = text) {
    const fragment = document.createDocumentFragment();
    for (const [lang, part] of languages(this.plain ? plain : bare(text))) {
      const into = lang === "ja" ? fragment : fragment.appendChild(h("span", { lang }));
      let done = 0;
      for (const match of part.matchAll(PIECE)) {
        into.append(part.slice(done, match.index), piece(match));
        done = match.index + match[0].length;
      }
      into.append(part.slice(done));
    }
    return fragment;
  }
}

function piece([, marked, kanji, reading, telephone]) {
  if (telephone) return h("a", { href: `tel:${telephone}` }, telephone);
  return h("ruby", {}, marked ?? kanji, h("rp", {}, "("), h("rt", {}, reading), h("rp", {}, ")"));
}

/** Let the first figure stand out. */
export function stressed(fragment) {
  for (const node of fragment.childNodes) {
    const found = node instanceof Text && FIGURE.exec(node.data);
    if (!found) continue;
    const figure = node.splitText(found.index);
    figure.splitText(found[0].length);
    figure.replaceWith(h("strong", {}, found[0]));
    break;
  }
  return fragment;
}

/** Most is Japanese; a text in another language is told apart sentence by sentence. */
function languages(text) {
  if (!/\p{Script=Hangul}|[a-z]+ [a-z]+ [a-z]+|[这个咨询]/u.test(text)) return [["ja", text]];
  return text.match(/[^。.]+[。.]*\s*/g).map((part) => [language(part), part]);
}

function language(sentence) {
  if (/[ぁ-ヺ]/.test(sentence)) return "ja";
  if (/\p{Script=Hangul}/u.test(sentence)) return "ko";
  if (/\p{Script=Han}/u.test(sentence)) return "zh-Hans";
  return /[đơư\u1ea0-\u1ef9]/i.test(sentence) ? "vi" : "en";
}
