import type { FieldError, RecommendationRequest } from '../api/contract';
import { ranges as allRanges } from '../api/request-fields.json';
import { valueAt } from './paths';

export interface Range {
  min: number;
  max: number;
  integer: boolean;
}

const ranges: Readonly<Record<string, Range>> = allRanges;

export const rangeOf = (path: string): Range | undefined => ranges[path];

/** The error of a value, in the API's words; undefined when it is valid. */
export function mistake(value: unknown, range: Range): string | undefined {
  if (value === undefined) {
    return undefined;
  }

  if (typeof value !== 'number') {
    return 'Must be a number.';
  }

  if (value < range.min || value > range.max) {
    return `Must be from ${range.min} to ${range.max}.`;
  }

  return range.integer && !Number.isInteger(value) ? 'Must be a whole number.' : undefined;
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

/** The API's field errors by the field of the form that shows them: the field itself or the nearest one around it. */
export function byField(
  errors: readonly FieldError[],
  isShown: (path: string) => boolean,
): { placed: Map<string, string>; others: FieldError[] } {
  const placed = new Map<string, string>();
  const others: FieldError[] = [];
  for (const error of errors) {
    const field = pathsAround(error.field).find(isShown);
    if (field) {
      placed.set(field, error.message);
    } else {
      others.push(error);
    }
  }

  return { placed, others };
}

/** A path and those of the fields around it, innermost first. */
function pathsAround(path: string): string[] {
  const names = path.replace(/\[\d+\]/g, '').split('.');
  return names.map((_, i) => names.slice(0, names.length - i).join('.'));
}
