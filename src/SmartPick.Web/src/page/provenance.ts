import { html, type TemplateResult } from 'lit';
import type { Answer } from '../api/contract';
import { longDate } from '../text/format';

/** What the answer rests on. */
export const provenance = ({ catalog, model }: Answer): TemplateResult => html`
  <footer class="provenance">
    <p title="Data ${catalog.version}, model ${model.version}">Updated ${longDate(catalog.refreshedAt)}. ${catalog.programs} programs,
      ${model.season} season${model.calibrated ? '' : ', not yet checked against published match rates'}.
    SmartPick is guidance, not a guarantee.</p>
  </footer>`;
