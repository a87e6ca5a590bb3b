import { html, nothing, svg, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { Answer, CurvePoint, RecommendationRequest } from '../api/contract';
import { PlainElement, dispatch } from '../page/plain';
import { numberField, selectField, type FormState } from '../profile/fields';
import { withValue } from '../profile/paths';
import { matchValues } from '../profile/vocabulary';
import { dollars, firstSentence, percent, plural, points, wholePercent } from '../text/format';

const HEIGHT = 220;
const FEE_HEIGHT = 54;
const GAP = 30;
const MARGIN = { top: 28, right: 16, bottom: 46, left: 44 };
const MAX_APPLICATIONS = 150;
const DEFAULT_APPLICATIONS = 60;

/** What more applications buy: P(match) and fees against their number, with the stop point and the limits. */
@customElement('budget-curve')
export class BudgetCurve extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) request!: RecommendationRequest;
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();
  @state() private width = 640;
  @state() private looking?: number;

  private readonly resize = new ResizeObserver(([entry]) => {
    this.width = Math.max(280, Math.round(entry!.contentRect.width));
  });

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resize.disconnect();
  }

  protected override firstUpdated(_: PropertyValues) {
    this.resize.observe(this.querySelector('.curve')!);
  }

  protected override render() {
    const { curve, stopAt } = this.answer;
    const stop = curve.find((c) => c.applications === stopAt.applications) ?? curve.at(-1)!;
    const shown = curve[this.looking ?? -1] ?? stop;
    const [lead, rest] = firstSentence(stopAt.text);
    return html`
      <h2 id="curve-title">Would more applications help?</h2>
      <p class="lead">${lead}</p>
      <div class="curve" @pointermove=${this.look} @pointerleave=${() => {
        this.looking = undefined;
      }}>
        ${this.drawing(curve, stop, shown)}
      </div>
      <p class="reading">${this.reading(curve, shown, shown === stop)}</p>
      ${this.limits(rest)}
      <details class="as-table">
        <summary>Show as a table</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Chance of matching by number of applications">
          <table>
            <thead><tr><th scope="col">Applications</th><th scope="col">Chance of matching</th><th scope="col">Application fees (transcripts and
              NRMP fee not included)</th></tr></thead>
            <tbody>${curve
              .filter((c, i) => i % 5 === 0 || c === stop || i === curve.length - 1)
              .map(
                (c) => html`
              <tr class=${c === stop ? 'stop' : ''}><th
                scope="row">${c.applications}${c === stop ? ' (your list)' : ''}</th>
                <td>${percent(c.matchProbability)}</td><td>${dollars(c.feesUsd)}</td></tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  private drawing(curve: CurvePoint[], stop: CurvePoint, shown: CurvePoint) {
    const last = curve.at(-1)!;
    const x = this.x(last);
    const p = scaleLinear([0, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
    const feeBase = HEIGHT + GAP + FEE_HEIGHT;
    const fee = scaleLinear([0, Math.max(1, last.feesUsd)], [feeBase, HEIGHT + GAP]);
    const chance = line<CurvePoint>(
      (c) => x(c.applications),
      (c) => p(c.matchProbability),
    ).curve(curveMonotoneX);
    const fees = area<CurvePoint>(
      (c) => x(c.applications),
      feeBase,
      (c) => fee(c.feesUsd),
    );
    const listed = curve.filter((c) => c.applications <= stop.applications);
    const right = this.width - MARGIN.right;
    const label =
      `Your chance of matching reaches ${wholePercent(stop.matchProbability)} at ${plural(stop.applications, 'application')}, ` +
      `where your list stops, and would be ${wholePercent(last.matchProbability)} at ${last.applications}.`;
    const labelLeft = x(stop.applications) > this.width * 0.6;
    return html`
      <svg width=${this.width} height=${feeBase + 18} viewBox="0 0 ${this.width} ${feeBase + 18}" role="img"
        aria-label=${label}>
        ${p.ticks(4).map(
          (t) => svg`
          <line class="grid" x1=${MARGIN.left} x2=${right} y1=${p(t)} y2=${p(t)} />
          <text class="tick" x=${MARGIN.left - 8} y=${p(t) + 4} text-anchor="end">${100 * t}%</text>`,
        )}
        ${x
          .ticks(Math.min(8, last.applications))
          .filter(Number.isInteger)
          .map(
            (t) => svg`
          <text class="tick" x=${x(t)} y=${HEIGHT - MARGIN.bottom + 18} text-anchor="middle">${t}</text>`,
          )}
        <text class="axis-title" x=${MARGIN.left - 36} y="12">Chance of matching</text>
        <text class="axis-title" x=${right} y=${HEIGHT - MARGIN.bottom + 34} text-anchor="end">Applications</text>
        <text class="axis-title" x=${MARGIN.left - 36} y=${HEIGHT + GAP - 8}>Fees</text>
        <path class="curve-beyond" d=${chance(curve) ?? ''} />
        <path class="curve-list" d=${chance(listed) ?? ''} />
        <path class="curve-fees" d=${fees(curve) ?? ''} />
        <text class="tick" x=${right} y=${fee(last.feesUsd) - 5} text-anchor="end">${dollars(last.feesUsd)}</text>
        <line class="stop-line" x1=${x(stop.applications)} x2=${x(stop.applications)} y1=${MARGIN.top} y2=${HEIGHT - MARGIN.bottom} />
        <text class="stop-label" x=${x(stop.applications) + (labelLeft ? -10 : 10)} y=${p(stop.matchProbability) + 30}
          text-anchor=${labelLeft ? 'end' : 'start'}>your list: ${stop.applications}</text>
        <circle class="stop-point" cx=${x(stop.applications)} cy=${p(stop.matchProbability)} r="6" />
        ${shown === stop ? nothing : svg`<circle class="look-point" cx=${x(shown.applications)} cy=${p(shown.matchProbability)} r="5" />`}
      </svg>`;
  }

  private reading(curve: CurvePoint[], shown: CurvePoint, isStop: boolean) {
    const next = curve.find((c) => c.applications === shown.applications + 1);
    return html`
      <b>${plural(shown.applications, 'application')}</b>${isStop ? ' (your list)' : ''}: ${percent(shown.matchProbability)} for
        ${dollars(shown.feesUsd)} in application fees${this.answer.summary.pgy1FeesUsd > 0 ? ', not counting PGY-1 programs' : ''}.
      ${
        next
          ? html`One more adds ${points(next.matchProbability - shown.matchProbability)} for
        ${dollars(next.feesUsd - shown.feesUsd)}${this.worth(next.expectedValue - shown.expectedValue)}.`
          : nothing
      }`;
  }

  /** What a gain is worth at the value of a match that the list was made for. */
  private worth(gain: number) {
    const value = this.answer.stopAt.matchValueUsd;
    return value ? `: worth ${dollars(gain * value)} when a match is worth ${dollars(value)} to you` : '';
  }

  /** @param about What the stop rests on. */
  private limits(about: string) {
    const form: FormState = {
      request: this.request,
      mistakes: this.mistakes,
      notes: new Map(),
      set: (path, value) => dispatch(this, 'profile-change', withValue(this.request, path, value)),
    };
    const mistake = this.mistakes.get('limits.applications');
    const cap = this.request.limits?.applications ?? DEFAULT_APPLICATIONS;
    const budget = this.request.limits?.budgetUsd;
    return html`
      <details class="limits-fold" .open=${mistake !== undefined || this.mistakes.has('limits.budgetUsd')}>
      <summary>Change your limits <span class="aside">up to ${plural(cap, 'application')}, ${
        typeof budget === 'number' ? dollars(budget) : 'any budget'
      }</span></summary>
      <div class="limits" role="group" aria-label="Your limits">
        <div class="slider">
          <label for="cap">Maximum applications</label>
          <input id="cap" type="range" min="0" max=${MAX_APPLICATIONS} step="1" aria-describedby=${mistake ? 'cap-mistake' : nothing}
            .value=${String(Math.min(cap, MAX_APPLICATIONS))}
            @input=${(e: Event) => form.set('limits.applications', Number((e.target as HTMLInputElement).value))}>
          <output for="cap">${cap}</output>
          ${mistake ? html`<p class="mistake" id="cap-mistake">${mistake}</p>` : nothing}
        </div>
        ${numberField(form, {
          path: 'limits.budgetUsd',
          label: 'Budget (US$)',
          placeholder: 'No limit',
          hint: 'For application fees; transcripts and NRMP fee not included',
        })}
        ${selectField(form, { path: 'threshold', label: 'How long should the list be?' }, matchValues, {
          numeric: true,
          emptyLabel: 'Balanced: a match is worth $300,000 to me',
        })}
      </div>
      <p class="aside">${about}</p>
      </details>`;
  }

  private x(last: CurvePoint) {
    return scaleLinear([0, Math.max(1, last.applications)], [MARGIN.left, this.width - MARGIN.right]);
  }

  private look(e: PointerEvent) {
    const { curve } = this.answer;
    const left = (e.currentTarget as HTMLElement).getBoundingClientRect().left;
    const n = Math.round(this.x(curve.at(-1)!).invert(e.clientX - left));
    const i = curve.findIndex((c) => c.applications === n);
    this.looking = i < 0 ? undefined : i;
  }
}
