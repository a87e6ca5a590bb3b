import { UnreadableFile } from './decode';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const MAX_INFLATED = 20_000_000;
const NOT_A_WORKBOOK = 'This is not an Excel workbook. Save it as .xlsx or CSV, or paste the names.';

/** The cells of a workbook's first sheet. */
export async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  const parts = entriesOf(bytes);
  const sheet = [...parts.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name)).toSorted(byNumber)[0];
  if (sheet === undefined) {
    throw new UnreadableFile(NOT_A_WORKBOOK);
  }

  const shared = parts.has('xl/sharedStrings.xml') ? await parts.get('xl/sharedStrings.xml')!() : '';
  const strings = [...shared.matchAll(/<si\b[^>]*>(.*?)<\/si>/gs)].map(([, item]) => textOf(item!));
  return [...(await parts.get(sheet)!()).matchAll(/<row\b[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row]) => cellsOf(row ?? '', strings));
}

const byNumber = (a: string, b: string) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0]);

/** The parts of a ZIP file by name, from its directory at the end. */
function entriesOf(bytes: Uint8Array): Map<string, () => Promise<string>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END) {
    end--;
  }

  const parts = new Map<string, () => Promise<string>>();
  if (end < 0) {
    throw new UnreadableFile(NOT_A_WORKBOOK);
  }

  let at = view.getUint32(end + 16, true);
  for (let i = view.getUint16(end + 10, true); i > 0 && view.getUint32(at, true) === DIRECTORY_ENTRY; i--) {
    const method = view.getUint16(at + 10, true);
    const [size, full] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const header = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    parts.set(name, () => {
      if (full > MAX_INFLATED) {
        throw new UnreadableFile('This workbook is too big. Save the sheet with your programs as CSV.');
      }

      const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
      const data = bytes.slice(from, from + size);
      const stream = new Blob([data]).stream();
      return new Response(method === STORED ? stream : stream.pipeThrough(new DecompressionStream('deflate-raw'))).text();
    });
    at += 46 + nameLength + extra + comment;
  }

  return parts;
}

function cellsOf(row: string, strings: readonly string[]): string[] {
  const cells: string[] = [];
  for (const [, attributes = '', content = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const letters = /\br="([A-Z]+)/.exec(attributes)?.[1];
    const column = letters ? [...letters].reduce((n, letter) => 26 * n + letter.charCodeAt(0) - 64, 0) - 1 : cells.length;
    const value = unescape(/<v\b[^>]*>(.*?)<\/v>/s.exec(content)?.[1] ?? '');
    const isShared = /\bt="s"/.test(attributes);
    cells[column] = isShared ? (strings[Number(value)] ?? '') : value || textOf(content);
  }

  return Array.from(cells, (cell) => cell ?? '');
}

/** What phonetic hints say is not part of the text. */
const textOf = (xml: string): string =>
  [...xml.replace(/<rPh\b.*?<\/rPh>/gs, '').matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text]) => unescape(text!)).join('');

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const unescape = (text: string) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name ? (ENTITIES[name] ?? whole) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  );
