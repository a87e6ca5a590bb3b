import { hasEdits, withoutEdits } from '../list/edits';
import { recommend } from './client';
import type { Answer, RecommendationRequest } from './contract';

/** An answer, and what the visitor's pins and drops are measured against. */
export interface Lists {
  answer: Answer;
  /** The answer without the visitor's pins and drops, when there are any. */
  unedited?: Answer;
}

export async function askForLists(request: RecommendationRequest, signal: AbortSignal): Promise<Lists> {
  const [answer, unedited] = await Promise.all([
    recommend(request, signal),
    hasEdits(request) ? recommend(withoutEdits(request), signal) : undefined,
  ]);
  return { answer, unedited };
}
