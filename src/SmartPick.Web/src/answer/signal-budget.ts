import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendedProgram, Signal } from '../api/contract';
import { PlainElement } from '../page/plain';
import { specialtyShort } from '../profile/specialties';
import { percent } from '../text/format';

/** Transitional years have signals of their own, shown with them. */
const PREPARATORY_POOL = 'transitional-year';

/** The season's few signals, each a token laid on the program that it helps most. */
@customElement('signal-budget')
export class SignalBudget extends PlainElement {
  @property({ attribute: false }) answer!: Answer;

  protected override render() {
    const { programs, summary } = this.answer;
    const pools = Object.entries(summary.signalPools)
      .filter(([pool]) => pool !== PREPARATORY_POOL)
      .map(([, pool]) => pool);
    const have = (signal: 'gold' | 'silver') => pools.reduce((sum, pool) => sum + pool[signal], 0);
    const signaled = [...new Set(programs.filter((p) => p.signal !== 'none').map((p) => specialtyShort(p.specialty)))];
    return have('gold') + have('silver') === 0
      ? nothing
      : html`
      <details class="signals">
        <summary>Where to send your signals <span class="aside">${have('gold')} gold, ${have('silver')} silver</span></summary>
        <p class="aside">${pools.length === 1 && signaled.length > 1 ? `${signaled.join(' and ')} share one pool. ` : ''}Signals are limited;
          here’s where each helps most.</p>
        <div class="signal-rows">
          ${this.row('gold', 'Gold', have('gold'))}
          ${this.row('silver', 'Silver', have('silver'))}
        </div>
      </details>`;
  }

  private row(signal: Signal, name: string, have: number) {
    const spent = this.answer.programs.filter((p) => p.signal === signal);
    return have === 0
      ? nothing
      : html`
      <section class="signal-row" aria-label="${name} signals">
        <h3><span class="token token-${signal}" aria-hidden="true"></span>${name} <span class="aside">${spent.length} of ${have}
          used</span></h3>
        <ol>${spent.map(this.token)}</ol>
        ${spent.length < have ? html`<p class="aside">${have - spent.length} left over: this list doesn’t need them.</p>` : nothing}
      </section>`;
  }

  private readonly token = (p: RecommendedProgram) => html`
    <li><span class="token-program">${p.name}</span>
      <span class="aside">${specialtyShort(p.specialty)} · ${p.state} · interview ${percent(p.odds.interview.p)}</span></li>`;
}
