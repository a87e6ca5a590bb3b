import { asFrameMessage } from './messages';

const script = document.currentScript as HTMLScriptElement | null;
const origin = script ? new URL(script.src).origin : location.origin;

const PASSED_ON = ['specialty', 'theme', 'tokens'] as const;
const FIRST_HEIGHT = '36rem';

/**
 * `<smart-pick>`: an iframe of our origin and nothing else, so that the page around it can never read a profile. Tells
 * `smartpick:ready` and `smartpick:result`, which carry nothing.
 */
class SmartPickElement extends HTMLElement {
  static readonly observedAttributes = PASSED_ON;
  private readonly frame = document.createElement('iframe');

  connectedCallback() {
    const { frame } = this;
    frame.title = this.getAttribute('label') ?? 'SmartPick: where to apply, and your odds of matching';
    frame.loading = 'lazy';
    frame.referrerPolicy = 'no-referrer';
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox');
    Object.assign(this.style, { display: 'block' });
    Object.assign(frame.style, { display: 'block', width: '100%', height: FIRST_HEIGHT, border: '0', colorScheme: 'normal' });
    addEventListener('message', this.hear);
    this.point();
    this.replaceChildren(frame);
  }

  disconnectedCallback() {
    removeEventListener('message', this.hear);
  }

  attributeChangedCallback() {
    if (this.isConnected && this.frame.isConnected) {
      this.point();
    }
  }

  private point() {
    const address = new URL('/embed/v1/frame', origin);
    address.searchParams.set('host', location.origin);
    for (const name of PASSED_ON) {
      const value = this.getAttribute(name);
      if (value) {
        address.searchParams.set(name, value);
      }
    }

    this.frame.src = address.href;
  }

  private readonly hear = (e: MessageEvent) => {
    if (e.origin !== origin || e.source !== this.frame.contentWindow) {
      return;
    }

    const message = asFrameMessage(e.data);
    if (message?.type === 'height') {
      this.frame.style.height = `${Math.ceil(message.height)}px`;
    } else if (message) {
      this.dispatchEvent(new CustomEvent(`smartpick:${message.type}`, { bubbles: true }));
    }
  };
}

if (!customElements.get('smart-pick')) {
  customElements.define('smart-pick', SmartPickElement);
}
