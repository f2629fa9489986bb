// A plain page to chat on. Every word comes from the page or the server.
const talk = document.getElementById("talk");
const form = document.getElementById("ask");
const field = document.getElementById("message");
const notice = document.getElementById("notice");
let session = null;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const message = field.value;
  say(message, "resident");
  field.value = "";
  send({ message });
});

field.addEventListener("keydown", (event) => {
  const converting = event.isComposing || event.keyCode === 229;
  if (event.key === "Enter" && !event.shiftKey && !converting) {
    event.preventDefault();
    form.requestSubmit();
  }
});

async function send(body) {
  notice.textContent = "";
  const response = await fetch("messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(session ? { ...body, session } : body),
  });
  const answer = await response.json();
  if (!response.ok) {
    session = response.status === 401 ? null : session;
    field.value = body.message ?? "";
    notice.textContent = answer.error;
    return;
  }
  session = answer.session;
  answer.messages.filter((message) => message.text).forEach(show);
}

function show(message) {
  say(message.text, "assistant");
  if (message.buttons.length) {
    talk.append(replies(message.buttons));
  }
  talk.lastElementChild.scrollIntoView({ block: "nearest" });
}

function say(text, who) {
  const bubble = document.createElement("p");
  bubble.className = who;
  bubble.textContent = text;
  talk.append(bubble);
}

function replies(buttons) {
  const row = document.createElement("div");
  row.className = "replies";
  row.append(...buttons.map(reply));
  return row;
}

function reply({ title, payload }) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = title;
  button.addEventListener("click", () => {
    say(title, "resident");
    send({ payload, message: title });
  });
  return button;
}
