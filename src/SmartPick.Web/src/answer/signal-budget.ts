import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendedProgram, Signal } from '../api/contract';
import { PlainElement } from '../page/plain';
import { percent } from '../text/format';
import { radiologyPool, specialtyShort } from '../profile/vocabulary';

/** The season's few signals, each a token laid on the program that it helps most. */
@customElement('signal-budget')
export class SignalBudget extends PlainElement {
  @property({ attribute: false }) answer!: Answer;

  protected override render() {
    const have = this.answer.summary.signalPools[radiologyPool] ?? { gold: 0, silver: 0 };
    const shared = Object.keys(this.answer.summary.bySpecialty).map(specialtyShort).toSorted().toReversed();
    return html`
      <h2 id="signals-title">Where to send your signals</h2>
      <p class="lead">${shared.length > 1 ? `${shared.join(' and ')} share one pool of` : 'You have'} ${have.gold} gold and
        ${have.silver} silver signals. Signals are limited; here’s where each helps most.</p>
      <div class="signal-rows">
        ${this.row('gold', 'Gold', have.gold)}
        ${this.row('silver', 'Silver', have.silver)}
      </div>`;
  }

  private row(signal: Signal, name: string, have: number) {
    const spent = this.answer.programs.filter((p) => p.signal === signal);
    return html`
      <section class="signal-row" aria-label="${name} signals">
        <h3><span class="token token-${signal}" aria-hidden="true"></span>${name} <span class="aside">${spent.length} of ${have}
          used</span></h3>
        ${spent.length ? html`<ol>${spent.map(this.token)}</ol>` : html`<p class="aside">None used.</p>`}
        ${
          spent.length < have && spent.length
            ? html`<p class="aside">${have - spent.length} left over: this list doesn’t need
          them.</p>`
            : nothing
        }
      </section>`;
  }

  private readonly token = (p: RecommendedProgram) => html`
    <li><span class="token-program">${p.name}</span>
      <span class="aside">${specialtyShort(p.specialty)} · ${p.state} · interview ${percent(p.odds.interview.p)}</span></li>`;
}
