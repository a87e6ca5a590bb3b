import type { RecommendationRequest, Summary } from '../api/contract';
import { percent, points } from '../text/format';

const NEGLIGIBLE = 0.00005;

/** What the solver's bound means: how much better any other list of the same cost and limits could be. */
export function proof({ expectedValue, upperBound, gap }: Summary, objective?: RecommendationRequest['objective']): string | undefined {
  if (upperBound === undefined || gap === undefined) {
    return undefined;
  }

  const best = 'Proven: within your limits and for the same fees,';
  if (gap < NEGLIGIBLE) {
    return `${best} no other list does better by these odds.`;
  }

  return (objective ?? 'match') === 'match'
    ? `${best} no list could add more than ${points(upperBound - expectedValue)} by these odds.`
    : `${best} no list could be worth more than ${percent(gap)} more to you by the aim you chose.`;
}
