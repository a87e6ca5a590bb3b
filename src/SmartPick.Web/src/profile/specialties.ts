import { ranges } from '../api/request-fields.json';
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
export const PREPARATORY = 'ty';
const REQUEST_PATH = 'preferences.specialties.';

/** Names and the short forms and words that people use; a specialty that is not here is named by its code. */
const spelled: readonly (readonly [code: string, name: string, short: string, words?: string])[] = [
  ['ir-integrated', 'Interventional Radiology', 'IR', 'integrated'],
  ['dr', 'Diagnostic Radiology', 'DR', 'radiology'],
  [PREPARATORY, 'Transitional Year', 'TY'],
  ['anesthesiology', 'Anesthesiology', 'Anes', 'anesthesia'],
  ['child-neurology', 'Child Neurology', 'Child Neuro', 'pediatric'],
  ['dermatology', 'Dermatology', 'Derm'],
  ['emergency-medicine', 'Emergency Medicine', 'EM', 'er'],
  ['family-medicine', 'Family Medicine', 'FM', 'fp'],
  ['general-surgery', 'General Surgery', 'Surg', 'gs'],
  ['internal-medicine', 'Internal Medicine', 'IM'],
  ['med-peds', 'Internal Medicine/Pediatrics', 'Med-Peds', 'medpeds'],
  ['neurological-surgery', 'Neurological Surgery', 'NSGY', 'neurosurgery'],
  ['neurology', 'Neurology', 'Neuro'],
  ['obgyn', 'Obstetrics and Gynecology', 'OB-GYN', 'ob gyn'],
  ['orthopedic-surgery', 'Orthopedic Surgery', 'Ortho'],
  ['otolaryngology', 'Otolaryngology', 'ENT', 'ear nose throat'],
  ['pathology', 'Pathology', 'Path'],
  ['pediatrics', 'Pediatrics', 'Peds'],
  ['plastic-surgery-integrated', 'Integrated Plastic Surgery', 'PRS'],
  ['pmr', 'Physical Medicine and Rehabilitation', 'PM&R', 'pmr physiatry'],
  ['psychiatry', 'Psychiatry', 'Psych'],
  ['radiation-oncology', 'Radiation Oncology', 'Rad Onc'],
  ['thoracic-surgery-integrated', 'Integrated Thoracic Surgery', 'CT Surg', 'cardiothoracic'],
  ['urology', 'Urology', 'Uro'],
  ['vascular-surgery-integrated', 'Integrated Vascular Surgery', 'Vasc'],
];

/** The codes that a request may name. */
const allowed = new Set(Object.keys(ranges).flatMap((path) => (path.startsWith(REQUEST_PATH) ? [path.slice(REQUEST_PATH.length)] : [])));
const known = new Map<string, Specialty>(spelled.map(([code, name, short, words]) => [code, { code, name, short, words }]));
let offered: readonly string[] = ['ir-integrated', 'dr'];

/** What the API takes when no specialty is named. */
export const DEFAULT_SPECIALTIES: readonly string[] = ['ir-integrated', 'dr'];
export const MAX_SPECIALTIES = 5;

export const isSpecialty = (code: string): boolean => allowed.has(code);
export const specialtyName = (code: string): string => known.get(code)?.name ?? titled(code);
export const specialtyShort = (code: string): string => known.get(code)?.short ?? specialtyName(code);

/** The specialties that can be chosen, by name. */
export const specialties = (): Specialty[] =>
  offered
    .map((code) => known.get(code) ?? { code, name: titled(code), short: titled(code) })
    .toSorted((a, b) => a.name.localeCompare(b.name));

/** Specialties that applicants choose, and the PGY-1 years that go with them. */
export const specialtiesWithYears = (): Specialty[] => [
  ...specialties(),
  { code: PREPARATORY, name: specialtyName(PREPARATORY), short: specialtyShort(PREPARATORY) },
];

export const specialtyOptions = (): Options => specialties().map(({ code, name }) => [code, name] as const);

/** Takes over the specialties that the catalog has programs of, as far as a request may name them. */
export function learnSpecialties(codes: readonly string[]) {
  const found = codes.filter((code) => allowed.has(code));
  offered = found.length ? found : offered;
}

const titled = (code: string) => code.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase());
