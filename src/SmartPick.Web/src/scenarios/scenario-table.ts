import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Answer, RecommendationRequest } from '../api/contract';
import { totalFees } from '../api/fees';
import { PlainElement, dispatch } from '../page/plain';
import { specialtyShort } from '../profile/specialties';
import { dollars, percentRange, plural, wholePercent } from '../text/format';
import { differences, type Scenario } from './scenario';

/** Answers that were set aside, side by side with the one on the screen. Tells `scenario-show` and `scenario-remove`. */
@customElement('scenario-table')
export class ScenarioTable extends PlainElement {
  @property({ attribute: false }) scenarios: readonly Scenario[] = [];
  @property({ attribute: false }) answer!: Answer;
  /** What the answer answers. */
  @property({ attribute: false }) request!: RecommendationRequest;

  protected override render() {
    if (this.scenarios.length === 0) {
      return nothing;
    }

    const columns: { scenario?: Scenario; summary: Scenario['summary'] }[] = [
      { summary: this.answer.summary },
      ...this.scenarios.map((scenario) => ({ scenario, summary: scenario.summary })),
    ];
    const row = (label: string, cell: (summary: Scenario['summary']) => unknown) =>
      html`<tr><th scope="row">${label}</th>${columns.map(({ summary }) => html`<td>${cell(summary)}</td>`)}</tr>`;
    return html`
      <section class="scenarios" aria-labelledby="scenarios-title">
        <h3 id="scenarios-title">Side by side</h3>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="scenarios-title"><table class="compare">
          <thead><tr><td></td>${columns.map(({ scenario }) => html`<th scope="col">${scenario ? scenario.name : 'Now'}</th>`)}</tr></thead>
          <tbody>
            ${row(
              'Match',
              ({ matchProbability: { p, low, high } }) => html`<b class="chance">${wholePercent(p)}</b> <span
              class="range">${percentRange(low, high)}</span>`,
            )}
            ${row('By specialty', ({ bySpecialty }) =>
              Object.entries(bySpecialty)
                .map(([s, { p }]) => `${specialtyShort(s)} ${wholePercent(p)}`)
                .join(', '),
            )}
            ${row('Applications', ({ applications }) => applications)}
            ${row('Fees', (summary) => dollars(totalFees(summary as Answer['summary'])))}
            ${row('Interviews', ({ interviews: { p10, p90 } }) => `${p10}–${p90}`)}
            <tr><th scope="row">What’s different</th>${columns.map(({ scenario }) => html`<td>${this.different(scenario)}</td>`)}</tr>
          </tbody>
        </table></div>
        <p class="aside">${plural(this.scenarios.length, 'version')} saved, three at most. Change your profile to compare.</p>
      </section>`;
  }

  private different(scenario?: Scenario) {
    if (!scenario) {
      return nothing;
    }

    const lines = differences(scenario.request, this.request);
    const act = (name: string, label: string) => html`<button type="button" class="quiet"
      @click=${() => dispatch(this, name, scenario.id)}>${label}<span class="sr-only"> ${scenario.name}</span></button>`;
    return html`${lines.length ? html`<ul class="differences">${lines.map((line) => html`<li>${line}</li>`)}</ul>` : 'Same as now'}
      <span class="scenario-acts">${act('scenario-show', 'Show')}${act('scenario-remove', 'Remove')}</span>`;
  }
}
