import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Answer, RecommendedProgram } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { signalNames, tierNames, tierShape } from '../answer/glyphs';
import { intervalBar } from '../answer/interval-bar';
import { PlainElement, dispatch } from '../page/plain';
import { specialties, specialtyShort, type Options } from '../profile/vocabulary';
import { dollars, percent, percentRange, plural } from '../text/format';
import { arrange, columnNames, firstSorting, noFilter, type Column, type Filter, type Sorting } from './order';
import type { Edits } from './edits';
import './program-why';

const FIRST_ON_PHONE = 15;
const columns: readonly Column[] = ['rank', 'name', 'tier', 'signal', 'interview', 'match', 'fee'];
const headings: Record<Column, string> = { ...columnNames, rank: '#' };
const tierOptions: Options = Object.entries(tierNames);
const signalOptions: Options = [
  ['gold', 'Gold'],
  ['silver', 'Silver'],
  ['none', 'No signal'],
];

/** The list as a table that can be sorted, filtered and edited; on a phone each row is a card. */
@customElement('program-list')
export class ProgramList extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) edits!: Edits;
  /** Programs that the visitor starred. */
  @property({ attribute: false }) favorites: ReadonlySet<string> = new Set();
  /** Programs where somebody knows the visitor. */
  @property({ attribute: false }) connections: readonly string[] = [];
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  @state() private sorting: Sorting = firstSorting('rank');
  @state() private filter: Filter = noFilter;
  @state() private open: ReadonlySet<string> = new Set();
  /** On a phone the list ends after its first programs until the visitor wants the rest. */
  @state() private whole = false;

  protected override render() {
    const programs = arrange(this.answer.programs, this.filter, this.sorting);
    return html`
      ${this.tools(programs.length)}
      <table class="programs" role="table" aria-label="Your list of programs">
        <thead role="rowgroup">
          <tr role="row">
            ${columns.map(
              (c) => html`
              <th role="columnheader" scope="col" class="col-${c}"
                aria-sort=${this.sorting.column === c ? (this.sorting.descending ? 'descending' : 'ascending') : 'none'}>
                <button type="button" class="sort" @click=${() => this.sortBy(c)}>${headings[c]}${
                  c === 'rank'
                    ? html`<span
                  class="sr-only"> order</span>`
                    : nothing
                }</button>
              </th>`,
            )}
            <th role="columnheader" scope="col" class="col-actions"><span class="sr-only">Why, pin, drop</span></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            programs,
            (p) => p.programId,
            (p, i) => this.row(p, !this.whole && i >= FIRST_ON_PHONE),
          )}
        </tbody>
      </table>
      ${
        this.whole || programs.length <= FIRST_ON_PHONE
          ? nothing
          : html`
        <button type="button" class="tool-button show-rest" @click=${() => {
          this.whole = true;
        }}>Show the other ${programs.length - FIRST_ON_PHONE}</button>`
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
    row?.querySelector<HTMLElement>('.why-toggle')?.focus({ preventScroll: true });
  }

  private tools(shown: number) {
    const all = this.answer.programs.length;
    const select = (name: keyof Filter, label: string, options: Options) => html`
      <label class="tool"><span>${label}</span>
        <select @change=${(e: Event) => {
          this.filter = { ...this.filter, [name]: (e.target as HTMLSelectElement).value };
        }}>
          <option value="" .selected=${this.filter[name] === ''}>All</option>
          ${options.map(([v, text]) => html`<option value=${v} .selected=${this.filter[name] === v}>${text}</option>`)}
        </select></label>`;
    return html`
      <div class="list-tools" role="search" aria-label="Filter your list">
        <label class="tool words"><span>Find</span>
          <input type="search" placeholder="Name, city or state" .value=${this.filter.words}
            @input=${(e: Event) => {
              this.filter = { ...this.filter, words: (e.target as HTMLInputElement).value };
            }}></label>
        ${select(
          'specialty',
          'Specialty',
          specialties.map(([v]) => [v, specialtyShort(v)] as const),
        )}
        ${select('tier', 'Tier', tierOptions)}
        ${select('signal', 'Signal', signalOptions)}
        <label class="tool sort-tool"><span>Sort by</span>
          <select @change=${(e: Event) => {
            this.sorting = firstSorting((e.target as HTMLSelectElement).value as Column);
          }}>
            ${columns.map((c) => html`<option value=${c} .selected=${c === this.sorting.column}>${columnNames[c]}</option>`)}
          </select></label>
        <p class="count" role="status">${shown === all ? '' : `${shown} of `}${plural(all, 'program')}</p>
      </div>`;
  }

  private row(p: RecommendedProgram, later: boolean) {
    const open = this.open.has(p.programId);
    const pinned = this.edits.pins.includes(p.programId);
    const starred = this.favorites.has(p.programId);
    const equals = this.answer.programs.filter((other) => other.preferenceRank === p.preferenceRank).length;
    const alike = this.answer.programs.filter((other) => other.equivalenceGroup === p.equivalenceGroup);
    const leftOut = this.answer.notChosen.filter((other) => other.equivalenceGroup === p.equivalenceGroup);
    const likes = alike.length + leftOut.length;
    const whyId = `why-${p.programId}`;
    return html`
      <tr role="row" class="program ${open ? 'is-open' : ''} ${later ? 'is-later' : ''}" data-program=${p.programId}>
        <td role="cell" class="col-rank">${p.rank}</td>
        <th role="rowheader" scope="row" class="col-name">
          <span class="name">${p.name}</span>
          <button type="button" class="star" aria-pressed=${starred} title="Favorite"
            @click=${() => dispatch(this, 'program-favorite', p.programId)}><span aria-hidden="true">${starred ? '★' : '☆'}</span><span
              class="sr-only">Favorite: ${p.name}</span></button>
          <span class="aside"><b class="specialty">${specialtyShort(p.specialty)}</b> ${p.city}, ${p.state}
            ${
              likes > 1
                ? html`<span class="alike" title="We can’t tell these apart: pick your favorites">${likes}
              similar</span>`
                : nothing
            }
            ${pinned ? html`<span class="pinned">pinned</span>` : nothing}</span>
        </th>
        <td role="cell" class="col-tier"><svg class="glyph" viewBox="0 0 14 14"
          aria-hidden="true">${tierShape(p.tier, 7, 7, 5)}</svg><span class="tier-text-${p.tier}">${tierNames[p.tier]}</span></td>
        <td role="cell" class="col-signal">${
          p.signal === 'none'
            ? html`<span class="no-signal"
          aria-label="No signal">–</span>`
            : html`<span class="token token-${p.signal}"
            aria-hidden="true"></span>${signalNames[p.signal]}`
        }</td>
        ${this.chance('interview', p)}
        ${this.chance('match', p)}
        <td role="cell" class="col-fee"><span class="cell-label">Fee </span>${dollars(p.feeUsd)}</td>
        <td role="cell" class="col-actions">
          <button type="button" class="quiet why-toggle" aria-expanded=${open} aria-controls=${whyId}
            @click=${() => this.toggle(p.programId)}>Why<span class="sr-only"> ${p.name}</span></button>
          <button type="button" class="quiet" aria-pressed=${pinned}
            @click=${() => dispatch(this, pinned ? 'program-release' : 'program-pin', p.programId)}>Pin<span class="sr-only">
              ${p.name}</span></button>
          <button type="button" class="quiet" @click=${() => dispatch(this, 'program-drop', p.programId)}>Drop<span class="sr-only">
            ${p.name}</span></button>
        </td>
      </tr>
      ${
        open
          ? html`
        <tr role="row" class="why-row ${later ? 'is-later' : ''}" id=${whyId}><td role="cell" colspan="8">
          <program-why .program=${p} .equals=${equals} .connected=${this.connections.includes(p.programId)}
            .alike=${alike} .leftOut=${leftOut} .edits=${this.edits} .directory=${this.directory}
            .known=${this.known}></program-why>
        </td></tr>`
          : nothing
      }`;
  }

  private chance(kind: 'interview' | 'match', p: RecommendedProgram) {
    const odds = p.odds[kind];
    return html`
      <td role="cell" class="col-${kind}"><span class="cell-label">${columnNames[kind]} </span>
        <span class="chance">${percent(odds.p)}</span>${intervalBar(odds)}<span
          class="range">${percentRange(odds.low, odds.high, percent)}</span></td>`;
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
