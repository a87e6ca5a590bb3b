import type { WhatIf } from '../api/contract';

export type By = 'effect' | 'effort';

const efforts: readonly WhatIf['effort'][] = ['low', 'medium', 'high'];
const effortOf = ({ effort }: WhatIf) => efforts.indexOf(effort);

/** The strongest first, or the easiest first and then the strongest. */
export function arrangeWhatIfs(whatIfs: readonly WhatIf[], by: By): WhatIf[] {
  return whatIfs.toSorted(
    (a, b) => (by === 'effort' ? effortOf(a) - effortOf(b) : 0) || b.effect.p - a.effect.p || a.code.localeCompare(b.code),
  );
}

/** One scale for all bars: the farthest ends of the intervals, zero always among them. */
export function extentOf(whatIfs: readonly WhatIf[]): [least: number, most: number] {
  const ends = whatIfs.flatMap(({ effect }) => [effect.low, effect.p, effect.high]);
  const most = Math.max(0, ...ends);
  const least = Math.min(0, ...ends);
  return most === least ? [0, 1] : [least, most];
}
