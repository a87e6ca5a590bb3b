import { describe, expect, it } from 'vitest';
import type { WhatIf } from '../api/contract';
import { arrangeWhatIfs, extentOf } from './tornado';

const whatIf = (code: string, p: number, effort: WhatIf['effort']): WhatIf => ({
  code,
  text: code,
  effect: { p, low: p - 0.01, high: p + 0.02 },
  bySpecialty: {},
  effort,
  possible: true,
  change: {},
});
const all = [whatIf('paper', 0.01, 'high'), whatIf('away', 0.05, 'medium'), whatIf('letter', 0.02, 'low')];
const codes = (list: WhatIf[]) => list.map((w) => w.code);

describe('what-ifs', () => {
  it('stand in the order of their effect', () => expect(codes(arrangeWhatIfs(all, 'effect'))).toEqual(['away', 'letter', 'paper']));
  it('stand in the order of their effort', () => expect(codes(arrangeWhatIfs(all, 'effort'))).toEqual(['letter', 'away', 'paper']));
  it('share a scale with zero on it', () => {
    expect(extentOf([whatIf('a', 0.05, 'low')])).toEqual([0, 0.07]);
    expect(extentOf([whatIf('a', -0.05, 'low')])[1]).toBe(0);
    expect(extentOf([])).toEqual([0, 1]);
  });
});
