import { post } from './client';
import type { Advice, Branch, Estimate, RecommendationRequest, Warning } from './contract';

/** Days from the first to the last. */
export interface Window { from: string; to: string }

export interface Benchmark { 
  specialty: string;
  measure: string;
  unit: string;
  applicant?: number;
  matched: number;
  population: string;
  /** Share of the matched at or below the applicant, 0 to 100, where a spread is published. */
  percentile?: number;
  source: string;
  year: number;
}
export interface Gap { code: string; text: string; severity: string }
/** A change of P(match) if the applicant did something; of what can still be done. */
export interface WhatIf {
  code: string;
  text: string;
  effect: Estimate;
  effort: 'low' | 'medium' | 'high';
  /** Whether there is time for it before applications are sent. */
  possible: boolean;
  /** The change as a JSON merge patch of the request. */
  change: object;
}
export interface AwayRotation { programId: string; effect: Estimate; window: Window }
export interface StrategyOdds { strategy: string; matchProbability: Estimate; irProbability: Estimate; feesUsd: number; applications: Record<string, number> }
export interface PlanItem {
  id: string;
  window: Window;
  stage: string;
  title: string;
  text: string;
  why: string;
  /** Whether the profile shows that it is done; absent when it cannot show it. */
  done?: boolean;
  /** Where the window stands against the API's day. */
  status: 'passed' | 'now' | 'ahead';
  source: string;
  /** What the window rests on. */
  dates: string;
}

/** Answer of `POST /api/v1/readiness`. */
export interface Readiness {
  /** The day it was made for. */
  asOf: string;
  benchmarks: Benchmark[];
  gaps: Gap[];
  whatIfs: WhatIf[];
  letters: { have: string[]; missing: string[]; optional: string[]; text: string };
  research: { products?: number; irProjects?: number; target: { low: number; high: number; ir: number }; by: string; onTarget?: boolean; text: string };
  rotations: { homeSubI: { done?: boolean; programId?: string; window?: Window; text: string }; aways: AwayRotation[]; text: string };
  compare: StrategyOdds[];
  plan: PlanItem[];
  contingency: Branch[];
  /** Interviews and statement. */
  preparation: Advice[];
  warnings: Warning[];
}

const ADDRESS = '/api/v1/readiness';

export const assess = async (request: RecommendationRequest, signal?: AbortSignal): Promise<Readiness> =>
  (await post(ADDRESS, request, 'application/json', signal)).json();

/** The plan as iCalendar. */
export const planCalendar = async (request: RecommendationRequest): Promise<string> =>
  (await post(ADDRESS, request, 'text/calendar')).text();
