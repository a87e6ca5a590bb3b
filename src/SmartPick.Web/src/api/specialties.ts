import { learnSpecialties } from '../profile/specialties';
import { readCatalog } from './client';

let loading: Promise<void> | undefined;

/** Reads once which specialties the catalog holds; tried again the next time when that fails. */
export const loadSpecialties = (): Promise<void> =>
  (loading ??= readCatalog()
    .then(({ counts }) => learnSpecialties(Object.keys(counts)))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
