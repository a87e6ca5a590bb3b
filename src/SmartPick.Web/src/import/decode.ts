/** A file that is no spreadsheet we can read; the message says what to do. */
export class UnreadableFile extends Error {}

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);

export const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);

/** Text of a file as spreadsheet programs save it: UTF-8, UTF-16 with or without a byte-order mark, or Windows-1252. */
export function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new UnreadableFile('This is an old Excel file (.xls). Save it as .xlsx or CSV, then try again.');
  }

  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) {
    throw new UnreadableFile('This is a PDF. Save the spreadsheet as .xlsx or CSV, or paste the names.');
  }

  const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
  if (text.includes('\0')) {
    throw new UnreadableFile('We can’t read this file. Save it as .xlsx or CSV, or paste the names.');
  }

  return text;
}

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) {
    return 'utf-16le';
  }

  if (startsWith(bytes, 0xfe, 0xff)) {
    return 'utf-16be';
  }

  // Without a mark, every other byte of Latin text in UTF-16 is zero.
  const sample = bytes.subarray(0, 400);
  const zeros = (parity: number) => sample.filter((byte, i) => byte === 0 && i % 2 === parity).length;
  if (zeros(1) > sample.length / 4) {
    return 'utf-16le';
  }

  if (zeros(0) > sample.length / 4) {
    return 'utf-16be';
  }

  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
