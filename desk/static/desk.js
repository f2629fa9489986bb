// The desk with a little script: answers while typing, keys, copies. It holds no words: they stand in the page.
const find = document.getElementById("find");
const words = document.getElementById("q");
const said = document.getElementById("said");
const letters = document.getElementById("letters");
const PAUSE = 90;
const SETTLED = 1200;

let base = new FormData(find);
let settled = words.value;
let asked = 0;
let timer;
let settling;

const main = () => document.getElementById("main");
const here = (id) => document.getElementById(id);
const shown = () => new URLSearchParams(new FormData(here("case")));
const tell = (name, values = {}) => {
  said.textContent = said.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
};

// A document parsed by the browser itself: no string is ever put into the page.
function fetched(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onload = () => (request.response?.getElementById("main") ? resolve(request.response) : reject());
    request.onerror = reject;
    request.send();
  });
}

async function show(query, { keep = false } = {}) {
  const turn = ++asked;
  clearTimeout(settling);
  try {
    const page = await fetched(`/part?${query}`);
    if (turn !== asked) return false;
    put(page.getElementById("main"));
    if (keep) {
      base = new FormData(find);
      settled = words.value;
    }
    return true;
  } catch {
    tell("offline");
    return false;
  }
}

// What had the focus, was open or was typed further keeps it.
function put(fresh) {
  const focused = document.activeElement;
  const again = focused?.id ? `#${focused.id}` : focused?.name ? `[name="${focused.name}"][value="${focused.value}"]` : null;
  const inside = main().contains(focused);
  const open = [...main().querySelectorAll("details[open][id]")].map((details) => details.id);
  main().replaceWith(document.adoptNode(fresh));
  for (const id of open) here(id)?.setAttribute("open", "");
  if (inside && again) main().querySelector(again)?.focus({ preventScroll: true });
}

function typed() {
  const query = new URLSearchParams(base);
  query.set("q", words.value);
  return query;
}

async function enter() {
  clearTimeout(timer);
  if (words.value === settled) here("answer").focus();
  else if (await show(typed(), { keep: true })) here("answer").focus();
}

words.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const query = typed();
    query.set("typing", "1");
    if (await show(query)) settling = setTimeout(() => show(typed()), SETTLED);
  }, PAUSE);
});

find.addEventListener("submit", (event) => {
  event.preventDefault();
  enter();
});

words.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing) return;
  event.preventDefault();
  const links = [...main().querySelectorAll(".hits a")];
  const now = links.findIndex((link) => link.ariaCurrent);
  follow(links[Math.min(Math.max(now + step, 0), links.length - 1)]);
});

async function follow(link, focus) {
  if (!link) return;
  const { hash, search } = new URL(link.href);
  if (hash) return here(hash.slice(1))?.focus();
  if ((await show(search.slice(1), { keep: true })) && focus) here("answer").focus();
}

document.addEventListener("click", (event) => {
  const copy = event.target.closest?.(".copy");
  if (copy) return copied(copy);
  const link = event.target.closest?.("#main a[href^='/?'], #main a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  follow(link, true);
});

document.addEventListener("change", (event) => {
  if (event.target === letters) return localStorage.setItem("letters", String(letters.checked));
  if (event.target.form === here("case")) show(shown(), { keep: true });
});

document.addEventListener("submit", async (event) => {
  const { target } = event;
  if (target === here("case")) {
    event.preventDefault();
    if (await show(shown(), { keep: true })) here("answer").focus();
  } else if (target.closest("#flag")) {
    event.preventDefault();
    const sent = await fetch(target.action, { method: "POST", body: new FormData(target) }).catch(() => null);
    tell(sent?.ok ? "kept" : sent?.status === 422 ? "empty" : "offline");
    if (sent?.ok) {
      target.reset();
      here("flag").open = false;
      here("answer").focus();
    }
  }
});

async function copied(button) {
  const source = here(button.dataset.copy);
  if (navigator.clipboard) await navigator.clipboard.writeText(source.textContent);
  else {
    getSelection().selectAllChildren(source);
    document.execCommand("copy");
    getSelection().removeAllRanges();
  }
  for (const other of main().querySelectorAll(".copy[data-done]")) delete other.dataset.done;
  button.dataset.done = "";
  tell("copied", { name: button.querySelector("span").textContent });
}

function opened(id) {
  const details = here(id);
  if (!details) return;
  details.open = !details.open;
  if (details.open) (details.querySelector("textarea") ?? details.querySelector("summary")).focus();
}

const KEYS = {
  "/": search, "?": () => opened("keys"), w: () => opened("why"), x: () => opened("flag"), p: () => here("print")?.click(),
  s: () => here("case").querySelector("[name=visitor]:checked")?.focus(), t: () => here("f-day").focus(),
  n: () => here("clear")?.requestSubmit(),
};

function search() {
  words.focus();
  words.select();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return search();
  const typing = event.target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  if (typing || !letters.checked) return;
  const copy = main().querySelectorAll(".copy")[Number(event.key) - 1];
  const choice = /^[a-h]$/.test(event.key) && main().querySelector(`[data-key=${event.key}]`);
  const act = copy ? () => copied(copy) : choice ? () => follow(choice, true) : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

letters.checked = localStorage.getItem("letters") !== "false";
if (!words.value) words.focus();
