import { asHostMessage, type FrameMessage, type HostMessage } from './messages';

/** The page around the frame, when the element told us its origin; a plain iframe is told nothing. */
export class Host {
  /** An origin, or `*` for documents that have none. */
  private readonly origin?: string;

  constructor(query: URLSearchParams) {
    const given = query.get('host') ?? '';
    const isOrigin = URL.canParse(given) && new URL(given).origin === given;
    if (window.parent !== window && (given === '*' || isOrigin)) {
      this.origin = given;
    }
  }

  tell(message: FrameMessage) {
    if (this.origin) {
      window.parent.postMessage(message, this.origin);
    }
  }

  /** Hears what the element around the frame says; it may come from our parent alone. */
  hear(act: (message: HostMessage) => void) {
    addEventListener('message', (e) => {
      const message = e.source === window.parent && (this.origin === '*' || e.origin === this.origin) ? asHostMessage(e.data) : undefined;
      if (message) {
        act(message);
      }
    });
  }

  /** Tells the height of an element whenever it changes. */
  followHeight(element: Element) {
    new ResizeObserver(() =>
      this.tell({ smartpick: 1, type: 'height', height: Math.ceil(element.getBoundingClientRect().height) }),
    ).observe(element);
  }
}
