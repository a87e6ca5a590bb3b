import type { Answer, RecommendationRequest } from '../api/contract';
import { profileLines } from '../profile/profile-lines';

/** An answer set aside to compare others with. */
export interface Scenario {
  id: number;
  name: string;
  request: RecommendationRequest;
  summary: Pick<Answer['summary'], 'matchProbability' | 'bySpecialty' | 'applications' | 'feesUsd' | 'pgy1FeesUsd' | 'interviews'>;
}

export const MAX_SCENARIOS = 3;

/** Sets an answer aside. The oldest leaves when there are too many, and the same profile is never there twice. */
export function keepScenario(scenarios: readonly Scenario[], request: RecommendationRequest, { summary }: Answer): Scenario[] {
  const { matchProbability, bySpecialty, applications, feesUsd, pgy1FeesUsd, interviews } = summary;
  const others = scenarios.filter((s) => JSON.stringify(s.request) !== JSON.stringify(request)).slice(1 - MAX_SCENARIOS);
  const id = Math.max(0, ...scenarios.map((s) => s.id)) + 1;
  return [
    ...others,
    { id, name: '', request, summary: { matchProbability, bySpecialty, applications, feesUsd, pgy1FeesUsd, interviews } },
  ].map((s, i) => ({ ...s, name: String.fromCharCode(65 + i) }));
}

/** What a profile says that another does not, in words. */
export function differences(request: RecommendationRequest, other: RecommendationRequest): string[] {
  const theirs = new Map(profileLines(other));
  const ours = profileLines(request);
  const gone = [...theirs.keys()].filter((label) => !ours.some(([l]) => l === label));
  return [
    ...ours.filter(([label, text]) => theirs.get(label) !== text).map(([label, text]) => `${label}: ${text}`),
    ...gone.map((label) => `${label}: not given`),
  ];
}
