import { LitElement } from 'lit';

/** A component that renders into the page itself, so that labels, styles, print and links reach everywhere. */
export class PlainElement extends LitElement {
  protected override createRenderRoot() {
    return this;
  }
}

/** Says that something happened; the page listens at its root. */
export const dispatch = <T>(from: EventTarget, name: string, detail: T) =>
  from.dispatchEvent(new CustomEvent<T>(name, { detail, bubbles: true }));
