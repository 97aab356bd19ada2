"use strict";
// One marked text, shown as panes: raw and clean side by side, marked, or clean alone.
// A marked text is a `.text` element in which every edit is a `.e` around its <del> and <ins>;
// the panes are copies of it, and style decides what of an edit each of them shows.
const cleantextView = (() => {
  const off = new Set(); // switched off: "kind advertisement", "rule en.ads"
  const state = { view: "both", data: null, home: null, options: {}, panes: [], current: -1, place: [0, -1], pinned: false };
  const card = document.getElementById("card");
  const side = document.getElementById("side");
  const switchboard = document.getElementById("switches");
  const VIEWS = { both: "Side by side", marked: "Marked", clean: "Clean" };
  let timer = 0;

  // Make an element; text enters as text, never as markup.
  function make(name, attributes = {}, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
      else if (key === "class") node.className = value;
      else if (value === true) node.setAttribute(key, "");
      else if (value !== false && value !== null) node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  }

  const editsOf = (root) => [...root.querySelectorAll(".e")];
  const rulesOf = (edit) => edit.dataset.r.split(" ").map((number) => state.data.rules[Number(number)]);
  const kindNumber = (edit) => Number(edit.className.match(/\bk(\d+)/)[1]);
  const isOff = (rule) => off.has("kind " + rule.kind) || off.has("rule " + rule.id);
  const loud = (edit) => !edit.classList.contains("q");

  function refresh() {
    for (const root of [state.home, ...state.panes.map((pane) => pane.text)]) {
      for (const edit of editsOf(root)) edit.classList.toggle("off", isOff(rulesOf(edit)[0]));
    }
    for (const pane of state.panes) pane.anchors = null;
    counts();
  }

  function counts() {
    for (const pane of state.panes) {
      if (!pane.size) continue;
      const copy = pane.text.cloneNode(true);
      for (const node of copy.querySelectorAll(pane.side === "raw" ? "ins, i" : ".e:not(.off) del, .off ins, i")) {
        node.remove();
      }
      pane.size.textContent = counted(copy.textContent);
    }
  }

  // Words as `count_words` counts them; in scripts without spaces, characters.
  function counted(text) {
    const wide = /(?!\p{M})[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/gu;
    const word = /[\p{L}\p{N}_][\p{L}\p{N}\p{M}_\u200c\u200d]*(?:['’-][\p{L}\p{N}_][\p{L}\p{N}\p{M}_\u200c\u200d]*)*/gu;
    const alone = (text.match(wide) || []).length;
    const all = alone + (text.replace(wide, " ").match(word) || []).length;
    return all.toLocaleString("en") + (all === 1 ? " word" : " words");
  }

  // -- panes ---------------------------------------------------------------------------------

  // `options`: `views` to choose from, `aside` to say under the switches, `idle` rules to offer though
  // they changed nothing, `onSwitch` to call instead of hiding edits, `keep` the place of reading.
  function open(article, data, options = {}) {
    const [top, current] = options.keep ? state.place : [0, -1];
    close();
    Object.assign(state, { data, options, home: article.querySelector(".text"), current });
    state.views = options.views || Object.keys(VIEWS);
    if (!state.views.includes(state.view)) state.view = state.views[0];
    for (const edit of editsOf(state.home)) {
      const removed = edit.querySelector("del");
      const added = edit.querySelector("ins")?.textContent.replace(/[⏎\s]/g, "");
      if (loud(edit) && removed && !added && removed.textContent.trim().length > 3) {
        edit.classList.add("tag");
        removed.dataset.k = rulesOf(edit)[0].kind;
      }
    }
    state.tools = tools();
    state.holder = make("div", { class: "panes" });
    state.home.before(state.tools, state.holder);
    state.home.hidden = true;
    switches();
    show(state.view);
    if (top) state.panes[0].text.scrollTop = top;
  }

  function close() {
    if (!state.home) return;
    hide();
    state.tools.remove();
    state.holder.remove();
    state.home.hidden = false;
    state.home = null;
    state.panes = [];
    side.hidden = !state.options.stay;
  }

  // Close, let `change` put another marked text in place, and remember the place of reading.
  function hold(change) {
    state.place = [state.panes[0]?.text.scrollTop || 0, state.current];
    close();
    change();
  }

  function show(view) {
    state.view = view;
    state.panes = [];
    state.holder.replaceChildren();
    state.holder.classList.toggle("one", view !== "both");
    if (view === "both") state.panes = [pane("raw", "Raw"), pane("clean", "Clean")];
    else state.panes = [view === "clean" ? pane("clean", "Clean") : pane("marked", "Marked")];
    for (const one of state.panes) state.holder.append(one.node);
    refresh();
    step(0);
  }

  function pane(sideName, title) {
    const text = state.home.cloneNode(true);
    text.hidden = false;
    text.classList.add(sideName);
    for (const [key, value] of Object.entries({ tabindex: "0", role: "region", "aria-label": title + " text" })) {
      text.setAttribute(key, value);
    }
    editsOf(text).forEach((edit, number) => {
      edit.tabIndex = -1;
      edit.setAttribute("role", "button");
      edit.setAttribute("aria-haspopup", "dialog");
      edit.dataset.n = number;
      edit.setAttribute("aria-label", label(edit));
    });
    const size = make("span");
    const node = make("section", { class: "pane" }, make("h2", {}, make("span", {}, title), size), text);
    const made = { side: sideName, node, text, size, anchors: null };
    text.addEventListener("scroll", () => follow(made), { passive: true });
    text.addEventListener("keydown", keys);
    text.addEventListener("pointerover", over);
    text.addEventListener("pointerout", out);
    text.addEventListener("focusin", over);
    text.addEventListener("focusout", out);
    text.addEventListener("click", pin);
    return made;
  }

  function label(edit) {
    const said = (name) => (edit.querySelector(name)?.textContent || "").trim().slice(0, 80);
    const [before, after] = [said("del"), said("ins")];
    const what = after ? (before ? `${before} replaced by ${after}` : `${after} inserted`) : `${before || "blank"} removed`;
    return `${what}, ${rulesOf(edit)[0].kind}`;
  }

  // Scroll the other pane so that the same place of the text is in view. Between two edits the
  // panes hold the same words, so positions are interpolated from edit to edit.
  function follow(from) {
    hideSoon();
    const to = state.panes.find((one) => one !== from);
    if (!to || from.still) {
      from.still = false;
      return;
    }
    const reach = from.text.scrollHeight - from.text.clientHeight;
    const part = reach > 0 ? from.text.scrollTop / reach : 0;
    const target = project(anchors(from), anchors(to), from.text.scrollTop + part * from.text.clientHeight);
    const top = Math.round(target - part * to.text.clientHeight);
    if (Math.abs(to.text.scrollTop - top) > 1) {
      to.still = true;
      to.text.scrollTop = top;
    }
  }

  function anchors(one) {
    if (!one.anchors || one.width !== one.text.clientWidth) {
      one.width = one.text.clientWidth;
      const base = one.text.getBoundingClientRect().top - one.text.scrollTop;
      one.anchors = [0, ...editsOf(one.text).map((e) => e.getBoundingClientRect().top - base), one.text.scrollHeight];
    }
    return one.anchors;
  }

  function project(from, to, at) {
    let low = 0;
    let high = from.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= at) low = middle;
      else high = middle;
    }
    const span = from[high] - from[low];
    return to[low] + (span > 0 ? ((at - from[low]) / span) * (to[high] - to[low]) : 0);
  }

  // -- tools ---------------------------------------------------------------------------------

  function tools() {
    const choice = make("fieldset", { class: "segments", "aria-label": "View" });
    for (const view of state.views) {
      const title = VIEWS[view];
      const input = make("input", { type: "radio", name: "view", value: view, on: { change: () => show(view) } });
      input.checked = view === state.view;
      choice.append(make("label", {}, input, title));
    }
    state.counter = make("output", { "aria-live": "polite" });
    const walk = make("div", { class: "walk" },
      make("button", { type: "button", "aria-label": "Previous change", on: { click: () => step(-1, true) } }, "↑"),
      state.counter,
      make("button", { type: "button", "aria-label": "Next change", on: { click: () => step(1, true) } }, "↓"));
    const hint = make("span", { class: "hint" }, make("kbd", {}, "n"), " ", make("kbd", {}, "p"), " in a text: next and previous change");
    return make("div", { class: "tools" }, choice, walk, hint);
  }

  function step(by, pinned = false) {
    const pane = state.panes[0];
    const edits = editsOf(pane.text);
    const some = edits.filter(loud);
    const stops = some.length ? some : edits; // where only blanks changed, they are what there is to see
    if (by && stops.length) {
      const here = stops.findIndex((edit) => Number(edit.dataset.n) >= state.current);
      let next = here < 0 ? stops.length : here;
      if (by > 0 && stops[next] && Number(stops[next].dataset.n) === state.current) next += 1;
      if (by < 0) next -= 1;
      const edit = stops[(next + stops.length) % stops.length];
      state.current = Number(edit.dataset.n);
      edit.focus({ preventScroll: true });
      edit.scrollIntoView({ block: "center" });
      showCard(edit);
      state.pinned = pinned;
    }
    const at = stops.findIndex((edit) => Number(edit.dataset.n) === state.current);
    state.counter.textContent = stops.length ? `${at < 0 ? "–" : at + 1} of ${stops.length}` : "no changes";
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const edit = event.target.closest(".e");
    if (event.key === "n" || event.key === "p") step(event.key === "n" ? 1 : -1);
    else if (edit && (event.key === "Enter" || event.key === " ")) {
      showCard(edit);
      state.pinned = true;
      card.querySelector("button")?.focus();
    } else if (event.key === "Escape") hide();
    else return;
    event.preventDefault();
  }

  // -- the card of one edit ------------------------------------------------------------------

  function over(event) {
    const edit = event.target.closest?.(".e");
    if (edit && !state.pinned) {
      clearTimeout(timer);
      timer = setTimeout(() => showCard(edit), event.type === "focusin" ? 0 : 60);
    }
  }

  function out(event) {
    if (event.target.closest?.(".e")) hideSoon();
  }

  function pin(event) {
    const edit = event.target.closest(".e");
    if (edit && !String(getSelection())) {
      showCard(edit);
      state.pinned = true;
      state.current = Number(edit.dataset.n);
      step(0);
    }
  }

  function hideSoon() {
    clearTimeout(timer);
    if (!state.pinned) timer = setTimeout(() => card.matches(":hover, :focus-within") || hide(), 220);
  }

  function hide() {
    clearTimeout(timer);
    state.pinned = false;
    card.hidden = true;
    for (const edit of document.querySelectorAll(".e.hot")) edit.classList.remove("hot");
  }

  function showCard(edit) {
    clearTimeout(timer);
    for (const one of state.panes) {
      for (const other of editsOf(one.text)) other.classList.toggle("hot", other.dataset.n === edit.dataset.n);
    }
    const rules = rulesOf(edit);
    const kind = state.data.kinds[kindNumber(edit)];
    const [rawStart, rawEnd, cleanStart, cleanEnd] = edit.dataset.s.split(" ");
    const line = make("p", { class: "kind" }, rules[0].kind || "other", make("code", {}, rules.map((rule) => rule.id).join(" + ")));
    const facts = make("dl", {}, make("dt", {}, "Raw"), make("dd", {}, `${rawStart}–${rawEnd}`),
      make("dt", {}, "Clean"), make("dd", {}, `${cleanStart}–${cleanEnd}`));
    for (const [name, title] of [["del", "Before"], ["ins", "After"]]) {
      const text = edit.querySelector(name)?.textContent.replaceAll("\n", "");
      if (text) facts.append(make("dt", {}, title), make("dd", {}, make("span", { class: "text", dir: "auto" }, short(text))));
    }
    const acts = make("div", { class: "acts" });
    for (const [name, title] of [["rule " + rules[0].id, rules[0].id], ["kind " + rules[0].kind, "all " + rules[0].kind]]) {
      const isOn = !off.has(name);
      acts.append(make("button", { type: "button", on: { click: () => { flip(name, !isOn); hide(); } } },
        `Switch ${isOn ? "off" : "on"} ${title}`));
    }
    card.className = [...edit.classList].find((name) => /^k\d+$/.test(name)) || "";
    card.replaceChildren(line, make("p", { class: "why" }, rules[0].why || kind.what), facts, acts);
    card.hidden = false;
    const box = edit.getClientRects()[0] || edit.getBoundingClientRect();
    const [width, height] = [card.offsetWidth, card.offsetHeight];
    const below = box.bottom + 8 + height < innerHeight;
    card.style.top = Math.max(8, below ? box.bottom + 8 : box.top - 8 - height) + "px";
    card.style.left = Math.max(12, Math.min(box.left, innerWidth - width - 12)) + "px";
  }

  const short = (text) => (text.length > 400 ? `${text.slice(0, 200)} … ${text.slice(-200)}` : text);

  card.addEventListener("pointerleave", hideSoon);
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const edit = state.panes[0]?.text.querySelector(".e.hot");
    hide();
    edit?.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!card.hidden && !card.contains(event.target) && !event.target.closest?.(".e, .walk")) hide();
  });
  addEventListener("resize", hide);

  // -- switches ------------------------------------------------------------------------------

  function switches() {
    const kinds = new Map();
    for (const edit of editsOf(state.home)) {
      const rule = rulesOf(edit)[0];
      const entry = kinds.get(rule.kind) || { number: kindNumber(edit), quiet: !loud(edit), count: 0, rules: new Map() };
      entry.count += 1;
      entry.rules.set(rule.id, { count: (entry.rules.get(rule.id)?.count || 0) + 1, why: rule.why });
      kinds.set(rule.kind, entry);
    }
    for (const [kind, entry] of Object.entries(state.options.idle || {})) {
      const known = kinds.get(kind) || { number: entry.number, count: 0, rules: new Map() };
      for (const rule of entry.rules) if (!known.rules.has(rule)) known.rules.set(rule, { count: 0, why: "" });
      kinds.set(kind, known);
    }
    const list = make("ul");
    // What only spaces the text comes last, however often.
    const order = ([, a], [, b]) => Boolean(a.quiet) - Boolean(b.quiet) || b.count - a.count;
    for (const [kind, entry] of [...kinds].sort(order)) {
      const rules = make("ul");
      for (const [rule, { count, why }] of [...entry.rules].sort((a, b) => b[1].count - a[1].count)) {
        rules.append(make("li", {}, toggle("rule " + rule, rule, count, why)));
      }
      list.append(make("li", { class: "k" + entry.number }, toggle("kind " + kind, kind || "other", entry.count, ""), rules));
    }
    const all = make("div", { class: "all" },
      make("button", { type: "button", on: { click: () => flipAll(kinds, true) } }, "All on"),
      make("button", { type: "button", on: { click: () => flipAll(kinds, false) } }, "All off"));
    const nothing = state.home.textContent ? "Nothing: the text is as its author wrote it." : "";
    const said = kinds.size ? state.options.aside || "" : nothing;
    const focused = switchboard.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    switchboard.replaceChildren(make("h2", {}, "What was changed"), ...(kinds.size ? [all, list] : []),
      make("p", { class: "aside" }, said));
    if (focused) switchboard.querySelector(`[data-name="${CSS.escape(focused)}"]`)?.focus();
    side.hidden = false;
  }

  function toggle(name, title, count, why) {
    const input = make("input", { type: "checkbox", "data-name": name, on: { change: () => flip(name, input.checked) } });
    input.checked = !off.has(name);
    return make("label", { class: "switch", title: why || null }, input, make("b", {}, title),
      make("span", { class: "n" }, String(count)));
  }

  function flip(name, isOn) {
    if (isOn) off.delete(name);
    else off.add(name);
    for (const input of switchboard.querySelectorAll("input[data-name]")) input.checked = !off.has(input.dataset.name);
    if (state.options.onSwitch) state.options.onSwitch([...off]);
    else refresh();
  }

  function flipAll(kinds, isOn) {
    for (const kind of kinds.keys()) {
      if (isOn) off.delete("kind " + kind);
      else off.add("kind " + kind);
    }
    if (isOn) for (const entry of kinds.values()) for (const rule of entry.rules.keys()) off.delete("rule " + rule);
    flip("", true);
  }

  // -- theme ---------------------------------------------------------------------------------

  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const next = { "": "light", light: "dark", dark: "" }[document.documentElement.dataset.theme || ""];
    if (next) document.documentElement.dataset.theme = next;
    else delete document.documentElement.dataset.theme;
    theme.textContent = "Theme: " + (next || "auto");
  });

  return { open, close, hold, make, off, counted };
})();
