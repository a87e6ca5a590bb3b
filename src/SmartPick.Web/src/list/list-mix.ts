import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RecommendationRequest, RecommendedProgram, Tier } from '../api/contract';
import { tierNames, tierShape } from '../answer/glyphs';
import { PlainElement } from '../page/plain';
import { specialtyName, specialtyShort } from '../profile/specialties';
import { inOrder } from '../profile/specialty-field';

const tiers: readonly Tier[] = ['likely', 'target', 'reach'];

/** What the list is made of: one bar for each specialty, as long as its share, split by tier. */
@customElement('list-mix')
export class ListMix extends PlainElement {
  @property({ attribute: false }) programs: readonly RecommendedProgram[] = [];
  @property({ attribute: false }) request!: RecommendationRequest;

  protected override render() {
    const specialties = inOrder([...new Set(this.programs.map((p) => p.specialty))], this);
    const longest = Math.max(1, ...specialties.map((s) => this.of(s).length));
    return html`
      <div class="mix" role="group" aria-label="Your list by specialty and tier">
        ${specialties.map(
          (s) => html`
          <p class="mix-row"><b title=${specialtyName(s)}>${specialtyShort(s)}</b>
            <svg class="mix-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${this.bar(s, 100 / longest)}</svg>
            <span class="mix-counts">${tiers.map((tier) => this.count(s, tier))}</span></p>`,
        )}
      </div>`;
  }

  private bar(specialty: string, unit: number) {
    let x = 0;
    return tiers.map((tier) => {
      const width = unit * this.of(specialty, tier).length;
      const from = x;
      x += width;
      return svgRect(tier, from, Math.max(0, width - 0.4));
    });
  }

  private count(specialty: string, tier: Tier) {
    const n = this.of(specialty, tier).length;
    return n === 0
      ? nothing
      : html`<span><svg class="glyph" viewBox="0 0 14 14"
      aria-hidden="true">${tierShape(tier, 7, 7, 5)}</svg>${n} ${tierNames[tier].toLowerCase()}</span> `;
  }

  private of(specialty: string, tier?: Tier) {
    return this.programs.filter((p) => p.specialty === specialty && (!tier || p.tier === tier));
  }
}

const svgRect = (tier: Tier, x: number, width: number) => svg`<rect class="tier-${tier}" x=${x} y="0" width=${width} height="10" />`;
