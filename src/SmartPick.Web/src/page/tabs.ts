import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PlainElement, dispatch } from './plain';

export type Tab = 'list' | 'plan' | 'ranks';

const tabs: readonly { tab: Tab; name: string; about: string }[] = [
  { tab: 'list', name: 'Where to apply', about: 'odds and list' },
  { tab: 'plan', name: 'Plan', about: 'what to do when' },
  { tab: 'ranks', name: 'Rank list', about: 'after interviews' },
];
const STEPS: Record<string, (at: number) => number> = {
  ArrowRight: (at) => (at + 1) % tabs.length,
  ArrowLeft: (at) => (at + tabs.length - 1) % tabs.length,
  Home: () => 0,
  End: () => tabs.length - 1,
};

export const panelId = (tab: Tab) => `panel-${tab}`;
export const tabId = (tab: Tab) => `tab-${tab}`;

/** The three parts of the answer. Tells `tab-change`; arrow keys go from tab to tab. */
@customElement('page-tabs')
export class PageTabs extends PlainElement {
  @property() shown: Tab = 'list';

  protected override render() {
    return html`
      <div class="tabs" role="tablist" aria-label="Results" @keydown=${this.step}>
        ${tabs.map(
          ({ tab, name, about }) => html`
          <button type="button" role="tab" id=${tabId(tab)} aria-controls=${panelId(tab)} aria-selected=${tab === this.shown}
            tabindex=${tab === this.shown ? 0 : -1} @click=${() => dispatch(this, 'tab-change', tab)}>
            <span class="tab-name">${name}</span> <span class="tab-about">${about}</span></button>`,
        )}
      </div>`;
  }

  private step(e: KeyboardEvent) {
    const next = STEPS[e.key]?.(tabs.findIndex(({ tab }) => tab === this.shown));
    if (next === undefined) {
      return;
    }

    e.preventDefault();
    const { tab } = tabs[next]!;
    dispatch(this, 'tab-change', tab);
    this.querySelector<HTMLElement>(`#${tabId(tab)}`)!.focus();
  }
}
