import type { Options } from '../profile/vocabulary';

/** Where an application stands. */
export type Status = 'applied' | 'invited' | 'interviewed' | 'rejected';

/** What the visitor noted about a program. It stays in the browser. */
export interface Entry {
  status?: Status;
  /** Day of the interview, `YYYY-MM-DD`. */
  interviewOn?: string;
  note?: string;
}

/** Notes by program. */
export type Journal = Readonly<Record<string, Entry>>;

export const statuses: Options = [
  ['applied', 'Applied'],
  ['invited', 'Interview offered'],
  ['interviewed', 'Interviewed'],
  ['rejected', 'Rejected'],
];

export const statusName = (status: string | undefined): string => statuses.find(([v]) => v === status)?.[1] ?? '';

/** A journal with a part of an entry changed; an empty entry is taken out. */
export function note(journal: Journal, programId: string, change: Entry): Journal {
  const { [programId]: before, ...others } = journal;
  const entry = Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value)) as Entry;
  return Object.keys(entry).length ? { ...others, [programId]: entry } : others;
}

/** Programs that offered an interview, the earliest first. */
export const interviewsOf = (journal: Journal): string[] =>
  Object.entries(journal)
    .filter(([, { status }]) => status === 'invited' || status === 'interviewed')
    .toSorted(([, a], [, b]) => (a.interviewOn ?? '9').localeCompare(b.interviewOn ?? '9'))
    .map(([id]) => id);
