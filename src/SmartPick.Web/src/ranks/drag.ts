const EDGE = 72;
const SCROLL = 14;

interface Drag {
  rows: readonly HTMLElement[];
  from: number;
  /** Where the row would land now. */
  over(to: number): void;
  /** Where it was let go; undefined when the drag was broken off. */
  end(to: number | undefined): void;
}

/**
 * Lets a row follow the pointer until it is let go. The rows stay where they are in the document meanwhile, because moving
 * the pointer's own element would end the drag on touch screens.
 */
export function dragRow(start: PointerEvent, { rows, from, over, end }: Drag) {
  const row = rows[from]!;
  const startY = start.clientY + scrollY;
  const middles = rows.map((r) => {
    const { top, height } = r.getBoundingClientRect();
    return top + scrollY + height / 2;
  });
  let to = from;

  const follow = (e: PointerEvent) => {
    e.preventDefault();
    const y = e.clientY + scrollY;
    row.style.transform = `translateY(${y - startY}px)`;
    const middle = middles[from]! + y - startY;
    to = middles.filter((m, i) => i !== from && m < middle).length;
    over(to);
    scrollBy(0, e.clientY < EDGE ? -SCROLL : e.clientY > innerHeight - EDGE ? SCROLL : 0);
  };
  const finish = (e: Event) => {
    row.style.transform = '';
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', finish);
    removeEventListener('pointercancel', finish);
    end(e.type === 'pointerup' ? to : undefined);
  };
  addEventListener('pointermove', follow, { passive: false });
  addEventListener('pointerup', finish);
  addEventListener('pointercancel', finish);
}
