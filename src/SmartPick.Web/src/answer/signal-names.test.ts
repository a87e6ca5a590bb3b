import { describe, expect, it } from 'vitest';
import { asSignal, signalKinds, signalName } from './signal-names';

const levels = { dr: 2, 'family-medicine': 1 };

describe('signals', () => {
  it('have two names where the season has two levels', () => {
    expect([signalName('gold', 'dr', levels), signalName('silver', 'dr', levels)]).toEqual(['Gold', 'Silver']);
    expect(signalKinds(['dr'], levels).map(([, name]) => asSignal(name))).toEqual(['Gold signal', 'Silver signal']);
  });

  it('are signals where the season has one level', () => {
    expect(signalName('silver', 'family-medicine', levels)).toBe('Signal');
    expect(signalKinds(['family-medicine'], levels).map(([, name]) => asSignal(name))).toEqual(['Signal']);
  });

  it('have names for both on a list of both', () =>
    expect(signalKinds(['dr', 'family-medicine'], levels).map(([, name]) => asSignal(name))).toEqual(['Gold signal', 'Silver or signal']));
});
