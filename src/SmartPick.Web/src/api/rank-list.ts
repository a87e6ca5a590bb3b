import { post } from './client';
import type { RankListAnswer, RankListRequest } from './contract';

export const reviewRankList = async (request: RankListRequest, signal?: AbortSignal): Promise<RankListAnswer> =>
  (await post('/api/v1/rank-list', request, 'application/json', signal)).json();
