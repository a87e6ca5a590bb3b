import { describe, expect, it } from 'vitest';
import type { RecommendationRequest } from '../api/contract';
import { connectionsOf, favoritesOf, toggleConnection, toggleFavorite } from './wishes';

const request: RecommendationRequest = { applicant: { type: 'us-md-senior' } };

describe('favorites', () => {
  it('are worth most, and leave nothing behind when they are taken back', () => {
    const starred = toggleFavorite(request, '4162500001');

    expect(starred.preferences?.favorites).toEqual({ '4162500001': 1 });
    expect([...favoritesOf(starred)]).toEqual(['4162500001']);
    expect(toggleFavorite(starred, '4162500001')).toEqual(request);
  });

  it('keep the other ones', () => {
    const both = toggleFavorite(toggleFavorite(request, '1'), '2');

    expect([...favoritesOf(toggleFavorite(both, '1'))]).toEqual(['2']);
  });
});

describe('connections', () => {
  it('are unknown again, not none, when the last one is taken back', () => {
    const known = toggleConnection(request, '1');

    expect(connectionsOf(known)).toEqual(['1']);
    expect(toggleConnection(known, '1')).toEqual(request);
  });
});
