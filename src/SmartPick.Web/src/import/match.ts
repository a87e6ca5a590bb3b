import type { ProgramSummary } from '../api/contract';
import { specialtiesWithYears } from '../profile/specialties';
import { stateOptions } from '../profile/vocabulary';
import { fold, foldedWords } from '../text/fold';
import type { SheetRow } from './sheet';

/** A row and the programs it may mean: one when it is certain, several when somebody has to choose, none when nothing is like it. */
export interface Match {
  row: SheetRow;
  candidates: readonly ProgramSummary[];
  certain: boolean;
}

/** Words that say that something is a residency, not which. */
const HINTS = new Set(
  'of the at and in for program programs residency integrated interventional diagnostic radiology ir dr rad rads pgy1 ty transitional year'.split(
    ' ',
  ),
);
/** What people call some places, in the words of their full names. */
const NICKNAMES: readonly (readonly [said: RegExp, meant: string])[] = [
  [/^(u ?)?penn(?! state)\b/, 'university of pennsylvania health system'],
  [/^wash ?u\b/, 'washington university saint louis'],
  [/^(mgh|mass general(?! brigham))\b/, 'massachusetts general hospital'],
  [/^bwh\b/, 'brigham and womens hospital'],
  [/^uc(?= |$)/, 'university of california'],
  [/^ucsf\b/, 'university of california san francisco'],
  [/^ucsd\b/, 'university of california san diego'],
  [/^uci\b/, 'university of california irvine'],
  [/^mcw\b/, 'medical college of wisconsin'],
  [/^ut(?= |$)/, 'university of texas'],
  [/^utsw\b/, 'university of texas southwestern'],
  [/^unc\b/, 'university of north carolina'],
  [/^uva\b/, 'university of virginia'],
  [/^uab\b/, 'university of alabama birmingham'],
  [/^ohsu\b/, 'oregon health and science university'],
];
const CERTAIN = 0.74;
const POSSIBLE = 0.45;
const PART = 0.8;
const IN_PLACE = 0.08;
/** Words that stand together in the name are worth more than the same words apart. */
const IN_ORDER = 0.06;
const MARGIN = 0.08;
const MAX_CANDIDATES = 6;
const MIN_TYPO_LENGTH = 5;

interface Entry {
  program: ProgramSummary;
  words: ReadonlySet<string>;
  /** Where it is: helps when it is said, costs nothing when it is not. */
  place: ReadonlySet<string>;
  acronym: string;
}

/** Finds programs by the names that people write. */
export class ProgramMatcher {
  private readonly entries: readonly Entry[];
  private readonly weights = new Map<string, number>();
  private readonly byId: ReadonlyMap<string, ProgramSummary>;

  constructor(programs: readonly ProgramSummary[]) {
    this.byId = new Map(programs.map((p) => [p.programId, p]));
    this.entries = programs.map((program) => ({
      program,
      words: new Set(foldedWords(program.name).filter((w) => !HINTS.has(w))),
      place: new Set([...foldedWords(program.city), program.state.toLowerCase(), ...foldedWords(stateName(program.state))]),
      acronym: acronymOf(program.name),
    }));
    for (const { words, place } of this.entries) {
      new Set([...words, ...place]).forEach((w) => this.weights.set(w, (this.weights.get(w) ?? 0) + 1));
    }

    this.weights.forEach((n, w) => this.weights.set(w, Math.log(1 + this.entries.length / n)));
  }

  /** @param specialty The specialty of rows that do not name one; undefined when they may be of any. */
  match(row: SheetRow, specialty?: string): Match {
    const known = row.id ? this.byId.get(row.id) : undefined;
    if (known) {
      return { row, candidates: [known], certain: true };
    }

    const wanted = specialtyOf(row) ?? specialty;
    const state = row.state && stateOf(row.state);
    const name = meant(row.name);
    const said = foldedWords(`${name} ${row.city ?? ''}`).filter((w) => !HINTS.has(w));
    const words = said.map((w) => this.spelled(w));
    const scored = this.entries
      .filter((e) => (!wanted || e.program.specialty === wanted) && (!state || e.program.state === state))
      .map((entry) => ({ entry, score: this.likeness(words, fold(name), entry) }))
      .filter(({ score }) => score >= POSSIBLE)
      .toSorted((a, b) => b.score - a.score);
    const [best, second] = scored;
    const certain = best !== undefined && best.score >= CERTAIN && best.score - (second?.score ?? 0) >= MARGIN;
    const near = scored.filter(({ score }) => score >= best!.score - 2 * MARGIN).slice(0, MAX_CANDIDATES);
    return { row, candidates: certain ? [best.entry.program] : near.map(({ entry }) => entry.program), certain };
  }

  /** Shared weight of two names against the weight of both, from 0 to 1. */
  private likeness(words: readonly string[], name: string, { words: own, place, acronym, program }: Entry): number {
    if (fold(program.name) === name) {
      return 1;
    }

    const weigh = (some: Iterable<string>) => [...some].reduce((sum, w) => sum + (this.weights.get(w) ?? 1), 0);
    if (words.length > 0 && words[0] === acronym && acronym.length > 2) {
      const others = words.slice(1);
      return others.every((w) => place.has(w) || own.has(w)) ? 0.95 : 0.6;
    }

    const inName = words.filter((w) => own.has(w));
    const inPlace = words.filter((w) => !own.has(w) && place.has(w));
    const shared = weigh(new Set(inName));
    const asked = weigh(new Set(words)) - weigh(new Set(inPlace));
    const likeness = asked + weigh(own) === 0 ? 0 : (2 * shared) / (asked + weigh(own)) + (inPlace.length ? IN_PLACE : 0);
    // A part of the name is enough when no other name has it too, which the margin decides.
    const isPart = inName.length > 0 && inName.length + inPlace.length === words.length && shared >= weigh(inPlace);
    const together = [...own].join(' ').includes(inName.join(' ')) ? IN_ORDER : 0;
    return isPart ? PART + (1 - PART - IN_ORDER) * Math.min(1, likeness) + together : likeness;
  }

  /** A word of the directory that differs by one letter, when this one is none. */
  private spelled(word: string): string {
    return this.weights.has(word) || word.length < MIN_TYPO_LENGTH ? word : ([...this.weights.keys()].find((w) => isTypo(word, w)) ?? word);
  }
}

const meant = (name: string) =>
  NICKNAMES.reduce((text, [said, full]) => (said.test(fold(text)) ? fold(text).replace(said, full) : text), name);

const stateName = (code: string) => stateOptions.find(([v]) => v === code)?.[1] ?? '';

function stateOf(text: string): string | undefined {
  const folded = fold(text);
  return stateOptions.find(([code, name]) => code.toLowerCase() === folded || fold(name) === folded)?.[0];
}

/** The specialty that a row names, in its own column or beside the program's name. */
function specialtyOf({ specialty, name }: SheetRow): string | undefined {
  const own = fold(specialty ?? '');
  const words = new Set(fold(name).split(' '));
  const all = specialtiesWithYears();
  return (
    all.find((s) => own && [s.code, s.name, s.short].some((n) => fold(n) === own))?.code ??
    all.find((s) => s.short.length <= 3 && words.has(s.short.toLowerCase()))?.code ??
    all.find((s) => fold(name).includes(fold(s.name)))?.code
  );
}

/** UCSF, MGH: the first letters of a name's capitalized words. */
const acronymOf = (name: string) =>
  name
    .replace(/\(.*?\)/g, '')
    .split(/[\s/-]+/)
    .filter((word) => /^[A-Z]/.test(word))
    .map((word) => word[0]!.toLowerCase())
    .join('');

/** One letter more, less, other, or two exchanged. */
function isTypo(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) {
    return false;
  }

  let i = 0;
  while (i < a.length && a[i] === b[i]) {
    i++;
  }

  const rest = (text: string, skip: number) => text.slice(i + skip);
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, 2) === rest(b, 2))
  );
}
