import type { RecommendationRequest } from '../api/contract';
import { valueAt, withValue } from '../profile/paths';

const FAVORITES = 'preferences.favorites';
const CONNECTIONS = 'applicant.connections';

/** Programs that the visitor starred, and those where somebody knows them. */
export const favoritesOf = (request: RecommendationRequest): ReadonlySet<string> =>
  new Set(
    Object.entries(valueAt(request, FAVORITES) ?? {})
      .filter(([, value]) => Number(value) > 0)
      .map(([id]) => id),
  );

export const connectionsOf = (request: RecommendationRequest): readonly string[] =>
  (valueAt(request, CONNECTIONS) as string[] | undefined) ?? [];

/** Stars a program, which is then worth most, or takes the star back. */
export const toggleFavorite = (request: RecommendationRequest, id: string): RecommendationRequest =>
  withValue(request, `${FAVORITES}.${id}`, favoritesOf(request).has(id) ? undefined : 1);

export function toggleConnection(request: RecommendationRequest, id: string): RecommendationRequest {
  const known = connectionsOf(request);
  const next = known.includes(id) ? known.filter((other) => other !== id) : [...known, id];
  return withValue(request, CONNECTIONS, next.length ? next : undefined);
}
