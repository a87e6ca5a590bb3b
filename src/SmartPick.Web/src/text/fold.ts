const SPELLED: Readonly<Record<string, string>> = {
  st: 'saint',
  univ: 'university',
  hosp: 'hospital',
  hosps: 'hospitals',
  med: 'medical',
  ctr: 'center',
  centre: 'center',
  cntr: 'center',
  sch: 'school',
  coll: 'college',
  inst: 'institute',
  meml: 'memorial',
  natl: 'national',
};

/**
 * Text as it is compared everywhere: without case, accents, punctuation and invisible characters, `&` as "and". Use it on both sides.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘`´]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a text as they are compared, with the usual abbreviations written out. */
export const foldedWords = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => SPELLED[word] ?? word);

/** Whether every word that was typed begins a word of a text. */
export function matchesWords(typed: string, text: string): boolean {
  const words = [...new Set([...fold(text).split(' '), ...foldedWords(text)])];
  return fold(typed)
    .split(' ')
    .every((word) => words.some((w) => w.startsWith(word) || (SPELLED[word] !== undefined && w.startsWith(SPELLED[word]))));
}
