import { post } from './client';
import type { Advice, Branch, Estimate, RecommendationRequest, Warning } from './contract';

/** Categorical, advanced or preliminary. */
export type Track = 'C' | 'A' | 'P';

export interface RankListRequest {
  applicant: RecommendationRequest['applicant'];
  /** One entry for each track ranked; preference 1 is most wanted. */
  interviews: { programId: string; track: Track; preference: number; impression?: number }[];
  /** PGY-1 programs ranked for the case of an advanced position at `for`. */
  supplemental?: { for: string; programs: string[] }[];
}

export interface RankOdds { programId: string; track: Track; position: number; odds: { match: Estimate; landing: number }; marginal: number }
export interface TrackAddition { programId: string; track: Track; adds: number }

/** Answer of `POST /api/v1/rank-list`. */
export interface RankListAnswer {
  matchProbability: Estimate;
  list: RankOdds[];
  additions: TrackAddition[];
  contiguousRanks: number;
  interviews: number;
  withoutPgy1: number;
  advice: Advice[];
  contingency: Branch[];
  warnings: Warning[];
}

export const reviewRankList = async (request: RankListRequest, signal?: AbortSignal): Promise<RankListAnswer> =>
  (await post('/api/v1/rank-list', request, 'application/json', signal)).json();
