/** Rows of a table: the first is the heading. */
export type Rows = string[][];

const TEXT_COLUMNS = 200;
const ROWS_MOST = 20_000;

/** Reads what people keep tables in: XLSX, or text with commas, semicolons or tabs between its cells. */
export async function read(file: File): Promise<Rows> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isZip ? await readWorkbook(bytes) : readText(decoded(bytes));
  if (rows.length > ROWS_MOST + 1) throw new RangeError(String(ROWS_MOST));
  return rows.filter((row) => row.some((cell) => cell.trim() !== ""));
}

/** Spreadsheets in China write GB 18030 where nobody told them otherwise. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

function readText(text: string): Rows {
  const plain = text.replace(/^\ufeff/, "");
  const first = plain.slice(0, plain.search(/[\r\n]|$/));
  const separator = [",", "\t", ";"].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ",";
  const rows: Rows = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < plain.length; at++) {
    const one = plain[at];
    if (isQuoted) {
      if (one !== '"') cell += one;
      else if (plain[at + 1] === '"') cell += plain[at++];
      else isQuoted = false;
    } else if (one === '"') isQuoted = true;
    else if (one === separator) {
      row.push(cell);
      cell = "";
    } else if (one === "\n" || one === "\r") {
      if (one === "\r" && plain[at + 1] === "\n") at++;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += one;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A table as text; a cell that a spreadsheet would take for a formula is told apart. */
export function writtenText(rows: Rows): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// ---- XLSX: a ZIP of XML, of which only the first sheet and the shared texts are read ----

const DIRECTORY_END = 0x06054b50;
const DEFLATED = 8;

async function readWorkbook(bytes: Uint8Array): Promise<Rows> {
  const files = directory(bytes);
  const text = async (name: string) => {
    const file = files.get(name);
    return file === undefined ? "" : new TextDecoder().decode(await unpacked(bytes, file));
  };
  const parse = (xml: string) => new DOMParser().parseFromString(xml, "application/xml");
  const shared = [...parse((await text("xl/sharedStrings.xml")) || "<none/>").getElementsByTagName("si")].map(
    (one) => [...one.getElementsByTagName("t")].map((part) => part.textContent ?? "").join(""),
  );
  const sheet = [...files.keys()].filter((one) => /^xl\/worksheets\/sheet\d*\.xml$/.test(one)).sort()[0];
  if (sheet === undefined) throw new TypeError("There is no sheet.");
  const rows: Rows = [];
  for (const row of parse(await text(sheet)).getElementsByTagName("row")) {
    const number = Number(row.getAttribute("r") ?? rows.length + 1);
    const cells: string[] = [];
    for (const cell of row.getElementsByTagName("c")) {
      const at = column(cell.getAttribute("r") ?? "", cells.length);
      if (at < TEXT_COLUMNS) cells[at] = value(cell, shared);
    }
    if (number <= ROWS_MOST + 2) rows[number - 1] = Array.from(cells, (one) => one ?? "");
  }
  return Array.from(rows, (one) => one ?? []);
}

function value(cell: Element, shared: readonly string[]): string {
  const kind = cell.getAttribute("t");
  if (kind === "inlineStr")
    return [...cell.getElementsByTagName("t")].map((one) => one.textContent ?? "").join("");
  const text = cell.getElementsByTagName("v")[0]?.textContent ?? "";
  if (kind === "s") return shared[Number(text)] ?? "";
  // A spreadsheet keeps 0.1 + 0.2 as it is computed; more digits than it shows are its own.
  return kind === null || kind === "n" ? plainNumber(text) : text;
}

function plainNumber(text: string): string {
  return /[eE]|\.\d{10,}/.test(text) ? String(Number(Number(text).toPrecision(15))) : text;
}

/** `B7` is the second column. */
function column(reference: string, next: number): number {
  const letters = /^[A-Z]+/.exec(reference)?.[0];
  if (letters === undefined) return next;
  return [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}

interface Packed {
  method: number;
  size: number;
  at: number;
}

function directory(bytes: Uint8Array): Map<string, Packed> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END) end--;
  if (end < 0) throw new TypeError("It is no workbook.");
  const files = new Map<string, Packed>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [name = 0, extra = 0, comment = 0] = lengths;
    files.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), {
      method: view.getUint16(at + 10, true),
      size: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return files;
}

async function unpacked(bytes: Uint8Array, file: Packed): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = file.at + 30 + view.getUint16(file.at + 26, true) + view.getUint16(file.at + 28, true);
  const packed = bytes.slice(from, from + file.size);
  if (file.method !== DEFLATED) return packed;
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A workbook of sheets of texts; codes keep their leading zeros. */
export function workbook(sheets: { name: string; rows: Rows }[]): Uint8Array<ArrayBuffer> {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  const files: [string, string][] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ` +
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override ' +
        'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.' +
        'spreadsheetml.sheet.main+xml"/>' +
        sheets
          .map(
            (_, at) =>
              `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/` +
              'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>',
          )
          .join("") +
        "</Types>",
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" ` +
        `Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
        sheets
          .map((one, at) => `<sheet name="${escaped(one.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
          .join("") +
        "</sheets></workbook>",
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${packages}/relationships">` +
        sheets
          .map(
            (_, at) =>
              `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" ` +
              `Target="worksheets/sheet${at + 1}.xml"/>`,
          )
          .join("") +
        "</Relationships>",
    ],
    ...sheets.map((one, at): [string, string] => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `<worksheet xmlns="${main}"><sheetData>${one.rows.map(sheetRow).join("")}</sheetData></worksheet>`,
    ]),
  ];
  return zipped(files.map(([name, text]) => [name, new TextEncoder().encode(XML + text)]));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function sheetRow(row: string[], index: number): string {
  const cells = row.map(
    (text, at) =>
      `<c r="${letters(at)}${index + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
  );
  return `<row r="${index + 1}">${cells.join("")}</row>`;
}

function letters(at: number): string {
  const before = Math.floor(at / 26);
  return (before > 0 ? letters(before - 1) : "") + String.fromCharCode(65 + (at % 26));
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A ZIP of files as they are. */
export function zipped(files: [string, Uint8Array][]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const path = new TextEncoder().encode(name);
    const sum = checksum(content);
    const local = header(30, 0x04034b50, sum, content.length, path.length);
    const entry = new Uint8Array(46);
    const view = new DataView(entry.buffer);
    view.setUint32(0, 0x02014b50, true);
    view.setUint16(4, 20, true);
    entry.set(local.subarray(4, 30), 6);
    view.setUint32(42, at, true);
    parts.push(local, path, content);
    entries.push(entry, path);
    at += local.length + path.length + content.length;
  }
  const size = entries.reduce((sum, one) => sum + one.length, 0);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, DIRECTORY_END, true);
  view.setUint16(8, files.length, true);
  view.setUint16(10, files.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, at, true);
  return joined([...parts, ...entries, end]);
}

function header(length: number, mark: number, sum: number, size: number, name: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, mark, true);
  view.setUint16(4, 20, true);
  // Names are UTF-8.
  view.setUint16(6, 0x0800, true);
  // The first day there is in a ZIP.
  view.setUint16(12, 0x21, true);
  view.setUint32(14, sum, true);
  view.setUint32(18, size, true);
  view.setUint32(22, size, true);
  view.setUint16(26, name, true);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of parts) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const one of bytes) sum = (TABLE[(sum ^ one) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
