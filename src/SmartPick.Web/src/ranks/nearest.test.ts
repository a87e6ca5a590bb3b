import { describe, expect, it } from 'vitest';
import type { ProgramSummary } from '../api/contract';
import { distanceKm, nearest } from './nearest';

const at = (programId: string, lat?: number, lon?: number) => ({ programId, lat, lon }) as ProgramSummary;
const annArbor = at('ann-arbor', 42.28, -83.74);
const detroit = at('detroit', 42.33, -83.05);
const losAngeles = at('los-angeles', 34.05, -118.24);

describe('distance', () => {
  it('is measured on the globe', () => {
    expect(distanceKm(annArbor, detroit)).toBeCloseTo(57, 0);
    expect(distanceKm(annArbor, losAngeles)).toBeGreaterThan(3000);
    expect(distanceKm(annArbor, at('somewhere'))).toBeUndefined();
  });

  it('orders programs, those without a place left out', () =>
    expect(nearest(annArbor, [losAngeles, at('somewhere'), detroit], 2)).toEqual([detroit, losAngeles]));
});
