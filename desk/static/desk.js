// The desk with a little script: answers while typing, keys, copies. It holds no words: they stand in the page.
const find = document.getElementById("find");
const words = document.getElementById("q");
const said = document.getElementById("said");
const letters = document.getElementById("letters");
const PAUSE = 90;
const SETTLED = 1200;
const TEXT = "textarea, select, input:not([type=radio], [type=checkbox])";

const main = () => document.getElementById("main");
const here = (id) => document.getElementById(id);
const filledIn = () => new URLSearchParams(new FormData(here("case"))).toString();
const tell = (name, values = {}) => {
  said.textContent = said.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
};

// What is known before the words of the search box add to it; what the page answers beyond that, until it is entered;
// the form that the page answers.
let base = new FormData(find);
let passing = null;
let computed = filledIn();
let pending = Promise.resolve();
let keys = Promise.resolve();
let asked = 0;
let timer;
let settling;

// A document parsed by the browser itself: no string is ever put into the page.
function fetched(url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onload = () => {
      if (request.response?.getElementById("answer")) resolve(request.response);
      else if (request.responseURL.endsWith("/login")) location.reload();
      else reject();
    };
    request.onerror = reject;
    request.send();
  });
}

function show(query, { keep = false } = {}) {
  clearTimeout(timer);
  clearTimeout(settling);
  if (keep) {
    passing = null;
    said.textContent = "";
  }
  main().ariaBusy = "true";
  pending = shown(++asked, query, keep);
  return pending;
}

async function shown(turn, query, keep) {
  try {
    const page = await fetched(`/part?${query}`);
    if (turn !== asked) return;
    put(page.getElementById("main"));
    if (keep) base = new FormData(find);
  } catch {
    main().ariaBusy = "false";
    tell("offline");
  }
}

// What had the focus or was open stays so; what was typed meanwhile is not lost.
function put(fresh) {
  const focused = document.activeElement;
  const inside = main().contains(focused);
  const open = [...main().querySelectorAll("details[open][id]")].map((details) => details.id);
  main().replaceWith(document.adoptNode(fresh));
  computed = filledIn();
  for (const id of open) here(id)?.setAttribute("open", "");
  if (inside) focusAgain(focused);
}

function focusAgain(old) {
  const same = old.id ? here(old.id) : old.name && here("case").querySelector(`[name="${old.name}"][value="${old.value}"]`);
  (same || here("answer")).focus({ preventScroll: true });
  if (same && old.matches("#case input:not([type=radio])")) {
    same.value = old.value;
    same.setSelectionRange(old.selectionStart, old.selectionEnd);
  }
}

function typed() {
  const query = new URLSearchParams(base);
  query.set("q", words.value);
  return query.toString();
}

function compute() {
  const query = filledIn();
  if (query !== computed) {
    computed = query;
    show(query, { keep: true });
  }
}

function follow(link) {
  const { hash, search } = new URL(link.href);
  if (hash) here(hash.slice(1))?.focus();
  else show(search.slice(1), { keep: true });
}

// An answer that is only passed is not kept; one that stays for a second has been read.
async function pass(query) {
  passing = query;
  said.textContent = "";
  await show(`${query}&typing=1`);
  settling = setTimeout(() => show(query), SETTLED);
}

words.addEventListener("input", () => {
  clearTimeout(timer);
  passing = typed();
  timer = setTimeout(() => pass(typed()), PAUSE);
});

words.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing) return;
  event.preventDefault();
  const links = [...main().querySelectorAll(".hits a")];
  const now = links.findIndex((link) => link.ariaCurrent);
  const next = links[Math.min(Math.max(now + step, 0), links.length - 1)];
  if (next) pass(next.search.slice(1));
});

document.addEventListener("submit", (event) => {
  const { target } = event;
  if (target === find) {
    if (passing !== null) show(passing, { keep: true });
  } else if (target === here("case")) compute();
  else if (target.closest("#flag")) send(target);
  else return;
  event.preventDefault();
  here("answer").focus();
});

async function send(form) {
  const sent = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  tell(sent?.ok ? "kept" : { 422: "empty", 403: "stale" }[sent?.status] ?? "offline");
  if (sent?.ok) here("flag").open = false;
}

document.addEventListener("click", (event) => {
  const copy = event.target.closest?.(".copy");
  if (copy) return copied(copy);
  const link = event.target.closest?.("#main a[href^='/?'], #main a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  here("answer").focus();
  follow(link);
});

document.addEventListener("change", ({ target }) => {
  if (target === letters) localStorage.setItem("letters", String(letters.checked));
  else if (target.form === here("case")) compute();
});

document.addEventListener("focusout", ({ target }) => {
  if (target.form && target.form === here("case") && target.isConnected) compute();
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
  if (details.open) details.querySelector("textarea, summary:not(:has(~ form))").focus();
}

function search() {
  words.focus();
  words.select();
}

const KEYS = {
  "?": () => opened("keys"), w: () => opened("why"), x: () => opened("flag"), p: () => here("print")?.click(),
  s: () => here("case").querySelector("[name=visitor]:checked").focus(), t: () => here("f-day").focus(),
  l: () => main().querySelector(".call a")?.focus(), n: () => here("clear")?.requestSubmit(),
};

function act(key) {
  const copy = main().querySelectorAll(".copy")[Number(key) - 1];
  const choice = /^[a-h]$/.test(key) && main().querySelector(`[data-key=${key}]`);
  if (copy) copied(copy);
  else if (choice) follow(choice);
  else KEYS[key]?.();
}

// A key that is pressed while an answer is on its way is for that answer.
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") search();
  else if (letters.checked && !event.target.matches(TEXT) && /^[1-4a-z?]$/.test(event.key)) {
    event.preventDefault();
    keys = keys.then(() => pending).then(() => act(event.key));
  }
});

letters.checked = localStorage.getItem("letters") !== "false";
