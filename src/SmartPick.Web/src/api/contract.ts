/**
 * Names for the shapes of the HTTP contract, which `schema.d.ts` declares. In a request, `null` or absent is unknown; an empty list is
 * known to be none.
 */
import type { components } from './schema';

type Schemas = components['schemas'];

export type RecommendationRequest = Schemas['RecommendationRequest'];
export type Applicant = Schemas['Applicant'];
export type Preferences = Schemas['Preferences'];
export type Rotation = Schemas['Rotation'];

export type Answer = Schemas['RecommendationResponse'];
export type Summary = Schemas['SummaryResponse'];
export type RecommendedProgram = Schemas['ProgramResponse'];
export type NotChosen = Schemas['NotChosenResponse'];
export type Pgy1Program = Schemas['Pgy1Response'];
export type PreliminaryPlace = Schemas['PreliminaryPlaceResponse'];
export type CurvePoint = Schemas['CurveResponse'];
export type Estimate = Schemas['EstimateResponse'];
export type Tier = RecommendedProgram['tier'];
export type Signal = RecommendedProgram['signal'];
export type SignalCount = Schemas['SignalsResponse'];
export type Reason = Schemas['ReasonResponse'];
export type Advice = Schemas['AdviceResponse'];
export type Branch = Schemas['BranchResponse'];
export type Contingency = Schemas['ContingencyResponse'];
export type Warning = Schemas['WarningResponse'];

export type RankListRequest = Schemas['RankListRequest'];
export type RankListAnswer = Schemas['RankListResponse'];
export type RankOdds = Schemas['RankResponse'];
export type Track = Schemas['Interview']['track'];
export type TrackAddition = Schemas['TrackAdditionResponse'];

export type Readiness = Schemas['ReadinessResponse'];
export type Benchmark = Schemas['BenchmarkResponse'];
export type WhatIf = Schemas['WhatIfResponse'];
export type AwayRotation = Schemas['AwayResponse'];
export type StrategyOdds = Schemas['StrategyOddsResponse'];
export type PlanItem = Schemas['PlanItemResponse'];
export type Window = Schemas['WindowResponse'];

export type Problem = Omit<Schemas['ProblemResponse'], 'type' | 'instance' | 'traceId' | 'detail'> & { detail?: string };
export type FieldError = Schemas['FieldError'];

export type Catalog = Schemas['CatalogResponse'];
export type School = Schemas['SchoolResponse'];
export type SchoolPage = Schemas['SchoolPage'];
export type ProgramSummary = Schemas['ProgramSummary'];
export type ProgramPage = Schemas['ProgramPage'];
export type ProgramDetail = Schemas['ProgramDetail'];
