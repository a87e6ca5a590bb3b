import { describe, expect, it } from 'vitest';
import type { Applicant } from '../api/contract';
import {
  add,
  answeredKey,
  emptyRanking,
  impress,
  keyOf,
  move,
  remove,
  retrack,
  supplement,
  supplementAll,
  toRequest,
  unlistedRank,
  type Rank,
  type Ranking,
} from './ranking';

const rank = (programId: string, track: Rank['track']): Rank => ({ programId, track });
const ranking = (...ranks: Rank[]): Ranking => ranks.reduce(add, emptyRanking);
const order = ({ ranks }: Ranking) => ranks.map((r) => r.programId + r.track).join(' ');

describe('a rank list', () => {
  const three = ranking(rank('a', 'C'), rank('b', 'A'), rank('c', 'A'));

  it('holds each track once', () => expect(order(add(three, rank('a', 'C')))).toBe('aC bA cA'));
  it.each([
    [0, 2, 'bA cA aC'],
    [2, 0, 'cA aC bA'],
    [1, 9, 'aC cA bA'],
    [1, -3, 'bA aC cA'],
    [7, 0, 'aC bA cA'],
  ])('moves %d to %d', (from, to, expected) => expect(order(move(three, from, to))).toBe(expected));

  it('turns into another track that is not there yet', () => {
    expect(order(retrack(three, rank('b', 'A'), 'C'))).toBe('aC bC cA');
    expect(order(retrack(add(three, rank('b', 'C')), rank('b', 'A'), 'C'))).toBe('aC bA cA bC');
  });

  it('forgets what belonged to a rank alone', () => {
    const full = supplement(impress(three, 'b', 4), 'b', ['t']);
    expect(remove(full, rank('b', 'A'))).toEqual({ ranks: [rank('a', 'C'), rank('c', 'A')], impressions: {}, supplemental: {} });
    expect(retrack(full, rank('b', 'A'), 'C').supplemental).toEqual({});
    expect(remove(add(full, rank('b', 'C')), rank('b', 'A')).impressions).toEqual({ b: 4 });
  });

  it('may use one supplemental list for all advanced positions', () => {
    expect(supplementAll(supplement(three, 'b', ['t', 'u', 't']), 'b').supplemental).toEqual({ b: ['t', 'u'], c: ['t', 'u'] });
  });

  it('is asked about in the order of preference', () => {
    const applicant: Applicant = { type: 'us-md-senior' };
    expect(toRequest(applicant, supplement(impress(ranking(rank('a', 'C'), rank('a', 'A')), 'a', 5), 'a', ['t']))).toEqual({
      applicant,
      interviews: [
        { programId: 'a', track: 'C', preference: 1, impression: 5 },
        { programId: 'a', track: 'A', preference: 2, impression: 5 },
      ],
      supplemental: [{ for: 'a', programs: ['t'] }],
    });
    expect(toRequest(applicant, emptyRanking)).toEqual({ applicant, interviews: [] });
  });

  it('asks about programs that are not in the data by name and specialty', () => {
    const applicant: Applicant = { type: 'us-md-senior' };
    const mercy = unlistedRank({ name: 'Mercy Hospital', specialty: 'dermatology' }, 'A');
    const asked = toRequest(applicant, supplement(impress(ranking(mercy), mercy.programId, 3), mercy.programId, ['t']));
    expect(asked).toEqual({
      applicant,
      interviews: [{ name: 'Mercy Hospital', specialty: 'dermatology', track: 'A', preference: 1, impression: 3 }],
      supplemental: [{ for: 'Mercy Hospital', programs: ['t'] }],
    });
    const odds = { match: { p: 0.3, low: 0.1, high: 0.5 }, landing: 0.3 };
    const answered = { name: 'Mercy Hospital', specialty: 'dermatology', track: 'A' as const, position: 1, odds, marginal: 0.3 };
    expect(answeredKey(answered)).toBe(keyOf(mercy));
  });

  it('holds a program that is not in the data once, however it is spelled', () => {
    const mercy = unlistedRank({ name: 'Mercy Hospital', specialty: 'ty' });
    expect(ranking(mercy, unlistedRank({ name: ' mercy  hospital', specialty: 'ty' })).ranks).toEqual([mercy]);
    expect(mercy.track).toBe('P');
  });
});
