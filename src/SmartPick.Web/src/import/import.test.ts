import { describe, expect, it } from 'vitest';
import type { ProgramSummary } from '../api/contract';
import { decode, UnreadableFile } from './decode';
import { ProgramMatcher } from './match';
import { cellsOf, readDay, readRows } from './sheet';
import { readWorkbook } from './xlsx';

const utf16 = (text: string, little: boolean, mark: boolean) => {
  const bytes = new Uint8Array(2 * (text.length + (mark ? 1 : 0)));
  const view = new DataView(bytes.buffer);
  [...((mark ? '\uFEFF' : '') + text)].forEach((c, i) => view.setUint16(2 * i, c.charCodeAt(0), little));
  return bytes;
};
const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('bytes of a spreadsheet', () => {
  const text = 'Program,State\r\nPonce Médico,PR\r\n';
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16, little end first, with a mark', utf16(text, true, true)],
    ['UTF-16, big end first, with a mark', utf16(text, false, true)],
    ['UTF-16, little end first', utf16(text, true, false)],
    ['UTF-16, big end first', utf16(text, false, false)],
    ['Windows-1252', latin(text)],
  ])('in %s', (_, bytes) => expect(decode(bytes).replace('\uFEFF', '')).toBe(text));

  it.each([
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    ['a PDF', latin('%PDF-1.7')],
  ])('of %s are refused with what to do', (_, bytes) => expect(() => decode(bytes)).toThrow(UnreadableFile));
});

const read = (text: string) => readRows(cellsOf(text)).map(({ id, name, city, state, status }) => ({ id, name, city, state, status }));
const one = { id: '4200111007', name: 'Alpha Hospital', city: 'Ann Arbor', state: 'MI', status: undefined };

describe('rows of a list', () => {
  it.each([
    ['commas', 'program_id,name,city,state\r\n4200111007,Alpha Hospital,Ann Arbor,MI\r\n'],
    ['semicolons and decimal commas', 'name;city;value;program_id;state\n"Alpha Hospital";Ann Arbor;0,4;4200111007;MI\n'],
    ['tabs', 'ACGME ID\tHospital\tCity\tState\n4200111007\tAlpha Hospital\tAnn Arbor\tMI\n'],
    ['carriage returns alone', 'program_id,name,city,state\r4200111007,Alpha Hospital,Ann Arbor,MI\r'],
    ['a separator said first', 'sep=;\r\nprogram_id;name;city;state\r\n4200111007;Alpha Hospital;Ann Arbor;MI\r\n'],
    [
      'a title above',
      'My list 2027,,,\nlast change: Monday,,,\nState,City,Program,Program ID\nMI,Ann Arbor,Alpha Hospital,ACGME 4200111007\n',
    ],
    ['empty rows and columns', ',,,,\nprogram_id,name,city,state,,\n,,,,\n4200111007,Alpha Hospital,Ann Arbor,MI,,\n,,,\n'],
    ['our own export', '\uFEFFOrder,Program,Specialty,City,State,Program ID\r\n1,Alpha Hospital,DR,Ann Arbor,MI,ACGME 4200111007\r\n'],
  ])('with %s', (_, text) => expect(read(text)).toEqual([one]));

  it('need no titles', () =>
    expect(read('1. Alpha Hospital\nBeta Clinic, Detroit, MI\n')).toMatchObject([
      { name: 'Alpha Hospital' },
      { name: 'Beta Clinic, Detroit, MI' },
    ]));

  it('lose a number that Excel has rounded', () =>
    expect(read('program_id,name\n4.20E+09,Alpha Hospital\n')[0]).toMatchObject({ id: undefined }));

  it('of a header alone are none', () => expect(read('program_id,name,city,state\r\n')).toEqual([]));

  it.each([
    ['2026-11-03', '2026-11-03'],
    ['11/3/2026', '2026-11-03'],
    ['46329', '2026-11-03'],
    ['31/12/2026', undefined],
    ['2026-02-30', undefined],
    ['soon', undefined],
    ['0.37', undefined],
  ])('have days: %s', (cell, day) => expect(readDay(cell)).toBe(day));
});

const program = (programId: string, name: string, city: string, state: string, specialty = 'dr') =>
  ({ programId, name, city, state, specialty, institution: name }) as ProgramSummary;
const matcher = new ProgramMatcher([
  program('1', 'University of California (San Francisco)', 'San Francisco', 'CA'),
  program('2', 'University of California (San Diego) Medical Center', 'La Jolla', 'CA'),
  program('3', 'University of Michigan Health System', 'Ann Arbor', 'MI'),
  program('4', 'University of Michigan Health System', 'Ann Arbor', 'MI', 'ir-integrated'),
  program('5', 'Massachusetts General Hospital', 'Boston', 'MA'),
  program('6', 'St Elizabeth’s Medical Center', 'Boston', 'MA'),
  program('7', 'Saint Louis University School of Medicine', 'St. Louis', 'MO'),
  program('8', 'Texas A&M College of Medicine', 'Temple', 'TX'),
  ...Array.from({ length: 20 }, (_, i) => program(`x${i}`, `University Hospital of Town${i}`, `Town${i}`, 'OH')),
]);
const found = (name: string, more = {}) => {
  const { candidates, certain } = matcher.match({ line: 1, text: name, name, ...more });
  return certain ? candidates[0]!.programId : candidates.map((p) => p.programId);
};

describe('names as people write them', () => {
  it.each([
    ['Univ of California San Francisco', '1'],
    ['University of California, San Diego', '2'],
    ['Massachusetts General', '5'],
    ['Massachusets General Hospital', '5'],
    ['MGH', '5'],
    ['St. Elizabeths Med Ctr', '6'],
    ['St Louis University', '7'],
    ['Texas A and M', '8'],
    ['University of Michigan (DR)', '3'],
    ['Michigan IR', '4'],
  ])('%s', (name, id) => expect(found(name)).toBe(id));

  it('are asked about when they may mean two', () => expect(found('University of Michigan')).toEqual(['3', '4']));
  it('mean the specialty of their column', () =>
    expect(found('University of Michigan', { specialty: 'Interventional radiology' })).toBe('4'));
  it('are not guessed', () => {
    expect(found('Hospital')).not.toBe(expect.any(String));
    expect(found('Fictional One')).toEqual([]);
    expect(found('')).toEqual([]);
  });
  it('are not looked for in another state', () => expect(found('Massachusetts General Hospital', { state: 'OH' })).toEqual([]));
  it('yield to a number', () => expect(found('something else', { id: '5' })).toBe('5'));
});

const little = (value: number, size: number) => Array.from({ length: size }, (_, i) => (value >> (8 * i)) & 0xff);

/** A ZIP file of some parts, compressed as Excel does. */
async function zip(parts: Record<string, string>): Promise<Uint8Array> {
  const files: number[] = [];
  const directory: number[] = [];
  for (const [name, text] of Object.entries(parts)) {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const data = [...new Uint8Array(await new Response(stream).arrayBuffer())];
    const sizes = [...little(0, 4), ...little(data.length, 4), ...little(text.length, 4), ...little(name.length, 2)];
    const at = files.length;
    files.push(...little(0x04034b50, 4), ...little(0, 4), ...little(8, 2), ...little(0, 4), ...sizes, 0, 0, ...latin(name), ...data);
    directory.push(
      ...little(0x02014b50, 4),
      ...little(0, 6),
      ...little(8, 2),
      ...little(0, 4),
      ...sizes,
      ...little(0, 12),
      ...little(at, 4),
    );
    directory.push(...latin(name));
  }

  const count = little(Object.keys(parts).length, 2);
  const end = [
    ...little(0x06054b50, 4),
    ...little(0, 4),
    ...count,
    ...count,
    ...little(directory.length, 4),
    ...little(files.length, 4),
    0,
    0,
  ];
  return Uint8Array.from([...files, ...directory, ...end]);
}

describe('a workbook', () => {
  const strings =
    '<sst><si><t>Program</t></si><si><t>ID</t></si><si><r><t>Texas A</t></r><r><t>&amp;M</t></r><rPh><t>x</t></rPh></si></sst>';
  const sheet =
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"/><c r="C2"><v>4200111007</v></c></row>' +
    '<row r="3"><c r="A3" t="inlineStr"><is><t>Inline &#233;</t></is></c></row><row r="4"/></sheetData></worksheet>';

  it('gives the cells of its first sheet', async () => {
    const cells = await readWorkbook(
      await zip({ 'xl/worksheets/sheet2.xml': '<row/>', 'xl/sharedStrings.xml': strings, 'xl/worksheets/sheet1.xml': sheet }),
    );
    expect(cells).toEqual([['Program', '', 'ID'], ['Texas A&M', '', '4200111007'], ['Inline é'], []]);
    expect(readRows(cells)).toMatchObject([{ name: 'Texas A&M', id: '4200111007' }, { name: 'Inline é' }]);
  });

  it.each([
    ['another ZIP', 'word/document.xml', Infinity],
    ['a broken one', 'xl/worksheets/sheet1.xml', 60],
  ])('is refused with what to do: %s', async (_, part, size) => {
    const bytes = await zip({ [part]: sheet });
    await expect(readWorkbook(bytes.slice(0, size))).rejects.toThrow(UnreadableFile);
  });
});
