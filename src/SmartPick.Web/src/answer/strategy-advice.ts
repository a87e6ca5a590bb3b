import { html, type TemplateResult } from 'lit';
import type { Advice } from '../api/contract';
import { firstSentence } from '../text/format';

const FIRST = 4;

/** How to go about it, one line each; the line opens when there is more to say. */
export function strategyAdvice(advice: readonly Advice[]): TemplateResult {
  const rest = advice.slice(FIRST);
  return html`
    ${pieces(advice.slice(0, FIRST))}
    ${rest.length ? html`<details class="more-advice"><summary>${rest.length} more</summary>${pieces(rest)}</details>` : ''}`;
}

const pieces = (advice: readonly Advice[]) => html`
  <ul class="strategy">${advice.map(({ text }) => {
    const [lead, rest] = firstSentence(text);
    return html`<li>${
      rest ? html`<details><summary>${lead.replace(/:$/, '.')}</summary><p class="rest">${rest}</p></details>` : html`<p>${lead}</p>`
    }</li>`;
  })}</ul>`;
