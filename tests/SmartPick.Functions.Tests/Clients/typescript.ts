// Calls the API with a client of openapi-typescript and openapi-fetch, typed by the description that the API serves. Arguments: address.
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

declare const process: { readonly argv: readonly string[] };

// The smallest requests: nothing but required fields may be required.
const request: components['schemas']['RecommendationRequest'] = { applicant: { type: 'us-md-senior' }, limits: {} };
const program: components['schemas']['PortfolioProgram'] = { id: 'a', value: 1, odds: 0.25 };
const unknown: components['schemas']['Applicant'] = { type: 'us-img', step2ck: null, honors: null, ties: { states: ['GU'], near: null } };

/** A POST may also answer in another representation, which is a text. */
const json = <T>(data: T | string | undefined): T => {
  if (data === undefined || typeof data === 'string') {
    throw new Error(`No JSON: ${data}`);
  }

  return data;
};

const api = createClient<paths>({ baseUrl: process.argv[2]! });

const recommended = await api.POST('/api/v1/recommendations', { body: request });
const solved = await api.POST('/api/v1/portfolio', { body: { programs: [program] } });
const readiness = await api.POST('/api/v1/readiness', { body: { applicant: unknown } });
const found = await api.GET('/api/v1/programs', { params: { query: { state: 'MI', limit: 2 } } });
const first = found.data!.programs[0]!;
const detail = await api.GET('/api/v1/programs/{programId}', { params: { path: { programId: first.programId } } });
const missing = await api.GET('/api/v1/programs/{programId}', { params: { path: { programId: '0' } } });

console.log(JSON.stringify({
  probability: json(recommended.data).summary.matchProbability.p,
  portfolio: solved.data!.portfolio.map((pick) => pick.id),
  asOf: json(readiness.data).asOf,
  found: found.data!.programs.length,
  state: detail.data!.state,
  missing: missing.error!.status,
}));
