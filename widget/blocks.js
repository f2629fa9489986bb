// One renderer for each type of block; none knows a topic.
import { h, stressed } from "./text.js";
/** @import { Writer } from "./text.js" */
/** @import { Answer } from "./types" */

const FEW_COUNTERS = 4;
const DAY_MS = 86400000;

const RENDERERS = { headline, checklist, steps, timeline, counters, next, sources };

/** @param {Answer} answer @param {Writer} writer @returns {Node[]} */
export const rendered = ({ blocks, receipt }, writer) => [
  ...blocks.map((block) => h("div", { class: block.type }, ...(RENDERERS[block.type] ?? paragraphs)(block, writer))),
  h("small", { class: "receipt" }, writer.word("receipt", { receipt })),
];

function headline({ text, plain = text }, writer) {
  const [first, ...rest] = (writer.plain ? plain : text).split(/(?<=。)/);
  const said = writer.rich(first);
  return [h("h3", {}, writer.plain ? said : stressed(said)), ...paragraphs({ text: rest.join("") }, writer)];
}

function paragraphs({ text = "", plain = text }, writer) {
  const lines = (writer.plain ? plain : text).split("\n").filter(Boolean);
  return lines.map((line) => h("p", {}, writer.rich(line)));
}

function next(block, writer) {
  return [h("h4", {}, writer.word("next")), ...paragraphs(block, writer)];
}

function checklist({ items }, writer) {
  const rows = items.map((item) => h("li", {}, h("label", {}, h("input", { type: "checkbox" }), described(item, writer))));
  return rows.length ? [h("ul", {}, ...rows)] : [];
}

function described(item, writer) {
  const more = ["reason", "substitute"].filter((key) => item[key]);
  return h("span", {}, told(item, "label", writer), ...more.map((key) => h("small", {}, told(item, key, writer))));
}

const told = (entry, key, writer) => writer.rich(entry[key], entry[`plain_${key}`]);

function steps({ steps }, writer) {
  return [h("ol", {}, ...steps.map((step) =>
    h("li", {}, h("h4", {}, told(step, "title", writer)), h("p", {}, told(step, "text", writer)),
      h("div", { class: "checklist" }, ...checklist(step, writer)))))];
}

function timeline({ entries = [] }, writer) {
  const today = entries.find(isToday);
  const rows = entries.map((day) =>
    h("li", { "aria-current": isToday(day) && "date" }, h("time", { datetime: day.date }, day.date_text),
      h("b", {}, told(day, "label", writer)), today && today !== day ? distance(today, day, writer) : ""));
  return [h("p", { class: "unseen" }, writer.word("order", { count: entries.length })), h("ol", {}, ...rows)];
}

export const isToday = ({ key }) => key === "today";

function distance(today, { date }, writer) {
  const days = Math.round((Date.parse(date) - Date.parse(today.date)) / DAY_MS);
  return h("small", {}, writer.word(days < 0 ? "before" : "after", { days: Math.abs(days) }));
}

function counters({ counters = [] }, writer) {
  const cards = counters.map(({ name, agents, details, as_of_text = "" }) =>
    h("li", {}, h("h4", {}, name), h("p", {}, agents),
      h("dl", {}, ...details.flatMap(({ label, text }) => [h("dt", {}, label), h("dd", {}, writer.rich(text))])),
      h("small", {}, as_of_text)));
  const rest = cards.length > FEW_COUNTERS + 1 ? cards.splice(FEW_COUNTERS) : [];
  const folded = h("details", {}, h("summary", {}, writer.word("more", { count: rest.length })), h("ul", {}, ...rest));
  return [h("ul", {}, ...cards), rest.length ? folded : ""];
}

function sources({ sources = [] }, writer) {
  const rows = sources.map(({ text, url }) =>
    h("li", {}, h("a", { href: /^https?:/.test(url) && url, target: "_blank", rel: "noopener" }, text)));
  return [h("details", {}, h("summary", {}, writer.word("sources")), h("ul", {}, ...rows))];
}
