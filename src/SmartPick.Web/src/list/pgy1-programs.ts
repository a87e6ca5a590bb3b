import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer, Pgy1Program, PreliminaryPlace } from '../api/contract';
import { asSignal, signalName } from '../answer/signal-names';
import { PlainElement } from '../page/plain';
import { PREPARATORY, specialtyShort } from '../profile/specialties';
import { dollars, percent, plural, points, wholePercent } from '../text/format';

const MILES_PER_KM = 0.6214;
const SAME_CITY_MILES = 5;
const FIRST = 6;

/** Transitional years near the chosen programs: an advanced position needs a PGY-1 year of its own. */
@customElement('pgy1-programs')
export class Pgy1Programs extends PlainElement {
  @property({ attribute: false }) answer!: Answer;

  @state() private whole = false;

  protected override render() {
    const { pgy1, pgy1Ask, summary } = this.answer;
    const shown = this.whole ? pgy1 : pgy1.slice(0, FIRST);
    return pgy1.length === 0 && !pgy1Ask
      ? nothing
      : html`
      <details class="pgy1">
        <summary>For your PGY-1 year <span class="aside">${
          pgy1.length ? `${plural(pgy1.length, 'transitional year')}, ${dollars(summary.pgy1FeesUsd)}` : 'places to ask'
        }</span></summary>
        <p class="aside">Advanced positions start at PGY-2, so you also need a first year.
          ${pgy1.length ? `With these programs, your risk of matching without one is ${wholePercent(summary.withoutPgy1)}.` : ''}</p>
        <ul class="pgy1-years">${shown.map((p) => this.program(p))}</ul>
        ${
          shown.length < pgy1.length
            ? html`<button type="button" class="quiet" @click=${() => {
                this.whole = true;
              }}>Show all ${pgy1.length}</button>`
            : nothing
        }
        ${
          pgy1Ask
            ? html`<h4>Places to ask</h4><p class="aside">${pgy1Ask.text}</p>
        <ul class="pgy1-ask">${pgy1Ask.programs.map((p) => this.place(p))}</ul>`
            : nothing
        }
      </details>`;
  }

  private place(p: PreliminaryPlace) {
    return html`<li><span>${p.name} <span class="aside"><b class="specialty">${specialtyShort(p.specialty)}</b> ${p.city},
      ${p.state} · ${this.nearness(p)}</span></span></li>`;
  }

  private program(p: Pgy1Program) {
    return html`
      <li>
        <span>${p.name} <span class="aside"><b class="specialty">TY</b> ${p.city}, ${p.state} · ${this.nearness(p)}</span></span>
        <span class="aside">${
          p.signal === 'none'
            ? nothing
            : html`<span class="token token-${p.signal}" aria-hidden="true"></span>
          ${asSignal(signalName(p.signal, PREPARATORY, this.answer.summary.signalLevels))} · `
        }interview
          ${percent(p.odds.interview.p)} · lowers that risk by ${points(p.marginal)} · ${dollars(p.feeUsd)}</span>
      </li>`;
  }

  private nearness({ near, distanceKm }: Pick<Pgy1Program, 'near' | 'distanceKm'>) {
    const name = this.answer.programs.find((p) => p.programId === near)?.name ?? near;
    const miles = distanceKm === undefined ? undefined : distanceKm * MILES_PER_KM;
    return miles === undefined || miles < SAME_CITY_MILES ? `near ${name}` : `${Math.round(miles)} miles from ${name}`;
  }
}
