// Personal data stops here, before anything is sent: guard/ in the browser, function by function, with its patterns.

const WALL = "ʘ";
const JOINED = "[\u3099\u309a\uff9e\uff9f\ufe0f\u20e3]";
const SAME = { "○": "〇", "◯": "〇", 零: "〇", "〜": "~", ー: "-", "−": "-", "─": "-", "━": "-" };
const KANJI = "〇一二三四五六七八九";
const CIRCLED = [0x2776, 0x2780, 0x278a, 0x24f5];

export class Guard {
  constructor(rules) {
    this.masks = rules.masks;
    this.masked = Object.values(rules.masks);
    this.cluster = new RegExp(`${this.masked.join("|")}|[^]${JOINED}{0,2}`, "gu");
    this.pattern = (name, flags = "dgu") => new RegExp(rules[name], flags);
    this.identifiers = rules.identifiers.map(([kind, source]) => [kind, new RegExp(source, "dgu")]);
  }

  check(text) {
    const folded = this.fold(text);
    const found = this.search(folded).sort(byStart);
    let masked = "";
    let done = 0;
    for (const [kind, start, end] of found) {
      masked += text.slice(done, folded.starts[start]) + this.masks[kind];
      done = folded.ends[end - 1];
    }
    return { text: masked + text.slice(done), findings: found.map(([kind]) => kind) };
  }

  search(folded) {
    const found = [];
    for (const find of ["named", "numbers", "told", "mentioned", "told_before", "the_number"]) {
      const fresh = [...(this[find] ?? this.secrets).call(this, folded.text, find)].map((finding) => whole(finding, folded));
      folded = { ...folded, text: fresh.reduce(walled, folded.text) };
      found.push(...fresh);
    }
    return found.length ? [...found, ...this.search(folded)] : found;
  }

  fold(text) {
    const starts = [];
    const ends = [];
    let folded = "";
    for (const { 0: cluster, index } of text.matchAll(this.cluster)) {
      const piece = this.masked.includes(cluster) ? WALL : folding(cluster);
      starts.push(...Array(piece.length).fill(index));
      ends.push(...Array(piece.length).fill(index + cluster.length));
      folded += piece;
    }
    return { text: quiet(folded), starts, ends };
  }

  *named(text) {
    const found = this.identifiers.flatMap(([kind, pattern]) =>
      [...text.matchAll(pattern)].map((match) => [kind, ...match.indices.groups.value]));
    let done = 0;
    for (const finding of found.sort(byStart)) {
      if (finding[1] >= done) yield finding;
      done = Math.max(done, finding[2]);
    }
  }

  *numbers(text) {
    for (const { 0: found, index } of text.matchAll(this.pattern("run"))) {
      const run = /[^〇]/.test(found.replace(/[^0-9〇一二三四五六七八九]/g, "")) ? groups(found, index) : [];
      const mine = isMyNumber(joined(run));
      if (joined(run).length < 12 || (!mine && isList(run, text))) continue;
      const counted = this.at("counter", text, index + found.length);
      for (const part of parts(run, mine ? SPREAD : [...COMPACT, ...SPREAD], counted)) {
        const digits = joined(part);
        const kind = isMyNumber(digits) ? "my_number" : digits.length === 12 ? "my_number_like" : "number";
        if (digits.length >= 12) yield [kind, part[0].start, part[part.length - 1].end];
      }
    }
  }

  *told(text) {
    for (const match of text.matchAll(this.pattern("told"))) {
      yield* this.secret(match);
      const another = this.pattern("another", "duy");
      another.lastIndex = match.index + match[0].length;
      for (let next = match.groups.pin && another.exec(text); next; next = another.exec(text)) yield* this.secret(next);
    }
  }

  /** 番号は1234 counts only where a PIN is spoken of. */
  *secrets(text, name) {
    if (name === "the_number" && !this.pattern("cue").test(text)) return;
    for (const match of text.matchAll(this.pattern(name))) yield* this.secret(match);
  }

  *secret(match) {
    const { pin, named, tried, password } = match.indices.groups;
    const found = pin ?? named ?? tried;
    if (found) yield ["pin", ...found];
    else if (this.isPassword(match)) yield ["password", ...password];
  }

  isPassword({ input, groups, indices }) {
    const value = groups.password.replace(/[ \n,、・]/g, "");
    const behind = (name) => this.at(name, input, indices.groups.password[1]);
    if (value.length < 6 || this.at("no_password", value, 0)) return false;
    if (/[a-z]/.test(value)) return /[0-9]/.test(value) || behind("stated");
    const other = this.at("date_or_telephone", value, 0) && !behind("stated");
    return /^[0-9]+$/.test(value) && !other && behind("not_counted");
  }

  at(name, text, index) {
    const pattern = this.pattern(name, "uy");
    pattern.lastIndex = index;
    return pattern.test(text);
  }
}

const byStart = (a, b) => a[1] - b[1];

/** @type {any} */
const walled = (text, [, start, end]) => text.slice(0, start) + WALL.repeat(end - start) + text.slice(end);

/** Widened to whole characters of the original: ⑴ is three characters here and one there. */
function whole([kind, start, end], { text, starts, ends }) {
  while (start && starts[start - 1] === starts[start]) start--;
  while (end < text.length && ends[end] === ends[end - 1]) end++;
  return [kind, start, end];
}

const folding = (cluster) => [...cluster.normalize("NFKC").toLowerCase()].map(foldCharacter).join("");

function foldCharacter(character) {
  const point = character.codePointAt(0) ?? 0;
  if (character >= "ァ" && character <= "ヶ") return String.fromCharCode(point - 0x60);
  if (character in SAME) return SAME[character];
  if (isDigit(point)) return String(digit(point));
  const circled = CIRCLED.find((one) => point >= one && point < one + 9);
  if (circled) return String(point - circled + 1);
  if (/[\p{Cf}\p{Mn}\p{Me}]/u.test(character)) return "";
  if (/\p{Pd}/u.test(character)) return "-";
  return /[\r\n\v\f\x85\u2028\u2029]/.test(character) ? "\n" : /[\s\x1c-\x1f]/.test(character) ? " " : character;
}

const isDigit = (point) => /\p{Nd}/u.test(String.fromCodePoint(point));

function digit(point) {
  let value = 0;
  while (value < 9 && isDigit(point - value - 1)) value++;
  return value;
}

const quiet = (text) =>
  text
    .replace(/https?:\/\/[!-~ʘ]*/gu, (address) => address.replaceAll("/", WALL))
    .replace(/\+81(?=[-( ]{0,2}[0-9])/g, WALL.repeat(3));

// My Numbers, in any writing, told from dates, telephones and the like.

const TELEPHONE_SEPARATORS = ["-", " ", ".", "(", ")", "の", ") ", " (", "-(", ")-"];

function groups(text, from) {
  let done = -1;
  return [...text.matchAll(/[0-9]+|[〇一二三四五六七八九]+/g)].map(({ 0: found, index }) => {
    const before = done < 0 ? null : text.slice(done, index);
    done = index + found.length;
    const digits = found.replace(/[^0-9]/g, (kanji) => String(KANJI.indexOf(kanji)));
    return { digits, before, start: from + index, end: from + done };
  });
}

const joined = (run) => run.map(({ digits }) => digits).join("");
const inner = (run) => run.slice(1).map(({ before }) => before);

function isMyNumber(digits) {
  const sum = [...digits.slice(0, 11)].reduce((sum, digit, at) => sum + digit * (at < 5 ? 6 - at : 12 - at), 0) % 11;
  return digits.length === 12 && +digits[11] === (sum <= 1 ? 0 : 11 - sum);
}

const isYear = (digits) => digits.length === 4 && digits >= 1868 && digits <= 2100;
const isMonthAndDay = (month, day) =>
  month.length <= 2 && day.length <= 2 && month >= 1 && month <= 12 && day >= 1 && day <= 31;

function isDate([{ digits: a }, { digits: b, before }, { digits: c, before: second }]) {
  const yearLast = isYear(c) && (isMonthAndDay(a, b) || isMonthAndDay(b, a));
  return before === second && ((isYear(a) && isMonthAndDay(b, c)) || yearLast);
}

const isCompactDate = ([{ digits }]) =>
  digits.length === 8 && isYear(digits.slice(0, 4)) && isMonthAndDay(digits.slice(4, 6), digits.slice(6));

function isTelephone(run) {
  const area = run.length === 1 || /^.{2,5}$/.test(run[0].digits);
  return /^0\d{9,10}$/.test(joined(run)) && area && inner(run).every((one) => TELEPHONE_SEPARATORS.includes(one));
}

const isPair = ([{ digits: a }, { digits: b, before }]) =>
  (["/", "-", "."].includes(before) && isYear(a) && isMonthAndDay(b, "1")) ||
  (before === "/" && isMonthAndDay(a, b)) ||
  (before === ":" && a.length <= 2 && b.length === 2 && a <= 30 && b < 60) ||
  (before === "-" && a.length === 3 && b.length === 4);

// Groups, what fits, and whether it may stand among equal separators.
const COMPACT = [[1, isCompactDate, true], [1, isTelephone, true]];
const SPREAD = [[3, isDate, true], [3, isTelephone, true], [2, isTelephone, true], [2, isPair, false]];

function isList(run, text) {
  const counts = run.every(({ digits }, at) =>
    (digits.length <= 2 || isYear(digits)) && (!at || +digits - +run[at - 1].digits === 1));
  return counts || (text[run[run.length - 1].end] === "円" && run.every(({ digits }) => digits.length <= 3));
}

function parts(run, layouts, counted) {
  const quantity = counted && run[run.length - 1].digits.length <= 3 && joined(run).length > 12;
  const readings = [run, quantity ? run.slice(0, -1) : run];
  return readings.map((reading) => cut(reading, layouts, true)).find(Boolean) ?? cut(run, layouts, false);
}

function cut(run, layouts, loose) {
  const parts = [];
  let rest = 0;
  for (let at = 0; at < run.length; ) {
    const free = harmless(run, at, layouts, loose);
    const size = free || wholeNumber(run, at, loose);
    if (!size && loose) return null;
    if (size) {
      parts.push(run.slice(rest, at), free ? [] : run.slice(at, at + size));
      rest = at + size;
    }
    at += size || 1;
  }
  return [...parts, run.slice(rest)].filter(({ length }) => length);
}

function harmless(run, at, layouts, loose) {
  const fitting = layouts.find(([size, fits, mayBeLoose]) =>
    at + size <= run.length && ((loose && mayBeLoose) || apart(run, at, size)) && fits(run.slice(at, at + size)));
  return fitting?.[0];
}

function wholeNumber(run, at, loose) {
  let size = 0;
  let length = 0;
  while (length < 12 && at + size < run.length) length += run[at + size++].digits.length;
  const free = length === 12 && (loose || apart(run, at, size));
  return free && (size === 1 || isMyNumber(joined(run.slice(at, at + size)))) ? size : 0;
}

function apart(run, at, size) {
  const within = inner(run.slice(at, at + size));
  return !within.includes(run[at].before) && !within.includes(run[at + size]?.before);
}
