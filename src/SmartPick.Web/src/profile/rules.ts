import type { FieldError, RecommendationRequest } from '../api/contract';
import { valueAt } from './paths';
import ranges from './ranges.json';

export interface Range { least: number; most: number; whole: boolean }

export const rangeOf = (path: string): Range | undefined => (ranges as Record<string, Range>)[path];

/** What is wrong with a value, in the API's words; undefined when nothing is. */
export function mistake(value: unknown, range: Range): string | undefined {
  if (value === undefined) {
    return undefined;
  }

  if (typeof value !== 'number') {
    return 'Must be a number.';
  }

  if (value < range.least || value > range.most) {
    return `Must be from ${range.least} to ${range.most}.`;
  }

  return range.whole && !Number.isInteger(value) ? 'Must be a whole number.' : undefined;
}

/** Mistakes of a profile by field, before it is sent. */
export function mistakes(request: RecommendationRequest): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, range] of Object.entries(ranges)) {
    const message = mistake(valueAt(request, path), range);
    if (message) {
      found.set(path, message);
    }
  }

  return found;
}

/** The API's field errors by the field of the form that they belong to: the field itself or the nearest one around it. */
export function byField(errors: readonly FieldError[], fields: readonly string[]): { placed: Map<string, string>; others: FieldError[] } {
  const placed = new Map<string, string>();
  const others: FieldError[] = [];
  for (const error of errors) {
    const field = fields
      .filter((path) => error.field === path || error.field.startsWith(`${path}.`) || error.field.startsWith(`${path}[`))
      .sort((a, b) => b.length - a.length)[0];
    if (field) {
      placed.set(field, error.message);
    } else {
      others.push(error);
    }
  }

  return { placed, others };
}
