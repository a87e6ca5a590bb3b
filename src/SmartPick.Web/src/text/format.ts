/** Chances as people read them: no false precision, and never 0% or 100% for what can happen or fail. */
export function percent(p: number): string {
  if (p <= 0 || p >= 1) {
    return p <= 0 ? '0%' : '100%';
  }

  if (p < 0.001) {
    return '<0.1%';
  }

  if (p > 0.99) {
    return '>99%';
  }

  return p < 0.0995 ? `${(100 * p).toFixed(1)}%` : `${Math.round(100 * p)}%`;
}

/** A chance to the nearest whole percent. */
export const wholePercent = (p: number): string => (p > 0.99 && p < 1 ? '>99%' : p > 0 && p < 0.01 ? '<1%' : `${Math.round(100 * p)}%`);

/** The range of a chance, such as 23–96%, or 68% to >99% where an end is not a number; in whole percent unless told otherwise. */
export function percentRange(low: number, high: number, write = wholePercent): string {
  const [from, to] = [write(low), write(high)];
  return /[<>]/.test(from + to) ? `${from} to ${to}` : `${from.replace('%', '')}–${to}`;
}

/** A difference of two chances. */
export function points(difference: number): string {
  const size = Math.abs(100 * difference);
  const text = size === 0 ? '0' : size < 0.01 ? '<0.01' : size < 1 ? size.toFixed(2) : size.toFixed(1);
  return `${text} points`;
}

/** A difference of two chances to the tenth of a point, where more digits would be noise. */
export const roughPoints = (difference: number): string => `${Math.max(0.1, Math.abs(100 * difference)).toFixed(1)} points`;

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' });
/** Such as Nov 30, 2026. */
export const longDate = (time: string): string => day.format(new Date(time));

const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
export const dollars = (amount: number): string => money.format(amount);

const counts = new Intl.NumberFormat('en-US');
/** Such as 5,012. */
export const count = (n: number): string => counts.format(n);

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Such as 1st, 22nd, 13th. */
export function ordinal(n: number): string {
  const suffix = ['th', 'st', 'nd', 'rd'];
  const rest = n % 100;
  return `${n}${suffix[(rest - 20) % 10] ?? suffix[rest] ?? suffix[0]}`;
}

/** The applications of a list and of the PGY-1 programs beside it. */
export const allApplications = ({ applications }: { applications: number }, pgy1: number): string =>
  `${plural(applications, 'application')}${pgy1 ? ` and ${plural(pgy1, 'PGY-1 program')}` : ''}`;

/** Shares of one hundred, in whole numbers that add up to the rounded total (largest remainder). */
export function outOfHundred(shares: readonly number[]): number[] {
  const exact = shares.map((share) => 100 * share);
  const whole = exact.map(Math.floor);
  const missing = Math.round(exact.reduce((a, b) => a + b, 0)) - whole.reduce((a, b) => a + b, 0);
  exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest)
    .slice(0, Math.max(0, missing))
    .forEach(({ i }) => {
      whole[i]!++;
    });
  return whole;
}

/** The first sentence of a text, and what follows it; what stands in brackets ends none. */
export function firstSentence(text: string): [first: string, rest: string] {
  const opened = (end: number) => text.slice(0, end).split('(').length > text.slice(0, end).split(')').length;
  const end = [...text.matchAll(/[.!?:](?=\s+\S)/g)].find(({ index }) => !opened(index));
  return end ? [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()] : [text, ''];
}
