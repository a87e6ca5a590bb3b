import { html, nothing, type TemplateResult } from 'lit';
import type { Branch } from '../api/contract';
import { percent } from '../text/format';

/** Not a way of its own: it happens to some of those who match. */
const PART_OF_MATCHES = 'without-pgy1';

/** How the Match can end, each way with its odds and what to do then. */
export const branches = (ways: readonly Branch[]): TemplateResult => html`
  <ul class="branches">
    ${ways.map(({ outcome, p, text }) => html`
      <li class=${outcome === PART_OF_MATCHES ? 'is-part' : ''}><span class="branch-odds">${percent(p)}</span>
        <span>${outcome === PART_OF_MATCHES ? html`<span class="aside">Among the matches above.</span> ` : nothing}${text}</span></li>`)}
  </ul>`;
