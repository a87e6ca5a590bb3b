export interface Disc {
  x: number;
  y: number;
  r: number;
}

const ROUNDS = 60;

/** Moves discs off one another, each as little as it takes, so that every one can be seen. */
export function resolveOverlaps<T extends Disc>(discs: readonly T[]): T[] {
  const moved = discs.map((disc) => ({ ...disc }));
  for (let round = 0, touching = true; touching && round < ROUNDS; round++) {
    touching = false;
    moved.forEach((a, i) =>
      moved.slice(i + 1).forEach((b, j) => {
        const [dx, dy] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(dx, dy);
        const overlap = a.r + b.r - distance;
        if (overlap > 0.01) {
          // Discs at one place part in a direction of their own.
          const angle = distance > 0.01 ? Math.atan2(dy, dx) : i + 2.4 * j;
          const [sx, sy] = [(Math.cos(angle) * overlap) / 2, (Math.sin(angle) * overlap) / 2];
          a.x -= sx;
          a.y -= sy;
          b.x += sx;
          b.y += sy;
          touching = true;
        }
      }),
    );
  }

  return moved;
}
