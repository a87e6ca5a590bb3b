import { describe, expect, it } from 'vitest';
import { zoomTo } from './zoom';

const whole = { x: 0, y: 0, width: 975, height: 610 };

describe('the part of the map that is shown', () => {
  it('is the whole without points', () => expect(zoomTo([], whole)).toEqual(whole));

  it.each([
    [[{ x: 700, y: 200 }]],
    [
      [
        { x: 5, y: 5 },
        { x: 60, y: 90 },
      ],
    ],
    [
      [
        { x: 0, y: 0 },
        { x: 975, y: 610 },
      ],
    ],
    [
      [
        { x: 600, y: 150 },
        { x: 900, y: 160 },
      ],
    ],
  ])('holds all points of %j, keeps the proportions and stays on the map', (points) => {
    const { x, y, width, height } = zoomTo(points, whole);
    for (const p of points) {
      expect(p.x).toBeGreaterThanOrEqual(x);
      expect(p.x).toBeLessThanOrEqual(x + width);
      expect(p.y).toBeGreaterThanOrEqual(y);
      expect(p.y).toBeLessThanOrEqual(y + height);
    }

    expect(width / height).toBeCloseTo(975 / 610, 6);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(975 + 1e-9);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(610 + 1e-9);
  });

  it('is closer when the programs are near one another', () => expect(zoomTo([{ x: 700, y: 200 }], whole).width).toBeLessThan(300));
});
