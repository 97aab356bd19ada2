// The report: which document is open, and the index to sort and search.
(() => {
  const { open, close, make } = cleantextView;
  const data = JSON.parse(document.getElementById("data").textContent);
  const documents = [...document.querySelectorAll(".doc")];
  const index = document.getElementById("index");
  const nav = document.getElementById("documents");
  const aside = "A rule that is switched off here leaves its raw text standing. What other rules would then do to it, the playground shows.";

  function route() {
    const at = index ? documents.findIndex((one) => "#" + one.id === location.hash) : 0;
    close();
    if (at >= 0) open(documents[at], data, { aside });
    if (!index) return;
    nav.hidden = at < 0;
    if (at < 0) return;
    const link = (to, title, text) =>
      documents[to] ? make("a", { href: "#" + documents[to].id, "aria-label": title }, text) : "";
    nav.replaceChildren(make("a", { href: "#" }, "All documents"), link(at - 1, "Previous document", "←"),
      `${at + 1} of ${documents.length}`, link(at + 1, "Next document", "→"));
    document.getElementById("view").focus({ preventScroll: true });
  }

  function sortable(table) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const numeric = head.dataset.type === "number";
      const act = () => {
        const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numeric;
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => (numeric ? Number(row.cells[column].dataset.v) : row.cells[column].textContent);
        const order = numeric ? (a, b) => key(a) - key(b) : (a, b) => key(a).localeCompare(key(b));
        body.append(...[...body.rows].sort((a, b) => (down ? -order(a, b) : order(a, b))));
      };
      head.replaceChildren(make("button", { type: "button", on: { click: act } }, head.textContent));
    });
  }

  function searchable(table) {
    const field = document.getElementById("find");
    const found = document.getElementById("found");
    const rows = [...table.tBodies[0].rows].map((row, number) => ({ row, number, text: "" }));
    const textOf = (one) => {
      const article = documents[one.number];
      const ids = new Set([...article.querySelectorAll(".e")].flatMap((edit) => edit.dataset.r.split(" ")));
      const rules = [...ids].map((id) => data.rules[Number(id)].id + " " + data.rules[Number(id)].kind);
      const text = article.querySelector(".text").textContent;
      return [one.row.cells[0].textContent, one.row.querySelector(".host")?.textContent || "", ...rules, text].join("\n").toLowerCase();
    };
    field.parentElement.hidden = false;
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase().trim();
      let count = 0;
      for (const one of rows) {
        if (wanted) one.text ||= textOf(one);
        one.row.hidden = wanted !== "" && !one.text.includes(wanted);
        count += !one.row.hidden;
      }
      found.textContent = wanted ? `${count} of ${rows.length} documents` : "";
    });
  }

  if (index) {
    const table = index.querySelector(".docs");
    sortable(table);
    searchable(table);
  }
  addEventListener("hashchange", route);
  route();
})();
