import { describe, expect, it } from 'vitest';
import type { RecommendationRequest } from '../api/contract';
import { valueAt, withValue } from './paths';
import { profileLines } from './profile-lines';
import { byField, mistake, mistakes } from './rules';

const start: RecommendationRequest = { applicant: { type: 'us-md-senior' } };

describe('fields by path', () => {
  it('are written without changing the original', () => {
    const next = withValue(start, 'applicant.step2ck.score', 252);
    expect(valueAt(next, 'applicant.step2ck.score')).toBe(252);
    expect(start).toEqual({ applicant: { type: 'us-md-senior' } });
  });

  it('leave nothing empty behind when taken out', () => {
    expect(withValue(withValue(start, 'applicant.step2ck.score', 252), 'applicant.step2ck.score', undefined)).toEqual(start);
  });

  it('keep an empty list: it says "none"', () => {
    expect(withValue(start, 'applicant.honors', []).applicant.honors).toEqual([]);
  });
});

describe('mistakes', () => {
  const attempts = { min: 1, max: 10, integer: true };
  it.each([
    [undefined, undefined],
    [1, undefined],
    [10, undefined],
    [0, 'Must be from 1 to 10.'],
    [1.5, 'Must be a whole number.'],
    ['x', 'Must be a number.'],
  ])('of %j: %j', (value, message) => expect(mistake(value, attempts)).toBe(message));

  it('are found by field', () => {
    expect([...mistakes(withValue(start, 'applicant.step2ck.score', 301)).keys()]).toEqual(['applicant.step2ck.score']);
  });

  it('of the API go to the field or to the nearest one around it', () => {
    const errors = [
      { field: 'applicant.step2ck.score', code: '', message: 'a' },
      { field: 'applicant.honors[2]', code: '', message: 'b' },
      { field: 'preferences.include', code: '', message: 'c' },
    ];
    const { placed, others } = byField(errors, (path) => ['applicant.step2ck.score', 'applicant.honors'].includes(path));
    expect([...placed]).toEqual([
      ['applicant.step2ck.score', 'a'],
      ['applicant.honors', 'b'],
    ]);
    expect(others.map((e) => e.message)).toEqual(['c']);
  });
});

describe('a profile in words', () => {
  it('says one of a thing as one', () => {
    const lines = new Map(
      profileLines({ applicant: { type: 'non-us-img', usClinicalExperienceMonths: 1, research: { abstracts: 1, posters: 2, papers: 1 } } }),
    );
    expect(lines.get('US clinical experience')).toBe('1 month');
    expect(lines.get('Research')).toBe('1 abstract, 2 posters, 1 paper');
  });
});
