import type { ProgramSummary } from '../api/contract';

const EARTH_KM = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance; undefined when a place is not known. */
export function distanceKm(a: ProgramSummary, b: ProgramSummary): number | undefined {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) {
    return undefined;
  }

  const [dLat, dLon] = [radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2];
  const h = Math.sin(dLat) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The programs nearest to one, nearest first. */
export function nearest(to: ProgramSummary, programs: readonly ProgramSummary[], count: number): ProgramSummary[] {
  return programs
    .map((program) => ({ program, km: distanceKm(to, program) }))
    .filter((p) => p.km !== undefined)
    .toSorted((a, b) => a.km! - b.km! || a.program.programId.localeCompare(b.program.programId))
    .slice(0, count)
    .map((p) => p.program);
}
