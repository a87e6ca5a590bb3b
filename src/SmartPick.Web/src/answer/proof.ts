import type { RecommendationRequest, Summary } from '../api/contract';
import { percent, points } from '../text/format';

const NEGLIGIBLE = 0.00005;
/** Smaller bounds are rounded up to this, which keeps them true and readable. */
const LEAST = 0.001;

/** What the solver's bound means: how much better any other list of the same cost and limits could be. */
export function proof({ expectedValue, upperBound, gap }: Summary, objective?: RecommendationRequest['objective']): string | undefined {
  if (upperBound === undefined || gap === undefined) {
    return undefined;
  }

  if (gap < NEGLIGIBLE) {
    return 'No other list at this cost scores higher in our model.';
  }

  return (objective ?? 'balanced') === 'match'
    ? `No other list at this cost could add more than ${points(Math.max(LEAST, upperBound - expectedValue))} in our model.`
    : `No other list at this cost could score more than ${percent(Math.max(LEAST, gap))} higher in our model.`;
}
