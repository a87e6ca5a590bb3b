import { html, nothing, type TemplateResult } from 'lit';
import type { Answer } from '../api/contract';
import { count, longDate } from '../text/format';

/** Where to reach those who run this site; set when the page is built (docs/operations.md). */
const contact = import.meta.env.SMARTPICK_CONTACT as string | undefined;

/** What the answer rests on, and where to read more. */
export const siteFooter = (answer?: Answer): TemplateResult => html`
  <footer class="site-footer">
    ${
      answer
        ? html`<p title="Data ${answer.catalog.version}, model ${answer.model.version}">Data from ${longDate(answer.catalog.refreshedAt)}:
        ${count(answer.catalog.programs)} programs. Rules for the ${answer.model.season} season${
          answer.model.calibrated ? '' : '; not yet checked against published match rates'
        }.</p>`
        : nothing
    }
    <details><summary>Method and sources</summary><p>Your odds come from a statistical model of published match figures (NRMP, AAMC, ERAS) and
      public program directories. <a href="/api/v1/model">All parameters with their sources</a>,
      <a href="/api/v1/catalog">data status</a>, <a href="/api/docs">the API</a>.</p></details>
    <details><summary>Privacy</summary><p>No account, no cookies, no tracking. Your profile is sent to SmartPick only to compute the answer and is
      never stored or logged there. What you save stays in this browser.</p></details>
    ${
      contact
        ? html`<p>Questions or mistakes: <a href=${contact.includes('@') ? `mailto:${contact}` : contact}>${contact}</a></p>`
        : nothing
    }
    <p>SmartPick is guidance, not a guarantee. Not affiliated with the NRMP, AAMC or ACGME.</p>
  </footer>`;
