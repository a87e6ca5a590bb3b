import { html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WhatIf } from '../api/contract';
import { PlainElement, dispatch } from '../page/plain';
import { points } from '../text/format';
import '../styles/what-ifs.css';
import { arrangeWhatIfs, extentOf, type By } from './tornado';

const effortNames: Record<WhatIf['effort'], string> = { low: 'easy', medium: 'some effort', high: 'hard' };
/** Less than this is not worth a number. */
const NEGLIGIBLE = 0.00005;

const signed = (effect: number) => `${effect < 0 ? '−' : '+'}${points(effect)}`;
const moves = ({ effect }: WhatIf) => [effect.low, effect.p, effect.high].some((e) => Math.abs(e) >= NEGLIGIBLE);
const bare = (effect: number) => signed(effect).replace(' points', '');

/** What would move P(match) and can still be done: a tornado chart with intervals. Tells `what-if-try`. */
@customElement('what-ifs')
export class WhatIfs extends PlainElement {
  @property({ attribute: false }) whatIfs: readonly WhatIf[] = [];
  @state() private by: By = 'effect';

  protected override render() {
    const rows = arrangeWhatIfs(this.whatIfs, this.by);
    const moving = rows.filter(moves);
    const inTime = moving.filter((row) => row.possible);
    const tooLate = moving.filter((row) => !row.possible);
    const idle = rows.filter((row) => !moves(row));
    return rows.length === 0
      ? html`<p class="empty">Nothing you can still change would affect your odds in our model.</p>`
      : html`
        <div class="what-if-order" role="group" aria-label="Order">
          ${this.order('effect', 'Strongest first')}
          ${this.order('effort', 'Easiest first')}
        </div>
        ${this.chart(inTime, moving)}
        <p class="aside">Each bar is your list re-run with that one change. The thin line is the 80% range. Gains can’t be added
          together.</p>
        ${
          tooLate.length
            ? html`
          <h3 class="too-late">Too late this cycle, but useful if you reapply</h3>
          ${this.chart(tooLate, moving)}`
            : nothing
        }
        ${
          idle.length
            ? html`<p class="aside what-if-idle"><b>No effect in our model:</b>
          ${idle.map(({ text }) => text).join(' ')}</p>`
            : nothing
        }`;
  }

  private chart(rows: readonly WhatIf[], all: readonly WhatIf[]) {
    return html`<ul class="tornado">${rows.map((row) => this.row(row, extentOf(all)))}</ul>`;
  }

  private order(by: By, label: string) {
    return html`<button type="button" class="quiet" aria-pressed=${this.by === by} @click=${() => {
      this.by = by;
    }}>${label}</button>`;
  }

  private row(whatIf: WhatIf, [least, most]: [number, number]) {
    const { text, effect, effort } = whatIf;
    const x = (value: number) => (100 * (value - least)) / (most - least);
    const [from, to] = [Math.min(0, effect.p), Math.max(0, effect.p)].map(x) as [number, number];
    return html`
      <li class="what-if">
        <p class="what-if-text">${text} <span class="aside">${effect.p <= -NEGLIGIBLE ? 'a risk' : effortNames[effort]}</span></p>
        <svg class="what-if-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">${svg`
          <rect class=${effect.p < 0 ? 'effect-hurts' : 'effect-helps'} x=${from} y="1" width=${Math.max(0.4, to - from)} height="10"
            rx="0.4" />
          <line class="what-if-range" x1=${x(effect.low)} x2=${x(effect.high)} y1="6" y2="6" vector-effect="non-scaling-stroke" />
          <line class="what-if-zero" x1=${x(0)} x2=${x(0)} y1="0" y2="12" vector-effect="non-scaling-stroke" />`}</svg>
        <p class="what-if-effect"><b>${Math.abs(effect.p) < NEGLIGIBLE ? 'no change' : signed(effect.p)}</b> <span
          class="range">${bare(effect.low)} to ${bare(effect.high)}</span></p>
        <button type="button" class="quiet what-if-try" @click=${() => dispatch(this, 'what-if-try', whatIf)}>Try it<span
          class="sr-only">: ${text}</span></button>
      </li>`;
  }
}
