import { describe, expect, it } from 'vitest';
import type { RecommendationRequest, RecommendedProgram } from '../api/contract';
import { parseCsv, writeCsv } from './csv';
import { drop, pin, release, withEdits, withoutEdits } from './edits';
import { arrange, firstSorting, noFilter } from './order';

describe('CSV', () => {
  it('may quote commas, quotes and line breaks', () => {
    expect(parseCsv('a,"b, ""c""\r\nd"\r\n\r\n1,2\r\n')).toEqual([
      ['a', 'b, "c"\r\nd'],
      ['1', '2'],
    ]);
  });

  it('is written so that it reads the same, and no cell is a formula', () => {
    expect(
      parseCsv(
        writeCsv([
          ['a, "b"', 1.5],
          ['=SUM(A1)', -2],
        ]),
      ),
    ).toEqual([
      ['a, "b"', '1.5'],
      ["'=SUM(A1)", '-2'],
    ]);
  });
});

describe('edits', () => {
  it('never hold a program on both sides', () => {
    const edits = drop(pin({ pins: [], drops: [] }, 'a'), 'a');
    expect(edits).toEqual({ pins: [], drops: ['a'] });
    expect(release(edits, 'a')).toEqual({ pins: [], drops: [] });
  });

  it('live in the request and leave it clean', () => {
    const request: RecommendationRequest = { applicant: { type: 'us-md-senior' }, preferences: { states: ['MI'] } };
    const edited = withEdits(request, { pins: ['a'], drops: [] });
    expect(edited.preferences).toEqual({ states: ['MI'], include: ['a'] });
    expect(withoutEdits(edited)).toEqual(request);
  });
});

const program = (rank: number, tier: string, p: number) =>
  ({
    rank,
    tier,
    name: `P${rank}`,
    city: 'X',
    state: 'MI',
    specialty: 'dr',
    signal: 'none',
    feeUsd: 11,
    odds: { interview: { p }, match: { p } },
  }) as RecommendedProgram;
const ranks = (sorted: RecommendedProgram[]) => sorted.map((p) => p.rank);

describe('the order of the list', () => {
  const programs = [program(1, 'reach', 0.1), program(2, 'likely', 0.6), program(3, 'reach', 0.3)];

  it('starts with the best odds', () => expect(ranks(arrange(programs, noFilter, firstSorting('interview')))).toEqual([2, 3, 1]));
  it('falls back to the send order', () => expect(ranks(arrange(programs, noFilter, firstSorting('tier')))).toEqual([2, 1, 3]));
  it('is filtered', () => expect(ranks(arrange(programs, { ...noFilter, tier: 'reach', words: 'p3' }, firstSorting('rank')))).toEqual([3]));
});
