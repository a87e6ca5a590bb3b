import type { Answer, Catalog, Problem, ProgramDetail, ProgramPage, RecommendationRequest } from './contract';

const RECOMMENDATIONS = '/api/v1/recommendations';

/** An answer of the API that is not a success. */
export class Refusal extends Error {
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds?: number,
  ) {
    super(problem.title);
  }
}

export const recommend = async (request: RecommendationRequest, signal?: AbortSignal): Promise<Answer> =>
  (await post(RECOMMENDATIONS, request, 'application/json', signal)).json();

export const readCatalog = async (): Promise<Catalog> => (await send('/api/v1/catalog')).json();

export const findProgram = async (programId: string): Promise<ProgramDetail> =>
  (await send(`/api/v1/programs/${encodeURIComponent(programId)}`)).json();

export async function findPrograms(specialty: string, cursor?: string): Promise<ProgramPage> {
  const query = new URLSearchParams({ specialty, limit: '100', ...(cursor && { cursor }) });
  return (await send(`/api/v1/programs?${query}`)).json();
}

export const post = (url: string, body: unknown, accept: string, signal?: AbortSignal) =>
  send(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: accept },
    body: JSON.stringify(body),
    signal,
  });

async function send(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, credentials: 'omit' });
  if (response.ok) {
    return response;
  }

  const unreadable: Problem = { title: 'Something went wrong on our end. Try again.', status: response.status };
  throw new Refusal(await response.json().catch(() => unreadable), Number(response.headers.get('Retry-After')) || undefined);
}
