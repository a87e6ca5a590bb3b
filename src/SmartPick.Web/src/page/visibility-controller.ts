import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether an element of the page has reached the middle of the screen. */
export class VisibilityController implements ReactiveController {
  isVisible = false;

  private readonly observer = new IntersectionObserver(
    ([entry]) => {
      this.isVisible = entry!.isIntersecting;
      this.host.requestUpdate();
    },
    { rootMargin: '-50% 0px -50% 0px' },
  );

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly element: () => Element | null,
  ) {
    host.addController(this);
  }

  hostUpdated() {
    const element = this.element();
    if (element) {
      this.observer.observe(element);
    }
  }

  hostDisconnected() {
    this.observer.disconnect();
  }
}
