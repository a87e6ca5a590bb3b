import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Answer, RecommendedProgram } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { tierNames } from '../answer/glyphs';
import { signalKinds, signalName } from '../answer/signal-names';
import { PlainElement, dispatch } from '../page/plain';
import { specialtyShort } from '../profile/specialties';
import type { Options } from '../profile/vocabulary';
import { plural } from '../text/format';
import type { Edits } from './edits';
import type { Journal } from './journal';
import { arrange, columnNames, firstSorting, noFilter, type Column, type Filter, type Sorting } from './order';
import { programRow } from './program-row';
import './program-why';

const FIRST = 10;
const columns: readonly Column[] = ['rank', 'name', 'tier', 'signal', 'interview', 'fee'];
/** Orders that have no column of their own. */
const orders: readonly Column[] = [...columns, 'match'];
const headings: Record<Column, string> = { ...columnNames, rank: '#' };
const tierOptions: Options = Object.entries(tierNames);
const NO_SIGNAL = 'No signal';

/** The list as a table that can be sorted, filtered and edited: one line a program, which opens. */
@customElement('program-list')
export class ProgramList extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) edits!: Edits;
  /** Programs that the visitor starred. */
  @property({ attribute: false }) favorites: ReadonlySet<string> = new Set();
  /** Programs where somebody knows the visitor. */
  @property({ attribute: false }) connections: readonly string[] = [];
  @property({ attribute: false }) journal: Journal = {};
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  @state() private sorting: Sorting = firstSorting('rank');
  @state() private filter: Filter = noFilter;
  @state() private open: ReadonlySet<string> = new Set();
  /** The list ends after its first programs until the visitor wants the rest. */
  @state() private whole = false;

  protected override render() {
    const programs = arrange(this.answer.programs, this.filter, this.sorting);
    return html`
      ${this.tools(programs.length)}
      <table class="programs" role="table" aria-label="Your list of programs">
        <thead role="rowgroup"><tr role="row">${columns.flatMap((c) => [
          this.heading(c),
          c === 'rank' ? html`<th role="columnheader" class="col-star"><span class="sr-only">Wanted</span></th>` : nothing,
        ])}</tr></thead>
        <tbody role="rowgroup">
          ${repeat(
            programs,
            (p) => p.programId,
            (p, i) => this.row(p, !this.whole && i >= FIRST),
          )}
        </tbody>
      </table>
      ${
        this.whole || programs.length <= FIRST
          ? nothing
          : html`
        <button type="button" class="tool-button show-rest" @click=${() => {
          this.whole = true;
        }}>Show all ${programs.length}</button>`
      }
      ${programs.length ? nothing : html`<p class="empty">No programs on your list match these filters.</p>`}`;
  }

  /** Opens a program's row and goes there. */
  async show(programId: string) {
    this.filter = noFilter;
    this.whole = true;
    this.open = new Set([...this.open, programId]);
    await this.updateComplete;
    const row = this.querySelector<HTMLElement>(`[data-program="${programId}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('.row-toggle')?.focus({ preventScroll: true });
  }

  private heading(c: Column) {
    const { column, descending } = this.sorting;
    return html`
      <th role="columnheader" scope="col" class="col-${c}" aria-sort=${column === c ? (descending ? 'descending' : 'ascending') : 'none'}>
        <button type="button" class="sort" @click=${() => this.sortBy(c)}>${headings[c]}${
          c === 'rank' ? html`<span class="sr-only"> order</span>` : nothing
        }</button>
      </th>`;
  }

  private tools(shown: number) {
    const all = this.answer.programs.length;
    const specialties = [...new Set(this.answer.programs.map((p) => p.specialty))];
    const select = (name: keyof Filter, label: string, options: Options) => html`
      <label class="tool"><span>${label}</span>
        <select @change=${(e: Event) => {
          this.filter = { ...this.filter, [name]: (e.target as HTMLSelectElement).value };
        }}>
          <option value="" .selected=${this.filter[name] === ''}>All</option>
          ${options.map(([v, text]) => html`<option value=${v} .selected=${this.filter[name] === v}>${text}</option>`)}
        </select></label>`;
    return html`
      <details class="list-filter">
        <summary>Find, filter, sort${shown === all ? nothing : html` <span class="aside">${shown} of ${plural(all, 'program')}</span>`}</summary>
        <div class="list-tools" role="search" aria-label="Filter your list">
          <label class="tool words"><span>Find</span>
            <input type="search" placeholder="Name, city or state" .value=${this.filter.words}
              @input=${(e: Event) => {
                this.filter = { ...this.filter, words: (e.target as HTMLInputElement).value };
              }}></label>
          ${
            specialties.length > 1
              ? select(
                  'specialty',
                  'Specialty',
                  specialties.map((s) => [s, specialtyShort(s)] as const),
                )
              : nothing
          }
          ${select('tier', 'Tier', tierOptions)}
          ${select('signal', 'Signal', [...signalKinds(specialties, this.answer.summary.signalLevels), ['none', NO_SIGNAL]])}
          <label class="tool sort-tool"><span>Sort by</span>
            <select @change=${(e: Event) => {
              this.sorting = firstSorting((e.target as HTMLSelectElement).value as Column);
            }}>
              ${orders.map((c) => html`<option value=${c} .selected=${c === this.sorting.column}>${columnNames[c]}</option>`)}
            </select></label>
        </div>
        <p class="sr-only" role="status">${shown === all ? '' : `${shown} of ${plural(all, 'program')}`}</p>
      </details>`;
  }

  private row(program: RecommendedProgram, later: boolean) {
    const { answer, edits, journal } = this;
    const id = program.programId;
    const open = this.open.has(id);
    const alike = answer.programs.filter((other) => other.equivalenceGroup === program.equivalenceGroup);
    const leftOut = answer.notChosen.filter((other) => other.equivalenceGroup === program.equivalenceGroup);
    return html`
      ${programRow({
        program,
        signal: program.signal === 'none' ? NO_SIGNAL : signalName(program.signal, program.specialty, answer.summary.signalLevels),
        open,
        later,
        pinned: edits.pins.includes(id),
        starred: this.favorites.has(id),
        several: answer.programs.some((p) => p.specialty !== program.specialty),
        alike: alike.length + leftOut.length,
        entry: journal[id],
        toggle: () => this.toggle(id),
        star: () => dispatch(this, 'program-favorite', id),
      })}
      ${
        open
          ? html`
        <tr role="row" class="why-row ${later ? 'is-later' : ''}" id="why-${id}"><td role="cell" colspan="7">
          <program-why .program=${program} .equals=${answer.programs.filter((o) => o.preferenceRank === program.preferenceRank).length}
            .connected=${this.connections.includes(id)} .entry=${journal[id] ?? {}} .alike=${alike} .leftOut=${leftOut} .edits=${edits}
            .directory=${this.directory} .known=${this.known}></program-why>
        </td></tr>`
          : nothing
      }`;
  }

  private toggle(programId: string) {
    const next = new Set(this.open);
    if (!next.delete(programId)) {
      next.add(programId);
    }

    this.open = next;
  }

  private sortBy(column: Column) {
    this.sorting = this.sorting.column === column ? { column, descending: !this.sorting.descending } : firstSorting(column);
  }
}
