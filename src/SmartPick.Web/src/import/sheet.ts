import { parseCsv } from '../list/csv';
import { fold } from '../text/fold';

/** A row of a list as people keep it. */
export interface SheetRow {
  /** Line in the file, from 1. */
  line: number;
  /** What the row says, to show it. */
  text: string;
  id?: string;
  name: string;
  city?: string;
  state?: string;
  specialty?: string;
  status?: string;
  interviewOn?: string;
  note?: string;
  /** `pin` or `drop`, in so many words. */
  choice?: string;
  track?: string;
  position?: number;
}

const SEPARATORS = [',', ';', '\t', '|'];
const LOOKED_AT = 12;

/** What a column may be called, as `fold` leaves it; the first that is found counts. */
const titles = {
  id: ['program id', 'acgme id', 'acgme program id', 'acgme number', 'acgme code', 'acgme', 'program code', 'program number', 'id'],
  name: ['program', 'program name', 'programs', 'residency program', 'residency', 'name', 'hospital', 'institution', 'site', 'school'],
  city: ['city', 'town'],
  state: ['state', 'st'],
  specialty: ['specialty', 'speciality', 'field', 'department'],
  status: ['status', 'stage', 'application status'],
  interviewOn: ['interview date', 'interview on', 'date of interview', 'interview'],
  note: ['notes', 'note', 'comments', 'comment', 'remarks'],
  choice: ['choice'],
  track: ['track'],
  position: ['position', 'rank'],
} satisfies Partial<Record<keyof SheetRow, string[]>>;

type Column = keyof typeof titles;

/** Cells of text that a spreadsheet program wrote or that was copied out of one. */
export function cellsOf(text: string): string[][] {
  const clean = text.replace(/^\uFEFF/, '');
  const said = /^"?sep=(.)"?\r?\n?/i.exec(clean);
  return said ? parseCsv(clean.slice(said[0].length), said[1]) : parseCsv(clean, separatorOf(clean));
}

/** The separator that splits most of the first lines into the same number of cells; lines of prose hold one at best. */
function separatorOf(text: string): string {
  const score = (separator: string) => {
    const counts = parseCsv(text.slice(0, 20_000), separator)
      .slice(0, LOOKED_AT)
      .map((row) => row.length)
      .filter((n) => n > 1);
    const most = Math.max(0, ...counts);
    return counts.filter((n) => n === most).length * Math.min(most, 10);
  };
  return SEPARATORS.reduce((best, separator) => (score(separator) > score(best) ? separator : best));
}

/** Reads the rows below the titles; titles may stand below some lines of text, or be missing. */
export function readRows(cells: readonly (readonly string[])[]): SheetRow[] {
  const head = cells.slice(0, LOOKED_AT).findIndex((row) => Object.keys(columnsOf(row)).some((c) => c === 'id' || c === 'name'));
  const columns = head < 0 ? undefined : columnsOf(cells[head]!);
  return cells
    .map((row, i) => ({ row: row.map((cell) => cell.trim()), line: i + 1 }))
    .slice(head + 1)
    .filter(({ row }) => row.some((cell) => cell !== ''))
    .map(({ row, line }) => (columns ? titled(row, line, columns) : untitled(row, line)));
}

function columnsOf(row: readonly string[]): Partial<Record<Column, number>> {
  const folded = row.map(fold);
  return Object.fromEntries(
    (Object.entries(titles) as [Column, string[]][]).flatMap(([column, names]) => {
      const at = names.map((name) => folded.indexOf(name)).find((i) => i >= 0);
      return at === undefined ? [] : [[column, at]];
    }),
  );
}

function titled(row: readonly string[], line: number, columns: Partial<Record<Column, number>>): SheetRow {
  const cell = (column: Column) => (columns[column] === undefined ? undefined : plain(row[columns[column]] ?? '')) || undefined;
  const [name, city, state] = [cell('name') ?? '', cell('city'), cell('state')];
  return {
    line,
    text: [name || cell('id'), city, state].filter(Boolean).join(', '),
    id: readId(cell('id')),
    name,
    city,
    state,
    specialty: cell('specialty'),
    status: cell('status'),
    interviewOn: readDay(cell('interviewOn')),
    note: cell('note'),
    choice: cell('choice')?.toLowerCase(),
    track: cell('track'),
    position: Number(cell('position')) || undefined,
  };
}

/** A line without titles: a name, perhaps with its number and place beside it. */
function untitled(row: readonly string[], line: number): SheetRow {
  const ids = row.map(readId);
  const words = row.filter((cell, i) => cell !== '' && !ids[i]);
  return {
    line,
    text: row.filter(Boolean).join(', '),
    id: ids.find(Boolean),
    name: words
      .map(plain)
      .join(', ')
      .replace(/^\d+[.)]\s*/, ''),
  };
}

/** Our own export puts an apostrophe before what a spreadsheet would take for a formula. */
const plain = (cell: string) => cell.replace(/^'(?=[=+\-@])/, '').trim();

/** A program number; what Excel turned into 4.20E+09 is none any more. */
const readId = (cell: string | undefined): string | undefined => /^(?:ACGME\s*#?\s*)?(\d{10})$/i.exec(cell?.trim() ?? '')?.[1];

const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** A day as people and Excel write it; undefined when it cannot be read for certain. */
export function readDay(cell: string | undefined): string | undefined {
  const text = cell?.trim() ?? '';
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, date] = iso ? iso.slice(1).map(Number) : american ? [american[3], american[1], american[2]].map(Number) : [];
  const time = /^\d{5}(\.\d+)?$/.test(text) ? EXCEL_EPOCH_MS + Math.floor(Number(text)) * DAY_MS : Date.UTC(year!, month! - 1, date);
  const day = new Date(time);
  return Number.isNaN(time) || (month !== undefined && day.getUTCMonth() !== month - 1) ? undefined : day.toISOString().slice(0, 10);
}
