import { post } from './client';
import type { Readiness, RecommendationRequest } from './contract';

const ADDRESS = '/api/v1/readiness';

export const assess = async (request: RecommendationRequest, signal?: AbortSignal): Promise<Readiness> =>
  (await post(ADDRESS, request, 'application/json', signal)).json();

/** The plan as iCalendar. */
export const planCalendar = async (request: RecommendationRequest): Promise<string> =>
  (await post(ADDRESS, request, 'text/calendar')).text();
