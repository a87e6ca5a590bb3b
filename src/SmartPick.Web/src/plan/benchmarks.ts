import { html, nothing, type TemplateResult } from 'lit';
import type { Benchmark } from '../api/contract';
import { specialtyShort } from '../profile/specialties';
import { ordinal, wholePercent } from '../text/format';

const measures: Record<string, string> = { step2ck: 'Step 2 CK', products: 'Research output', aoa: 'AOA' };

/** Membership is a share of those who matched, and yes or no of one applicant. */
const ofOne = ({ measure, applicant }: Benchmark) => (measure === 'aoa' ? (applicant ? 'member' : 'not a member') : applicant);
const ofMatched = ({ measure, matched }: Benchmark) => (measure === 'aoa' ? `${wholePercent(matched)} members` : matched);

/** The applicant beside those who matched; what is not said or not published stays open. */
export const benchmarks = (rows: readonly Benchmark[]): TemplateResult => html`
  <table class="benchmarks">
    <thead><tr><th scope="col">Measure</th><th scope="col">You</th><th scope="col">Matched</th></tr></thead>
    <tbody>${rows.map(
      (b) => html`
      <tr>
        <th scope="row"><b class="specialty">${specialtyShort(b.specialty)}</b> ${measures[b.measure] ?? b.measure}
          <span class="benchmark-source">${b.source}, ${b.year}</span></th>
        <td>${b.applicant === undefined ? html`<span class="aside">not given</span>` : html`<b>${ofOne(b)}</b>${standing(b)}`}</td>
        <td>${ofMatched(b)}</td>
      </tr>`,
    )}</tbody>
  </table>`;

const standing = ({ measure, applicant, matched, percentile }: Benchmark) => {
  if (percentile !== undefined) {
    return html` <span class="aside">${ordinal(Math.round(percentile))} percentile</span>`;
  }

  return measure === 'aoa' || applicant === undefined || applicant === matched
    ? nothing
    : html` <span class=${applicant < matched ? 'below' : 'above'}>${applicant < matched ? '▼ below' : '▲ above'}</span>`;
};
