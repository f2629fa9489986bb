// What can be done with an answer: copy it, take it along, say whether it helped.
import { Writer, h } from "./text.js";
import { isToday, rendered } from "./blocks.js";

const REFERRED = ["not_known", "ask_office"];

/** @param {import("./types").Answer} answer @param {import("./panel.js").Panel} panel */
export function tools(answer, panel) {
  const { blocks, outcome } = answer;
  const { writer } = panel;
  const text = `${answer.text}\n${writer.label("receipt", answer)}`;
  const say = (name) => (panel.at.status.textContent = writer.label(name));
  const days = blocks.flatMap(({ entries = [] }) => entries).filter((day) => !isToday(day));
  return h("footer", {},
    panel.button("copy", () => navigator.clipboard.writeText(text).then(() => say("copied"), () => say("notCopied"))),
    panel.button("paper", () => print(answer, panel)),
    days.length ? panel.button("calendar", () => download(calendar(days, writer.label("title"), text, answer.receipt))) : "",
    REFERRED.includes(outcome) ? "" : thumbs(answer, panel));
}

function thumbs({ topic, outcome }, panel) {
  const { writer, talk } = panel;
  const tell = (helpful, reason) => {
    talk.post("feedback", { answer: { topic, outcome }, helpful, reason }).catch(() => null);
    group.replaceChildren(writer.word("thanks"));
    group.focus();
  };
  const ask = () => {
    const reason = h("textarea", { rows: 2, maxlength: 200 });
    const send = panel.button("send", () => tell(false, reason.value));
    group.replaceChildren(h("label", {}, writer.word("reason"), reason), send);
    reason.focus();
  };
  const group = h("div", { class: "thumbs", role: "group", tabindex: -1, "aria-label": writer.label("helpful") },
    h("span", {}, writer.word("helpful")), panel.button("yes", () => tell(true)), panel.button("no", ask));
  return group;
}

function print(answer, { page, element, at }) {
  const writer = new Writer(page, true);
  const sheet = h("div", { id: "ward-chat-sheet", lang: "ja" });
  const day = new Date().toLocaleDateString("ja-JP", { dateStyle: "long" });
  const root = sheet.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = element.getRootNode().adoptedStyleSheets.slice(1);
  root.append(h("main", { class: "sheet" }, h("h1", {}, writer.word("title")), ...rendered(answer, writer),
    h("h4", {}, writer.word("ask")), at.person.cloneNode(true), h("p", {}, writer.word("made", { day }))));
  root.querySelectorAll("details").forEach((one) => (one.open = true));
  document.body.append(sheet);
  onPaper(sheet);
}

function onPaper(sheet) {
  const rules = new CSSStyleSheet();
  rules.replaceSync(`@page { size: A4; margin: 15mm } @media screen { #${sheet.id} { display: none } }
    @media print { body > :not(#${sheet.id}) { display: none !important } }`);
  document.adoptedStyleSheets.push(rules);
  const done = () => {
    sheet.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rules);
  };
  addEventListener("afterprint", done, { once: true });
  window.print();
}

/** RFC 5545. @param {import("./types").Day[]} days */
export function calendar(days, title, text, receipt) {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const events = days.flatMap(({ key, date, label }) => [
    "BEGIN:VEVENT",
    `UID:${receipt}-${key}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
    folded(`SUMMARY:${escaped(`${title}:${label}`)}`),
    folded(`DESCRIPTION:${escaped(text)}`),
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ward-chat//JA", ...events, "END:VCALENDAR", ""];
  return lines.join("\r\n");
}

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** At most 75 bytes a line. */
const folded = (line) => line.replace(/.{18}(?=.)/gu, "$&\r\n ");

function download(text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  h("a", { href, download: "calendar.ics" }).click();
  setTimeout(() => URL.revokeObjectURL(href));
}
