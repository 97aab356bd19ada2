"use strict";
// The playground: documents, options and rules live in this page; the server cleans and tries.
(() => {
  const { open, make, off, counted } = cleantextView;
  const at = (id) => document.getElementById(id);
  const raw = at("raw");
  const result = at("result");
  const state = { documents: [], packs: [], current: 0, rules: [], run: 0, trial: 0, clean: "" };
  const points = (text) => [...text].length; // offsets go to the server in code points
  let wait = 0;
  let trialWait = 0;

  async function post(action, body) {
    const answer = await fetch(action, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const data = await answer.json();
    if (!answer.ok || data.error) throw new Error(data.error || answer.statusText);
    return data;
  }

  function options() {
    return {
      profile: at("profile").value,
      site: at("site").value,
      lang: [...at("langs").querySelectorAll(":checked")].map((box) => box.value),
      off: [...off].map((name) => name.slice(name.indexOf(" ") + 1)),
      packs: state.packs.filter((pack) => pack.on).map(({ name, path, text }) => (path ? { name, path } : { name, text })),
      rules: state.rules.map((rule) => rule.text),
      pack: at("pack-name").value,
    };
  }

  // -- cleaning ------------------------------------------------------------------------------

  function soon() {
    clearTimeout(wait);
    wait = setTimeout(run, 120);
  }

  async function run() {
    clearTimeout(wait);
    const own = ++state.run;
    const one = state.documents[state.current];
    try {
      const data = await post("clean", { ...options(), text: one.text, html: one.html });
      if (own !== state.run) return;
      // The server escapes every character of the text, and the policy of this page admits no script
      // but its own two files.
      const text = make("div", { class: "text", dir: "auto" });
      text.innerHTML = data.marked;
      at("facts").innerHTML = one.text ? data.facts : "";
      at("notes").innerHTML = data.notes;
      at("code").textContent = data.code;
      at("raw-size").textContent = one.text && !one.html ? counted(one.text) : "";
      state.clean = data.clean;
      const keep = state.shown === one;
      state.shown = one;
      cleantextView.hold(() => result.querySelector(".text").replaceWith(text));
      open(result, data, { views: ["marked", "clean"], onSwitch: run, idle: data.idle, keep, stay: true });
    } catch (error) {
      if (own === state.run) at("notes").replaceChildren(make("p", { class: "note" }, error.message));
    }
  }

  // -- documents -----------------------------------------------------------------------------

  function add(name, text, html = false) {
    state.documents.push({ name, text, html });
    choose(state.documents.length - 1);
  }

  function choose(number) {
    state.current = number;
    const one = state.documents[number];
    raw.value = one.text;
    raw.scrollTop = 0;
    at("name").textContent = one.name;
    at("html").checked = one.html;
    at("tabs").replaceChildren(...state.documents.map((other, index) =>
      make("button", { type: "button", role: "tab", "aria-selected": String(index === number),
        tabindex: index === number ? "0" : "-1", on: { click: () => choose(index), keydown: arrows } }, other.name)));
    selected();
    run();
    if (at("rule").value.trim()) attempt();
  }

  async function load(files) {
    for (const file of files) {
      const text = await textOf(file);
      if (/\.toml$/i.test(file.name)) {
        await addPack(file.name, text);
        continue;
      }
      const empty = state.documents.length === 1 && !state.documents[0].text;
      if (empty) state.documents.pop();
      add(file.name, text, /\.x?html?$/i.test(file.name));
    }
  }

  // Bytes that are no UTF-8 are read as Windows-1252, as browsers read pages that do not say.
  async function textOf(file) {
    const bytes = await file.arrayBuffer();
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }

  async function addPack(name, text) {
    try {
      await post("check", { name, text });
      state.packs = [...state.packs.filter((pack) => pack.path || pack.name !== name), { name, text, on: true }];
      packs();
      run();
    } catch (error) {
      at("notes").replaceChildren(make("p", { class: "note" }, error.message));
    }
  }

  function packs() {
    const boxes = state.packs.map((pack) => {
      const box = make("input", { type: "checkbox", on: { change: () => { pack.on = box.checked; } } });
      box.checked = pack.on;
      return make("label", { class: "check" }, box, pack.name);
    });
    at("packs").replaceChildren(at("packs").querySelector("legend"), ...boxes);
    at("packs").hidden = !boxes.length;
  }

  function arrows(event) {
    const tabs = [...event.currentTarget.parentElement.children];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(event.currentTarget) + step + tabs.length) % tabs.length];
    const { id, parentElement: holder } = next;
    const index = tabs.indexOf(next);
    next.click();
    (id ? at(id) : holder.children[index]).focus();
    event.preventDefault();
  }

  function selected() {
    at("rule-of").disabled = raw.selectionStart === raw.selectionEnd;
  }

  // -- rules ---------------------------------------------------------------------------------

  async function propose() {
    const [start, end] = [raw.selectionStart, raw.selectionEnd].map((offset) => points(raw.value.slice(0, offset)));
    const others = state.documents.filter((one, index) => index !== state.current).map(({ text }) => ({ text }));
    show("rule");
    try {
      const data = await post("propose", { text: raw.value, start, end, others, taken: state.rules.flatMap((rule) => rule.ids) });
      at("rule").value = data.rule;
      await attempt();
    } catch (error) {
      failed(error);
    }
    at("rule").focus();
  }

  async function attempt() {
    clearTimeout(trialWait);
    const own = ++state.trial;
    const rule = at("rule").value;
    at("add").disabled = true;
    if (!rule.trim()) return at("outcome").replaceChildren();
    try {
      const documents = state.documents.map(({ name, text, html }) => ({ name, text, html }));
      const data = await post("try", { ...options(), rule, documents });
      if (own !== state.trial) return;
      state.tried = { ids: data.ids, text: rule };
      at("add").disabled = false;
      at("outcome").replaceChildren(...data.documents.flatMap(outcome));
    } catch (error) {
      if (own === state.trial) failed(error);
    }
  }

  function outcome(one) {
    const times = one.count === 1 ? "1 place" : `${one.count} places`;
    const parts = [make("p", {}, make("b", {}, one.name), one.count ? `: changes ${times}` : ": changes nothing")];
    if (one.prose) parts.push(make("p", { class: "bad" }, `${one.prose} of them read like sentences of the article.`));
    for (const warning of one.warnings) parts.push(make("p", { class: "bad" }, warning));
    if (one.removed.length) parts.push(make("ul", {}, ...one.removed.map((text) => make("li", { dir: "auto" }, text || "blank"))));
    return parts;
  }

  function failed(error) {
    at("add").disabled = true;
    at("outcome").replaceChildren(make("p", { class: "bad" }, error.message));
  }

  function keep() {
    state.rules.push(state.tried);
    at("rule").value = "";
    at("outcome").replaceChildren();
    at("add").disabled = true;
    pack();
    show("pack");
    run();
  }

  function pack() {
    at("kept").replaceChildren(...state.rules.map((rule, index) =>
      make("p", {}, make("code", {}, rule.ids.join(", ")),
        make("button", { type: "button", on: { click: () => edit(index) } }, "Edit"),
        make("button", { type: "button", on: { click: () => drop(index) } }, "Remove"))));
    if (!state.rules.length) at("kept").append(make("p", {}, "No rules yet."));
    at("save").disabled = at("download").disabled = !state.rules.length;
    at("tab-pack").textContent = state.rules.length ? `Pack (${state.rules.length})` : "Pack";
    at("saved").textContent = "";
  }

  function edit(index) {
    at("rule").value = state.rules[index].text;
    drop(index);
    show("rule");
    attempt();
  }

  function drop(index) {
    state.rules.splice(index, 1);
    pack();
    run();
  }

  async function save(download) {
    try {
      if (!download) {
        at("saved").textContent = "Saved to " + (await post("save", options())).path;
        return;
      }
      const text = (await post("pack", options())).pack;
      const link = make("a", { download: `${at("pack-name").value || "mine"}.toml`,
        href: URL.createObjectURL(new Blob([text], { type: "application/toml" })) });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      at("saved").textContent = "Downloaded.";
    } catch (error) {
      at("saved").textContent = error.message;
    }
  }

  async function copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
      at("copied").textContent = `${what} copied.`;
    } catch {
      at("copied").textContent = "The browser does not allow copying: select the text instead.";
    }
  }

  function show(name) {
    for (const other of ["code", "rule", "pack"]) {
      const [tab, panel] = [at("tab-" + other), at("panel-" + other)];
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      panel.hidden = other !== name;
    }
  }

  // -- start ---------------------------------------------------------------------------------

  async function start() {
    const choices = await post("options", {});
    at("profile").append(...choices.profiles.map((name) => make("option", { value: name }, name)));
    at("langs").append(...Object.entries(choices.langs).map(([code, title]) =>
      make("label", { class: "check" }, make("input", { type: "checkbox", value: code }), `${code} · ${title}`)));
    state.packs = choices.packs.map((pack) => ({ ...pack, on: true }));
    packs();
    at("save").textContent = `Save to ${choices.save_to}`;
    pack();
    add("Text 1", "");
  }

  raw.addEventListener("input", (event) => {
    const one = state.documents[state.current];
    const fresh = !one.text;
    one.text = raw.value;
    if (fresh && /^\s*<(!doctype html|html)\b/i.test(raw.value)) one.html = at("html").checked = true;
    if (fresh && event.inputType === "insertFromPaste") raw.setSelectionRange(0, 0), (raw.scrollTop = 0);
    soon();
  });
  raw.addEventListener("scroll", () => {
    const other = result.querySelector(".pane .text");
    const reach = raw.scrollHeight - raw.clientHeight;
    if (other && reach > 0) other.scrollTop = (raw.scrollTop / reach) * (other.scrollHeight - other.clientHeight);
  }, { passive: true });
  document.addEventListener("selectionchange", selected);
  raw.addEventListener("select", selected);
  at("options").addEventListener("submit", (event) => event.preventDefault());
  at("options").addEventListener("input", () => {
    state.documents[state.current].html = at("html").checked;
    const chosen = options().lang;
    at("langs-chosen").textContent = chosen.length ? `Languages: ${chosen.join(", ")}` : "Languages: all, safe rules";
    soon();
  });
  at("new").addEventListener("click", () => {
    add(`Text ${state.documents.length + 1}`, "");
    raw.focus();
  });
  at("file").addEventListener("change", async (event) => {
    await load(event.target.files);
    event.target.value = "";
  });
  addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("over");
  });
  addEventListener("dragleave", () => document.body.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    document.body.classList.remove("over");
    load(event.dataTransfer.files);
  });
  at("rule-of").addEventListener("click", propose);
  at("rule").addEventListener("input", () => {
    clearTimeout(trialWait);
    trialWait = setTimeout(attempt, 250);
  });
  at("add").addEventListener("click", keep);
  at("save").addEventListener("click", () => save(false));
  at("download").addEventListener("click", () => save(true));
  at("pack-name").addEventListener("input", soon);
  at("copy").addEventListener("click", () => copy(at("code").textContent, "Python"));
  at("copy-clean").addEventListener("click", () => copy(state.clean, "Clean text"));
  for (const tab of at("drawer-tabs").children) {
    tab.addEventListener("click", () => show(tab.id.slice(4)));
    tab.addEventListener("keydown", arrows);
  }
  start();
})();
