import { nothing, svg, html, type TemplateResult } from 'lit';
import type { Estimate } from '../api/contract';

/** A chance and its interval on the scale from 0 to 1. The numbers stand beside it, so it is hidden from screen readers. */
export const intervalBar = ({ p, low, high }: Estimate, { point = true } = {}): TemplateResult => html`
  <svg class="interval" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${svg`
    <rect class="interval-track" x="0" y="4.5" width="100" height="1" />
    <rect class="interval-range" x=${100 * low} y="2.5" width=${Math.max(1, 100 * (high - low))} height="5" />
    ${point ? svg`<line class="interval-point" x1=${100 * p} x2=${100 * p} y1="0" y2="10" vector-effect="non-scaling-stroke" />` : nothing}`}
  </svg>`;
