import { html, type TemplateResult } from 'lit';
import type { Answer } from '../api/contract';
import { totalFees } from '../api/fees';
import { dollars, plural, wholePercent } from '../text/format';
import { goTo } from './go';

/** On a phone the answer starts below the profile: its gist stays in sight, with the way there or back. */
export function summaryBar({ summary }: Answer, { reading, asking }: { reading: boolean; asking: boolean }): TemplateResult {
  const to = reading ? { id: 'profile', text: 'Edit profile' } : { id: 'answer', text: 'See results' };
  const go = (e: Event) => {
    e.preventDefault();
    goTo(to.id);
  };
  return html`
    <div class="bar ${asking ? 'is-asking' : ''}">
      <p><b>${wholePercent(summary.matchProbability.p)}</b> match · ${plural(summary.applications, 'application')}
        <span class="bar-aside">${dollars(totalFees(summary))} plus transcripts and NRMP fee</span></p>
      <a href="#${to.id}" class="button primary" @click=${go}>${to.text}</a>
    </div>`;
}
