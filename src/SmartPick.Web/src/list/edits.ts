import type { RecommendationRequest } from '../api/contract';

/** Programs that the visitor forced into the list or out of it. */
export interface Edits {
  pins: readonly string[];
  drops: readonly string[];
}

/** The API takes no longer lists. */
export const MAX_EDITS = 100;

export const editsOf = (request: RecommendationRequest): Edits => ({
  pins: request.preferences?.include ?? [],
  drops: request.preferences?.exclude ?? [],
});

export const hasEdits = (request: RecommendationRequest): boolean => {
  const { pins, drops } = editsOf(request);
  return pins.length + drops.length > 0;
};

export function withEdits(request: RecommendationRequest, { pins, drops }: Edits): RecommendationRequest {
  const { include: _in, exclude: _out, ...preferences } = request.preferences ?? {};
  return {
    ...request,
    preferences: { ...preferences, ...(pins.length && { include: [...pins] }), ...(drops.length && { exclude: [...drops] }) },
  };
}

export const withoutEdits = (request: RecommendationRequest) => withEdits(request, { pins: [], drops: [] });

export const pin = ({ pins, drops }: Edits, id: string): Edits => ({ pins: [...without(pins, id), id], drops: without(drops, id) });
export const drop = ({ pins, drops }: Edits, id: string): Edits => ({ pins: without(pins, id), drops: [...without(drops, id), id] });
export const release = ({ pins, drops }: Edits, id: string): Edits => ({ pins: without(pins, id), drops: without(drops, id) });

/** Takes one program in another's place. */
export const exchange = (edits: Edits, out: string, into: string): Edits => pin(drop(edits, out), into);

const without = (ids: readonly string[], id: string) => ids.filter((other) => other !== id);
