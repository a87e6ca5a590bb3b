import { html, nothing, type TemplateResult } from 'lit';
import type { Advice } from '../api/contract';
import { firstSentence } from '../text/format';

const FIRST = 2;

/** How to go about it: the first pieces of advice at once, the others behind a fold. */
export function strategyAdvice(advice: readonly Advice[]): TemplateResult {
  const rest = advice.slice(FIRST);
  return html`
    ${pieces(advice.slice(0, FIRST))}
    ${rest.length ? html`<details class="more-advice"><summary>${rest.length} more</summary>${pieces(rest)}</details>` : nothing}`;
}

const pieces = (advice: readonly Advice[]) => html`
  <ul class="advice strategy">${advice.map(({ text }) => {
    const [lead, rest] = firstSentence(text);
    return html`<li><b>${lead}</b>${rest ? html` <span class="rest">${rest}</span>` : nothing}</li>`;
  })}</ul>`;
