import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer, RecommendationRequest } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import { saveFile } from '../page/save-file';
import { toFragment } from '../profile/fragment';
import { answeredSpecialties } from '../profile/specialty-field';
import { listCsv } from './export';
import type { Journal } from './journal';
import { favoritesOf } from './wishes';

type Kind = 'profile' | 'view';

/** Takes the list along and brings another in: CSV, print, links, side by side. */
@customElement('list-tools')
export class ListTools extends PlainElement {
  @property({ attribute: false }) request!: RecommendationRequest;
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) journal: Journal = {};
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  @state() private said = '';
  @state() private link = '';
  @state() private importing = false;

  protected override render() {
    return html`
      <div class="take-along" role="group" aria-label="Save and share your list">
        <button type="button" class="tool-button" aria-expanded=${this.importing} @click=${this.openImport}>Import</button>
        <button type="button" class="tool-button" @click=${this.exportCsv}>Export</button>
        <button type="button" class="tool-button" @click=${() => print()}>Print</button>
        <details class="share">
          <summary class="button tool-button">Share</summary>
          <button type="button" class="quiet" @click=${() => this.copyLink('profile')}>Copy link to edit</button>
          <button type="button" class="quiet" @click=${() => this.copyLink('view')}>Copy read-only link for an advisor</button>
        </details>
        <button type="button" class="tool-button" @click=${() => dispatch(this, 'scenario-keep', undefined)}>Compare</button>
        <p class="said" role="status">${this.said}</p>
        ${
          this.link
            ? html`<label class="link">Link with your profile <input type="text" readonly .value=${this.link}
          @focus=${(e: Event) => (e.target as HTMLInputElement).select()}></label>`
            : nothing
        }
      </div>
      ${
        this.importing
          ? html`<import-panel .answer=${this.answer} .directory=${this.directory} .known=${this.known}
            .specialties=${answeredSpecialties(this)} @import-close=${() => {
              this.importing = false;
            }}></import-panel>`
          : nothing
      }`;
  }

  private readonly openImport = async () => {
    try {
      await import('../import/import-panel');
      this.importing = !this.importing;
    } catch {
      this.said = 'We couldn’t load this. Try again.';
    }
  };

  private readonly exportCsv = () => {
    saveFile('smartpick-list.csv', 'text/csv', listCsv(this.answer, favoritesOf(this.request), this.journal));
    this.said = 'Exported. Edit the file in Excel if you like, and import it here again.';
  };

  private async copyLink(kind: Kind) {
    this.link = `${location.origin}${location.pathname}${toFragment(this.request, kind)}`;
    const safe = 'Your profile is in the part after the “#”, which is never sent to a server. Anyone with the link can read it.';
    try {
      await navigator.clipboard.writeText(this.link);
      this.said = `Link copied. ${safe}`;
    } catch {
      this.said = `Copy the link below. ${safe}`;
    }
  }
}
