import { findSchools } from './client';
import type { School } from './contract';

let loaded: readonly School[] = [];
let loading: Promise<void> | undefined;

/** The medical schools, as far as they are loaded. */
export const schools = (): readonly School[] => loaded;

/** Loads them once; tried again the next time when that fails. */
export const loadSchools = (): Promise<void> =>
  (loading ??= loadAll().catch((error: unknown) => {
    loading = undefined;
    throw error;
  }));

async function loadAll() {
  const all: School[] = [];
  let cursor: string | undefined;
  do {
    const page = await findSchools(cursor);
    all.push(...page.schools);
    cursor = page.nextCursor;
  } while (cursor);
  loaded = all;
}
