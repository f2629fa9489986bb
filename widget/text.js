// Words to elements: readings as ruby, telephones as links, languages marked. textContent only.

const PIECE = /(?:｜([^｜《》]+)|([\p{Script=Han}々]+))《([^《》]+)》|(?<![\d-])(0\d{1,4}-\d{1,4}-\d{3,4})(?![\d-])/gu;
const FIGURE = /\d+年\d+月\d+日|\d[\d,]*(?:か[所月]|[円回日年歳枚通]目?)?|^(?:はい|いいえ)(?=、)/u;
/** @type {[string, RegExp][]} */
const LANGUAGES = [
  ["ja", /[ぁ-ヺ]/], ["ko", /[가-힣]/], ["zh-Hans", /[这个证请询]/], ["vi", /[đơư\u1ea0-\u1ef9]/i], ["en", /[a-z]+ [a-z]+ /i], ["ja", /^/],
];

/** A property that is a function listens; true and false set a bare attribute or none. */
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

export class Writer {
  constructor(page, plain = false) {
    this.page = page;
    this.plain = plain;
  }

  text(name, values = {}) {
    const text = this.page.querySelector(`[value=${name}]`)?.textContent ?? "";
    return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
  }

  word(name, values) {
    return this.rich(this.text(name, values));
  }

  label(name, values) {
    return bare(this.text(name, values));
  }

  rich(text = "", plain) {
    const fragment = document.createDocumentFragment();
    for (const part of (this.plain ? plain ?? text : bare(text)).match(/[^。.]+[。.]*\s*/g) ?? []) {
      const lang = language(part);
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

function language(sentence) {
  const [lang] = LANGUAGES.find(([, letters]) => letters.test(sentence));
  return lang;
}
