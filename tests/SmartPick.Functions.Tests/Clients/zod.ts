// Checks real answers with the zod schemas that orval makes of the description with its default settings. Arguments: address.
import { GetCatalogResponse, GetModelResponse, GetProgramResponse, RecommendResponse, SearchProgramsResponse, AssessReadinessResponse } from './orval.js';

declare const process: { readonly argv: readonly string[] };

const address = process.argv[2]!;
const get = async (path: string) => (await fetch(address + path)).json();
const post = async (path: string) => (await fetch(address + path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ applicant: { type: 'us-md-senior' } }),
})).json();

GetCatalogResponse.parse(await get('/api/v1/catalog'));
GetModelResponse.parse(await get('/api/v1/model'));
GetProgramResponse.parse(await get('/api/v1/programs/4160100001'));
SearchProgramsResponse.parse(await get('/api/v1/programs?limit=5'));
RecommendResponse.parse(await post('/api/v1/recommendations'));
AssessReadinessResponse.parse(await post('/api/v1/readiness'));
