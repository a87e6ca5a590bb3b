import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import { pickField, programOptions } from '../profile/program-field';
import { PREPARATORY, specialtyShort } from '../profile/specialties';
import { nearest } from './nearest';
import { advancedPrograms, nameIn, supplement, supplementAll, unsupplement, type Ranking } from './ranking';

const SUGGESTED = 3;

/** PGY-1 programs to go with each advanced position: a supplemental list is used only when that position takes the applicant. */
@customElement('supplemental-lists')
export class SupplementalLists extends PlainElement {
  @property({ attribute: false }) ranking!: Ranking;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;

  protected override render() {
    const advanced = advancedPrograms(this.ranking);
    return advanced.length === 0
      ? nothing
      : html`
      <h2 id="supplemental-title">Your PGY-1 year</h2>
      <p class="lead">Advanced positions start at PGY-2. For each one, rank the transitional years where you interviewed. That
        supplemental list is used only if you match there. Preliminary programs are not in our data.</p>
      ${advanced.map((id) => this.group(id, advanced.length > 1))}`;
  }

  private group(id: string, several: boolean) {
    const years = this.ranking.supplemental[id] ?? [];
    const place = this.directory.find(id);
    const free = this.directory.all.filter((p) => p.specialty === PREPARATORY && !years.includes(p.programId));
    const near = place ? nearest(place, free, SUGGESTED) : [];
    const name = `${nameIn(this.ranking, this.directory, id)}${place ? ` (${specialtyShort(place.specialty)})` : ''}`;
    const set = (programs: readonly string[]) => dispatch(this, 'ranking-change', supplement(this.ranking, id, programs));
    return html`
      <section class="supplemental" aria-label="PGY-1 list for ${name}">
        <h3>If you match at ${name}</h3>
        ${
          years.length
            ? html`
          <ol>${years.map(
            (year, i) => html`
            <li><span><b class="year-rank">${i + 1}</b> ${this.directory.nameOf(year)}</span>
              <span class="choice-actions">
                <button type="button" class="quiet" ?disabled=${i === 0} @click=${() => set(swapped(years, i))}>Up<span class="sr-only">
                  ${this.directory.nameOf(year)}</span></button>
                <button type="button" class="quiet" @click=${() => set(years.filter((y) => y !== year))}>Remove<span class="sr-only">
                  ${this.directory.nameOf(year)}</span></button>
              </span></li>`,
          )}</ol>
          ${
            several
              ? html`<button type="button" class="quiet"
            @click=${() => dispatch(this, 'ranking-change', supplementAll(this.ranking, id))}>Use for all advanced
              positions</button>`
              : nothing
          }`
            : nothing
        }
        ${pickField({
          id: `year-${id}`,
          label: 'Add a transitional year',
          options: programOptions(this.directory, PREPARATORY),
          choose: (year) => year && set([...years, year]),
        })}
        ${
          years.length === 0
            ? html`<label class="chip none"><input type="checkbox" .checked=${live(this.ranking.supplemental[id] !== undefined)}
              @change=${(e: Event) =>
                (e.target as HTMLInputElement).checked
                  ? set([])
                  : dispatch(this, 'ranking-change', unsupplement(this.ranking, id))}><span>I have none</span></label>`
            : nothing
        }
        ${
          near.length
            ? html`
          <p class="near"><span class="aside">Nearest:</span> ${near.map(
            (p) => html`
            <button type="button" class="quiet" @click=${() => set([...years, p.programId])}>${p.name}</button>`,
          )}</p>`
            : nothing
        }
      </section>`;
  }
}

const swapped = (years: readonly string[], i: number) => years.with(i, years[i - 1]!).with(i - 1, years[i]!);
