import type { Options } from './vocabulary';

/** A specialty of the match that applicants can choose. */
export interface Specialty {
  code: string;
  name: string;
  /** As it is written where there is little room. */
  short: string;
  /** Other words people look for it by. */
  words?: string;
}

/** Transitional years go with other specialties; nobody chooses them as one. */
const PREPARATORY = 'ty';
const known = new Map<string, Specialty>(
  [
    { code: 'ir-integrated', name: 'Interventional Radiology', short: 'IR', words: 'IR integrated' },
    { code: 'dr', name: 'Diagnostic Radiology', short: 'DR', words: 'DR radiology' },
    { code: PREPARATORY, name: 'Transitional Year', short: 'TY' },
  ].map((s) => [s.code, s]),
);
let offered: readonly string[] = ['ir-integrated', 'dr'];

/** What the API takes when no specialty is named. */
export const DEFAULT_SPECIALTIES: readonly string[] = ['ir-integrated', 'dr'];
export const MAX_SPECIALTIES = 5;

export const specialtyName = (code: string): string => known.get(code)?.name ?? titled(code);
export const specialtyShort = (code: string): string => known.get(code)?.short ?? specialtyName(code);

/** The specialties that can be chosen, by name. */
export const specialties = (): Specialty[] =>
  offered
    .map((code) => known.get(code) ?? { code, name: titled(code), short: titled(code) })
    .toSorted((a, b) => a.name.localeCompare(b.name));

export const specialtyOptions = (): Options => specialties().map(({ code, name }) => [code, name] as const);

/** Takes over the specialties that the catalog holds. */
export function learnSpecialties(codes: readonly string[], names: Readonly<Record<string, Partial<Specialty>>> = {}) {
  for (const code of codes) {
    const before = known.get(code);
    const name = names[code]?.name ?? before?.name ?? titled(code);
    known.set(code, { ...before, code, name, short: names[code]?.short ?? before?.short ?? name });
  }

  offered = codes.filter((code) => code !== PREPARATORY);
}

const titled = (code: string) => code.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase());
