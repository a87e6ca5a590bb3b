import { html, nothing, type TemplateResult } from 'lit';
import type { Branch } from '../api/contract';
import { percent } from '../text/format';

/** How the Match can end, each way with its odds and what to do then; a way that is part of others says so. */
export const branches = (ways: readonly Branch[]): TemplateResult => html`
  <ul class="branches">
    ${ways.map(
      ({ p, text, partOf }) => html`
      <li class=${partOf ? 'is-part' : ''}><span class="branch-odds">${percent(p)}</span>
        <span>${partOf ? html`<span class="aside">Part of the matches above.</span> ` : nothing}${text}</span></li>`,
    )}
  </ul>`;
