import { html, type TemplateResult } from 'lit';
import type { Branch } from '../api/contract';
import { percent } from '../text/format';

/** How the Match can end, each way with its odds and what to do then. */
export const branches = (ways: readonly Branch[]): TemplateResult => html`
  <ul class="branches">
    ${ways.map(({ p, text }) => html`<li><span class="branch-odds">${percent(p)}</span> <span>${text}</span></li>`)}
  </ul>`;
