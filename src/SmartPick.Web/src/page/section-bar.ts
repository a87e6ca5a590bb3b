import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendationRequest } from '../api/contract';
import { totalFees } from '../api/fees';
import { hasScore } from '../profile/questions';
import { dollars, percentRange, wholePercent } from '../text/format';
import { goTo } from './go';
import { PlainElement } from './plain';

const sections = [
  ['list', 'List'],
  ['cost', 'Cost'],
  ['map', 'Map'],
  ['strategy', 'Strategy'],
  ['what-ifs', 'What-ifs'],
] as const;

/** The odds in sight at all times, with the way to each part of the answer and back to the profile. */
@customElement('section-bar')
export class SectionBar extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) request!: RecommendationRequest;
  @property({ type: Boolean }) asking = false;
  @property() problem = '';

  protected override render() {
    const { summary, strategy } = this.answer;
    const { p, low, high } = summary.matchProbability;
    return html`
      <nav class="bar ${this.asking ? 'is-asking' : ''}" aria-label="Parts of your results">
        <p class="bar-odds"><b>${hasScore(this) ? wholePercent(p) : percentRange(low, high)}</b>
          <span>${this.state() || html`${summary.applications} apps · ${dollars(totalFees(summary))}`}</span></p>
        <ul>
          ${sections.map(([id, name]) =>
            id === 'strategy' && strategy.length === 0 ? nothing : html`<li><a href="#${id}" @click=${this.go}>${name}</a></li>`,
          )}
          <li><a href="#profile" @click=${this.go}>Profile</a></li>
        </ul>
      </nav>`;
  }

  private state() {
    return this.problem || (this.asking ? 'Updating…' : '');
  }

  private readonly go = (e: Event) => {
    e.preventDefault();
    goTo((e.currentTarget as HTMLAnchorElement).hash.slice(1));
  };
}
