import { describe, expect, it } from 'vitest';
import type { Summary } from '../api/contract';
import { proof } from './proof';

const bound = (expectedValue: number, upperBound: number) =>
  ({ expectedValue, upperBound, gap: (upperBound - expectedValue) / upperBound }) as Summary;

describe('the bound in words', () => {
  it('says that nothing is better', () => expect(proof(bound(0.8, 0.8))).toContain('No other list at this cost scores higher'));
  it('says how many points are left', () => expect(proof(bound(0.8, 0.804), 'match')).toContain('0.40 points'));
  it('speaks of worth when the aim is not to match', () => expect(proof(bound(0.5, 0.52), 'preference')).toContain('3.8% higher'));
  it('rounds up a bound too small to read', () => {
    expect(proof(bound(0.8, 0.8001))).toContain('more than 0.1% higher');
    expect(proof(bound(0.8, 0.8001), 'match')).toContain('more than 0.10 points');
  });
  it('is silent when there is none', () => expect(proof({ expectedValue: 0.8 } as Summary)).toBeUndefined());
});
