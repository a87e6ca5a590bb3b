import type { Window } from '../api/contract';

const DAY_MS = 86_400_000;
const days = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' });

const isFirstOfMonth = (date: Date) => date.getUTCDate() === 1;
const isLastOfMonth = (date: Date) => isFirstOfMonth(new Date(date.getTime() + DAY_MS));

/** A window in words: a day, a span of days, or whole months. */
export function windowText({ from, to }: Window): string {
  const [first, last] = [new Date(from), new Date(to)];
  return (isFirstOfMonth(first) && isLastOfMonth(last) ? months : days).formatRange(first, last);
}

export const dayText = (day: string): string => days.format(new Date(day));
