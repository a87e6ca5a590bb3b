import type { Edits } from './edits';

/** Reads RFC 4180 text: quotes, doubled quotes, line breaks within quotes. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((value) => value !== '')) {
      rows.push(row);
    }

    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') {
        cell += c;
      } else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else {
        quoted = false;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === ',') {
      endCell();
    } else if (c === '\n') {
      endRow();
    } else if (c !== '\r') {
      cell += c;
    }
  }

  endRow();
  return rows;
}

/** Writes RFC 4180 text. Text that a spreadsheet would take for a formula is made plain by an apostrophe. */
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

function cellOf(value: string | number): string {
  if (typeof value === 'number') {
    return String(value);
  }

  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/**
 * What an edited export asks for, against the list it was exported from: a row taken out is a drop, a row added is a
 * pin, and a column `choice` may say `pin` or `drop` of any row.
 */
export function readEdits(text: string, listed: readonly string[]): Edits {
  const [header = [], ...rows] = parseCsv(text.replace(/^\uFEFF/, ''));
  const names = header.map((name) => name.trim().toLowerCase());
  const idColumn = names.indexOf('program_id');
  if (idColumn < 0) {
    throw new Error('The file has no “program_id” column. Start from a CSV exported here.');
  }

  const choiceColumn = names.indexOf('choice');
  const pins: string[] = [];
  const drops: string[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const id = row[idColumn]?.trim();
    if (!id || seen.has(id)) {
      continue;
    }

    seen.add(id);
    const choice = choiceColumn < 0 ? '' : row[choiceColumn]?.trim().toLowerCase();
    if (choice === 'drop') {
      drops.push(id);
    } else if (choice === 'pin' || !listed.includes(id)) {
      pins.push(id);
    }
  }

  return { pins, drops: [...drops, ...listed.filter((id) => !seen.has(id))] };
}
