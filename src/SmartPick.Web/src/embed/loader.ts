import { asFrameMessage, type HostMessage } from './messages';
import { findServer, originOf } from './server';

const running = document.currentScript as HTMLScriptElement | null;

const LOOKS = ['specialty', 'theme', 'tokens'] as const;
const FIRST_HEIGHT = '36rem';
const TITLE = 'SmartPick: where to apply, and your odds of matching';
const HOW =
  'SmartPick: no server. Load /embed/v1/smartpick.js from it by a script tag, or say <smart-pick server="https://…"> or <script data-server="https://…">.';

/**
 * `<smart-pick>`: an iframe of our origin and nothing else, so that the page around it can never read a profile. Tells
 * `smartpick:ready` and `smartpick:result`, which carry nothing.
 */
class SmartPickElement extends HTMLElement {
  static readonly observedAttributes = [...LOOKS, 'server'];
  private readonly frame = document.createElement('iframe');
  private server?: string;

  connectedCallback() {
    const { frame } = this;
    frame.title = this.getAttribute('label') ?? TITLE;
    frame.loading = 'lazy';
    frame.referrerPolicy = 'no-referrer';
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox');
    // As wide as there is room, also where the parent takes its width from what is in it: in flex rows and dialogs.
    Object.assign(this.style, { display: 'block', width: '100vw', maxWidth: '100%', minWidth: '0', boxSizing: 'border-box' });
    Object.assign(frame.style, { display: 'block', width: '100%', height: FIRST_HEIGHT, border: '0', colorScheme: 'normal' });
    addEventListener('message', this.hear);
    this.point();
  }

  disconnectedCallback() {
    removeEventListener('message', this.hear);
  }

  attributeChangedCallback(name: string) {
    if (!this.isConnected) {
      return;
    }

    if (name === 'server') {
      this.point();
    } else {
      this.look();
    }
  }

  private point() {
    this.server = originOf(this.getAttribute('server') ?? '') ?? findServer(running, document.scripts);
    if (!this.server) {
      console.error(HOW);
      this.replaceChildren();
      return;
    }

    const address = new URL('/embed/v1/frame', this.server);
    // Documents without an origin of their own (srcdoc, files, sandboxes) hear us by any: messages carry nothing.
    address.searchParams.set('host', self.origin === 'null' ? '*' : self.origin);
    for (const name of LOOKS) {
      address.searchParams.set(name, this.getAttribute(name) ?? '');
    }

    this.frame.src = address.href;
    this.replaceChildren(this.frame);
  }

  /** Tells the frame its looks: loading it anew would lose what the visitor entered. */
  private look() {
    const [specialty, theme, tokens] = LOOKS.map((name) => this.getAttribute(name) ?? '') as [string, string, string];
    const message: HostMessage = { smartpick: 1, type: 'look', specialty, theme, tokens };
    // To anybody: it holds looks alone, and in a sandbox the frame has no origin to name.
    this.frame.contentWindow?.postMessage(message, '*');
  }

  private readonly hear = (e: MessageEvent) => {
    if (e.source !== this.frame.contentWindow || (e.origin !== this.server && e.origin !== 'null')) {
      return;
    }

    const message = asFrameMessage(e.data);
    if (message?.type === 'height') {
      this.frame.style.height = `${Math.ceil(message.height)}px`;
    } else if (message) {
      if (message.type === 'ready') {
        this.look();
      }

      this.dispatchEvent(new CustomEvent(`smartpick:${message.type}`, { bubbles: true, composed: true }));
    }
  };
}

if (!customElements.get('smart-pick')) {
  customElements.define('smart-pick', SmartPickElement);
}
