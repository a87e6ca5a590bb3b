import type { RecommendationRequest } from '../api/contract';
import { asRequest } from './fragment';

const KEY = 'smartpick.profile';

/** The profile on this device, only while the visitor asks for it. */
export const keptProfile = {
  read(): RecommendationRequest | undefined {
    try {
      const text = localStorage.getItem(KEY);
      return text === null ? undefined : asRequest(JSON.parse(text));
    } catch {
      return undefined;
    }
  },

  write(request: RecommendationRequest) {
    try {
      localStorage.setItem(KEY, JSON.stringify(request));
    } catch {
      // Storage is switched off or full: the profile is simply not kept.
    }
  },

  forget() {
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Nothing was kept either.
    }
  },
};
