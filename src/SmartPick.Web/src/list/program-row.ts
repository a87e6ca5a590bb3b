import { html, nothing, type TemplateResult } from 'lit';
import type { RecommendedProgram } from '../api/contract';
import { tierNames, tierShape } from '../answer/glyphs';
import { intervalBar } from '../answer/interval-bar';
import { specialtyShort } from '../profile/specialties';
import { dollars, percent } from '../text/format';
import { statusName, type Entry } from './journal';
import { columnNames } from './order';

interface Row {
  program: RecommendedProgram;
  /** What its signal is called, if it gets one. */
  signal: string;
  open: boolean;
  /** Behind "Show all" on the screen; printed all the same. */
  later: boolean;
  pinned: boolean;
  starred: boolean;
  /** Whether the list holds several specialties, so that each row says its own. */
  several: boolean;
  /** How many programs cannot be told apart from this one, itself among them. */
  alike: number;
  entry?: Entry;
  toggle(): void;
  star(): void;
}

/** One program, one line. */
export const programRow = ({
  program: p,
  signal,
  open,
  later,
  pinned,
  starred,
  several,
  alike,
  entry,
  toggle,
  star,
}: Row): TemplateResult => html`
  <tr role="row" class="program ${open ? 'is-open' : ''} ${later ? 'is-later' : ''}" data-program=${p.programId}
    @click=${(e: Event) => (e.target as Element).closest('button') ?? toggle()}>
    <td role="cell" class="col-rank">${p.rank}</td>
    <td role="cell" class="col-star">
      <button type="button" class="star" aria-pressed=${starred} title="I want this one" @click=${star}><span
        aria-hidden="true">${starred ? '★' : '☆'}</span><span class="sr-only">I want ${p.name}</span></button>
    </td>
    <th role="rowheader" scope="row" class="col-name">
      <button type="button" class="row-toggle" aria-expanded=${open} aria-controls="why-${p.programId}" @click=${toggle}>
        <span class="name">${p.name}</span>
        <span class="where"><b class="specialty ${several ? '' : 'is-only'}">${specialtyShort(p.specialty)}</b><span class="city"> ${p.city}, ${p.state}</span></span>
      </button>
      ${entry?.status ? html`<span class="tag">${statusName(entry.status)}</span>` : nothing}
      ${pinned ? html`<span class="tag">pinned</span>` : nothing}
      ${alike > 1 ? html`<span class="alike" title="${alike} programs we can’t tell apart: pick your favorites">≈${alike}<span class="sr-only"> similar</span></span>` : nothing}
    </th>
    <td role="cell" class="col-tier"><svg class="glyph" viewBox="0 0 14 14" aria-hidden="true">${tierShape(p.tier, 7, 7, 5)}</svg><span
      class="tier-text-${p.tier}">${tierNames[p.tier]}</span></td>
    <td role="cell" class="col-signal">${
      p.signal === 'none'
        ? html`<span class="sr-only">${signal}</span>`
        : html`<span class="token token-${p.signal}" aria-hidden="true"></span><span class="signal-name">${signal}</span>`
    }</td>
    ${interview(p)}
    <td role="cell" class="col-fee"><span class="cell-label">Fee </span>${dollars(p.feeUsd)}</td>
  </tr>`;

const interview = (p: RecommendedProgram) => html`
  <td role="cell" class="col-interview"><span class="cell-label">${columnNames.interview} </span>
    <span class="chance">${percent(p.odds.interview.p)}</span>${intervalBar(p.odds.interview)}</td>`;
