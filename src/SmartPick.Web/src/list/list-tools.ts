import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { recommendAsCsv } from '../api/client';
import type { Answer, RecommendationRequest } from '../api/contract';
import { PlainElement, dispatch } from '../page/plain';
import { saveFile } from '../page/save-file';
import { toFragment } from '../profile/fragment';
import { plural } from '../text/format';
import { readEdits } from './csv';
import { MAX_EDITS } from './edits';

/** Takes the list along and brings it back: CSV, print, link. */
@customElement('list-tools')
export class ListTools extends PlainElement {
  @property({ attribute: false }) request!: RecommendationRequest;
  @property({ attribute: false }) answer!: Answer;
  @state() private said = '';
  @state() private link = '';

  protected override render() {
    return html`
      <div class="take-along" role="group" aria-label="Save and share your list">
        <button type="button" class="tool-button" @click=${this.exportCsv}>Export CSV</button>
        <button type="button" class="tool-button"
          @click=${() => this.querySelector<HTMLInputElement>('input[type=file]')!.click()}>Import edited CSV</button>
        <input type="file" accept=".csv,text/csv" hidden aria-label="Edited CSV" @change=${this.importCsv}>
        <button type="button" class="tool-button" @click=${() => print()}>Print</button>
        <button type="button" class="tool-button" @click=${this.copyLink}>Copy link</button>
        <p class="said" role="status">${this.said}</p>
        ${
          this.link
            ? html`<label class="link">Link with your profile <input type="text" readonly .value=${this.link}
          @focus=${(e: Event) => (e.target as HTMLInputElement).select()}></label>`
            : nothing
        }
      </div>`;
  }

  private async exportCsv() {
    try {
      saveFile('smartpick-list.csv', 'text/csv', await recommendAsCsv(this.request));
      this.said = 'Exported. Delete rows to drop programs, add program IDs to pin them, then import the file here.';
    } catch {
      this.said = 'We couldn’t export the list. Try again.';
    }
  }

  private async importCsv(e: Event) {
    const input = e.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) {
      return;
    }

    try {
      const edits = readEdits(
        await file.text(),
        this.answer.programs.map((p) => p.programId),
      );
      if (Math.max(edits.pins.length, edits.drops.length) > MAX_EDITS) {
        throw new Error(`At most ${MAX_EDITS} programs can be pinned or dropped at once.`);
      }

      this.said = `Imported: ${plural(edits.pins.length, 'pin')}, ${plural(edits.drops.length, 'drop')}.`;
      dispatch(this, 'edits-import', edits);
    } catch (error) {
      this.said = (error as Error).message;
    } finally {
      input.value = '';
    }
  }

  private async copyLink() {
    this.link = `${location.origin}${location.pathname}${toFragment(this.request)}`;
    try {
      await navigator.clipboard.writeText(this.link);
      this.said =
        'Link copied. Your profile is in the part after the “#”, which is never sent to a server. Anyone with the link can read it.';
    } catch {
      this.said = 'Copy the link below. Your profile is in the part after the “#”, which is never sent to a server.';
    }
  }
}
