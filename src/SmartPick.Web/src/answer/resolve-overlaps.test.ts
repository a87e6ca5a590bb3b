import { describe, expect, it } from 'vitest';
import { resolveOverlaps } from './resolve-overlaps';

describe('discs on the map', () => {
  it('stay where they are when nothing is in their way', () => {
    const discs = [
      { x: 0, y: 0, r: 1 },
      { x: 9, y: 9, r: 1 },
    ];
    expect(resolveOverlaps(discs)).toEqual(discs);
  });

  it('part when they stand at one place', () => {
    const moved = resolveOverlaps(Array.from({ length: 12 }, () => ({ x: 5, y: 5, r: 2 })));
    const gaps = moved.flatMap((a, i) => moved.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
    expect(Math.min(...gaps)).toBeGreaterThan(3.5);
  });
});
