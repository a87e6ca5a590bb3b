import { html, type TemplateResult } from 'lit';
import type { Answer } from '../api/contract';

/** What the answer rests on. */
export const provenance = ({ catalog, model }: Answer): TemplateResult => html`
  <footer class="provenance">
    <p>Data ${catalog.version}, ${catalog.programs} programs. Model ${model.version}, season ${model.season}${model.calibrated ? '' : ', not yet checked against published match rates'}.
    SmartPick is guidance, not a guarantee.</p>
  </footer>`;
