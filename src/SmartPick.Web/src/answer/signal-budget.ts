import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendedProgram, Signal, SignalCount } from '../api/contract';
import { PlainElement } from '../page/plain';
import { isSpecialty, specialtyName, specialtyShort } from '../profile/specialties';
import { percent } from '../text/format';

/** Transitional years have signals of their own, shown with them. */
const PREPARATORY_POOL = 'transitional-year';

/** The season's few signals, each a token laid on the program that it helps most. */
@customElement('signal-budget')
export class SignalBudget extends PlainElement {
  @property({ attribute: false }) answer!: Answer;

  protected override render() {
    const pools = Object.entries(this.answer.summary.signalPools).filter(([pool]) => pool !== PREPARATORY_POOL);
    const have = (signal: 'gold' | 'silver') => pools.reduce((sum, [, pool]) => sum + pool[signal], 0);
    return have('gold') + have('silver') === 0
      ? nothing
      : html`
      <details class="signals">
        <summary>Where to send your signals <span class="aside">${counted(pools.map(([, pool]) => pool))}</span></summary>
        <p class="aside">Signals are limited; here’s where each helps most.</p>
        ${pools.map(([pool, count]) => this.pool(pool, count, pools.length > 1))}
      </details>`;
  }

  private pool(pool: string, have: SignalCount, several: boolean) {
    const names = Object.keys(this.answer.summary.signalPools);
    const programs = this.answer.programs.filter((p) => poolOf(p.specialty, names) === pool);
    const shared = [...new Set(programs.map((p) => specialtyShort(p.specialty)))];
    return html`
      ${several ? html`<h3>${shared.join(' and ') || specialtyName(pool)}</h3>` : nothing}
      ${shared.length > 1 ? html`<p class="aside">${shared.join(' and ')} share one pool.</p>` : nothing}
      <div class="signal-rows">
        ${this.row('gold', have.silver ? 'Gold' : 'Signals', have.gold, programs)}
        ${this.row('silver', have.gold ? 'Silver' : 'Signals', have.silver, programs)}
      </div>`;
  }

  private row(signal: Signal, name: string, have: number, programs: readonly RecommendedProgram[]) {
    const spent = programs.filter((p) => p.signal === signal);
    return have === 0
      ? nothing
      : html`
      <section class="signal-row" aria-label="${name} signals">
        <h4><span class="token token-${signal}" aria-hidden="true"></span>${name} <span class="aside">${spent.length} of ${have}
          used</span></h4>
        <ol>${spent.map(this.token)}</ol>
        ${spent.length < have ? html`<p class="aside">${have - spent.length} left over: this list doesn’t need them.</p>` : nothing}
      </section>`;
  }

  private readonly token = (p: RecommendedProgram) => html`
    <li><span class="token-program">${p.name}</span>
      <span class="aside">${specialtyShort(p.specialty)} · ${p.state} · interview ${percent(p.odds.interview.p)}</span></li>`;
}

/** Most specialties have a pool of their own, named as they are; others share one. */
const poolOf = (specialty: string, pools: readonly string[]) =>
  pools.includes(specialty) ? specialty : pools.find((pool) => pool !== PREPARATORY_POOL && !isSpecialty(pool));

/** Pools of different levels have no count in common but that of all signals. */
const counted = (pools: readonly SignalCount[]) => {
  const [only, ...others] = pools.filter(({ gold, silver }) => gold + silver > 0);
  return only && !others.length && only.gold && only.silver
    ? `${only.gold} gold, ${only.silver} silver`
    : `${pools.reduce((sum, { gold, silver }) => sum + gold + silver, 0)}`;
};
