export interface View {
  x: number;
  y: number;
  width: number;
  height: number;
}

const PADDING = 0.12;
/** A closer look would show nothing but one state's outline. */
const LEAST_SHARE = 0.2;

/** Where a span begins that is centered on its middle but does not leave the whole. */
const within = (middle: number, size: number, from: number, total: number) =>
  Math.min(Math.max(middle - size / 2, from), from + total - size);

/** The part of a drawing with the same proportions that shows all points with some room around them, and no more than the whole. */
export function zoomTo(points: readonly { x: number; y: number }[], whole: View): View {
  if (points.length === 0) {
    return whole;
  }

  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const share = Math.max(
    LEAST_SHARE,
    (right - left) / whole.width + 2 * PADDING * LEAST_SHARE,
    (bottom - top) / whole.height + 2 * PADDING * LEAST_SHARE,
  );
  const scale = Math.min(1, share * (1 + PADDING));
  const [width, height] = [whole.width * scale, whole.height * scale];
  return {
    x: within((left + right) / 2, width, whole.x, whole.width),
    y: within((top + bottom) / 2, height, whole.y, whole.height),
    width,
    height,
  };
}
