import { svg, type SVGTemplateResult } from 'lit';
import type { Signal, Tier } from '../api/contract';

/** Tiers differ by shape as well as by color: a triangle to reach for, a disc, a square to stand on. */
export const tierShape = (tier: Tier, x: number, y: number, r: number): SVGTemplateResult => {
  switch (tier) {
    case 'reach':
      return svg`<path class="tier-${tier}" d="M${x} ${y - r * 1.15}L${x + r * 1.1} ${y + r * 0.85}H${x - r * 1.1}Z" />`;
    case 'target':
      return svg`<circle class="tier-${tier}" cx=${x} cy=${y} r=${r} />`;
    case 'likely':
      return svg`<rect class="tier-${tier}" x=${x - r * 0.9} y=${y - r * 0.9} width=${r * 1.8} height=${r * 1.8} rx=${r * 0.2} />`;
  }
};

export const tierNames: Record<Tier, string> = { reach: 'Reach', target: 'Target', likely: 'Likely' };
export const tierOrder: Record<Tier, number> = { likely: 0, target: 1, reach: 2 };
export const signalOrder: Record<Signal, number> = { gold: 0, silver: 1, none: 2 };
