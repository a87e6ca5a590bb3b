/** The HTTP contract's shapes. `null` or absent is unknown; an empty list is known to be none. */

export interface Exam { result?: 'pass' | 'fail'; score?: number; attempts?: number }
export interface Rotation { kind: string; specialty?: string; programId?: string }

export interface RecommendationRequest {
  applicant: {
    type: string;
    graduationYear?: number;
    step1?: Exam;
    step2ck?: Exam;
    comlexLevel1?: Exam;
    comlexLevel2?: Exam;
    classQuartile?: number;
    aoa?: boolean;
    goldHumanism?: boolean;
    honors?: string[];
    research?: Record<string, number>;
    letters?: string[];
    rotations?: Rotation[];
    leadership?: string[];
    usClinicalExperienceMonths?: number;
    homeInstitution?: string;
    ties?: { states?: string[]; near?: { lat: number; lon: number; radiusKm: number }[] };
    needsVisa?: string;
    redFlags?: string[];
  };
  preferences?: {
    specialties?: Record<string, number>;
    states?: string[];
    excludeStates?: string[];
    settings?: Record<string, number>;
    weights?: Record<string, number>;
    include?: string[];
    exclude?: string[];
  };
  limits?: {
    applications?: number;
    perSpecialty?: Record<string, number>;
    budgetUsd?: number;
    signals?: Record<string, { gold?: number; silver?: number }>;
    feeAssistance?: boolean;
  };
  objective?: string;
  threshold?: number;
}

export interface Estimate { p: number; low: number; high: number }
export type Tier = 'reach' | 'target' | 'likely';
export type Signal = 'none' | 'silver' | 'gold';
export interface Reason { factor: string; effect: number; text: string }

export interface RecommendedProgram {
  rank: number;
  preferenceRank: number;
  programId: string;
  name: string;
  institution: string;
  specialty: string;
  city: string;
  state: string;
  tier: Tier;
  equivalenceGroup: string;
  signal: Signal;
  value: number;
  feeUsd: number;
  odds: { interview: Estimate; match: Estimate; landing: number };
  marginal: number;
  reasons: Reason[];
  unknown: string[];
}

export interface NotChosen { programId: string; reason: string; text: string; marginal: number; equivalenceGroup?: string }
export interface SignalCount { gold: number; silver: number }
export interface CurvePoint { applications: number; feesUsd: number; matchProbability: number; expectedValue: number }
export interface Pgy1Program {
  programId: string;
  /** The program of the list that it is nearest to. */
  near: string;
  feeUsd: number;
  name: string;
  city: string;
  state: string;
  distanceKm?: number;
  signal: Signal;
  odds: { interview: Estimate; match: Estimate };
  /** What it takes off `withoutPgy1`. */
  marginal: number;
}
export interface Advice { code: string; text: string }
/** One way the Match can end, its odds today and what to do then. */
export interface Branch {
  outcome: string;
  p: number;
  text: string;
  /** What this way is a part of, where it does not exclude the others. */
  partOf?: string | null;
}
export interface Warning { code: string; field?: string; text: string }

export interface Summary {
  matchProbability: Estimate;
  bySpecialty: Record<string, Estimate>;
  withoutPgy1: number;
  bestMatchProbability: number;
  interviews: { mean: number; p10: number; p90: number };
  applications: number;
  feesUsd: number;
  /** What the PGY-1 programs cost beside `feesUsd`, which is the list's. */
  pgy1FeesUsd: number;
  signals: Record<string, SignalCount>;
  signalPools: Record<string, SignalCount>;
  expectedValue: number;
  upperBound?: number;
  gap?: number;
}

export interface Answer {
  catalog: { version: string; refreshedAt: string; programs: number };
  model: { version: string; season: string; calibrated: boolean };
  summary: Summary;
  programs: RecommendedProgram[];
  notChosen: NotChosen[];
  pgy1: Pgy1Program[];
  curve: CurvePoint[];
  stopAt: { applications: number; text: string };
  strategy: Advice[];
  warnings: Warning[];
}

export interface FieldError { field: string; code: string; message: string }
export interface Problem { title: string; detail?: string; status: number; errors?: FieldError[] }

export interface ProgramSummary {
  programId: string;
  name: string;
  institution: string;
  specialty: string;
  city: string;
  state: string;
  lat?: number;
  lon?: number;
}
export interface ProgramPage { programs: ProgramSummary[]; total: number; nextCursor?: string }

export interface ProgramDetail extends ProgramSummary {
  fields: Record<string, { known: boolean; value?: string; source?: string }>;
  source: string;
  sourceDate: string;
}
