import type { RecommendedProgram } from '../api/contract';
import { signalOrder, tierOrder } from '../answer/glyphs';
import { matchesWords } from '../text/fold';

export type Column = 'rank' | 'name' | 'tier' | 'signal' | 'interview' | 'match' | 'fee';
export interface Sorting {
  column: Column;
  descending: boolean;
}
export interface Filter {
  words: string;
  specialty: string;
  tier: string;
  signal: string;
}

export const noFilter: Filter = { words: '', specialty: '', tier: '', signal: '' };

export const columnNames: Record<Column, string> = {
  rank: 'Order',
  name: 'Program',
  tier: 'Tier',
  signal: 'Signal',
  interview: 'Interview',
  match: 'If ranked first',
  fee: 'Fee',
};

const keys: Record<Column, (p: RecommendedProgram) => number | string> = {
  rank: (p) => p.rank,
  name: (p) => p.name,
  tier: (p) => tierOrder[p.tier],
  signal: (p) => signalOrder[p.signal],
  interview: (p) => p.odds.interview.p,
  match: (p) => p.odds.match.p,
  fee: (p) => p.feeUsd,
};

/** Odds are best read from the highest down; everything else from the first up. */
export const firstSorting = (column: Column): Sorting => ({ column, descending: column === 'interview' || column === 'match' });

export function arrange(programs: readonly RecommendedProgram[], filter: Filter, { column, descending }: Sorting): RecommendedProgram[] {
  const key = keys[column];
  const sign = descending ? -1 : 1;
  return programs
    .filter((p) => matchesWords(filter.words, `${p.name} ${p.city} ${p.state}`))
    .filter((p) => !filter.specialty || p.specialty === filter.specialty)
    .filter((p) => !filter.tier || p.tier === filter.tier)
    .filter((p) => !filter.signal || p.signal === filter.signal)
    .toSorted((a, b) => {
      const [x, y] = [key(a), key(b)];
      return (x < y ? -sign : x > y ? sign : 0) || a.rank - b.rank;
    });
}
