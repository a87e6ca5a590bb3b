import type { Signal, Summary } from '../api/contract';
import type { Options } from '../profile/vocabulary';

/** Levels of signals by specialty. A season with one level holds its signals as silver, which nobody calls them. */
type Levels = Summary['signalLevels'];

/** What a signal to a program of the specialty is called. */
export const signalName = (signal: Exclude<Signal, 'none'>, specialty: string, levels: Levels): string =>
  signal === 'gold' ? 'Gold' : levels[specialty] === 1 ? 'Signal' : 'Silver';

/** A signal in a sentence or a key: a gold signal, or just a signal. */
export const asSignal = (name: string): string => (/signal$/i.test(name) ? name : `${name} signal`);

/** The kinds of signals that a list over some specialties can hold, each with one name for all of them. */
export function signalKinds(specialties: readonly string[], levels: Levels): Options {
  const silver = new Set(specialties.map((s) => signalName('silver', s, levels)));
  return [
    ...(silver.has('Silver') ? [['gold', 'Gold'] as const] : []),
    ['silver', silver.size > 1 ? 'Silver or signal' : ([...silver][0] ?? 'Signal')],
  ];
}
