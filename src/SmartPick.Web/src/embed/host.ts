import type { FrameMessage } from './messages';

/** The page around the frame, when the element told us its origin; a plain iframe is told nothing. */
export class Host {
  private readonly origin?: string;

  constructor(query: URLSearchParams) {
    const given = query.get('host') ?? '';
    if (window.parent !== window && URL.canParse(given) && new URL(given).origin === given) {
      this.origin = given;
    }
  }

  tell(message: FrameMessage) {
    if (this.origin) {
      window.parent.postMessage(message, this.origin);
    }
  }

  /** Tells the height of an element whenever it changes. */
  followHeight(element: Element) {
    new ResizeObserver(() =>
      this.tell({ smartpick: 1, type: 'height', height: Math.ceil(element.getBoundingClientRect().height) }),
    ).observe(element);
  }
}
