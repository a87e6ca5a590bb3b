import { describe, expect, it } from 'vitest';
import { windowText } from './windows';

describe('a window', () => {
  it.each([
    ['2026-09-24', '2026-09-24', 'Sep 24, 2026'],
    ['2026-09-03', '2026-09-24', 'Sep 3 – 24, 2026'],
    ['2026-09-01', '2026-09-30', 'Sep 2026'],
    ['2026-09-01', '2027-01-31', 'Sep 2026 – Jan 2027'],
    ['2026-11-01', '2027-02-28', 'Nov 2026 – Feb 2027'],
  ])('from %s to %s reads %s', (from, to, text) => expect(windowText({ from, to }).replaceAll(/[\u2009\u202f]/g, ' ')).toBe(text));
});
