import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RankOdds, Track } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { intervalBar } from '../answer/interval-bar';
import { PlainElement, dispatch } from '../page/plain';
import { PREPARATORY, specialtyShort } from '../profile/specialties';
import { percent, percentRange, points } from '../text/format';
import { dragRow } from './drag';
import { keyOf, nameIn, trackName, tracksOf, trackNames, type Rank, type Ranking } from './ranking';

const impressions = ['', '1 badly', '2', '3', '4', '5 very well'];
const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** The rank list in the visitor's own order, moved by drag, by keys on the handle or by the buttons. */
@customElement('rank-order')
export class RankOrder extends PlainElement {
  @property({ attribute: false }) ranking!: Ranking;
  /** Odds by `keyOf`, as far as they are known. */
  @property({ attribute: false }) odds: ReadonlyMap<string, RankOdds> = new Map();
  /** What is wrong, by position from 0. */
  @property({ attribute: false }) mistakes: ReadonlyMap<number, string> = new Map();
  /** Whether the applicant may take positions for physicians, who have done or do a first year. */
  @property({ type: Boolean }) physician = false;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  @state() private dragging?: number;
  @state() private landing?: number;
  @state() private said = '';

  protected override render() {
    const { ranks } = this.ranking;
    return html`
      <p class="sr-only" id="rank-keys">On a handle, press the up or down arrow to move that program.</p>
      <p class="sr-only" role="status">${this.said}</p>
      <ol class="ranks" aria-label="Your rank list">${repeat(ranks, keyOf, (rank, i) => this.row(rank, i))}</ol>`;
  }

  private row(rank: Rank, i: number) {
    const program = this.directory.find(rank.programId);
    const name = nameIn(this.ranking, this.directory, rank.programId);
    const which = `${name}, ${trackName(rank.track).toLowerCase()}`;
    const last = this.ranking.ranks.length - 1;
    const mistake = this.mistakes.get(i);
    const dropped = this.landing === i && this.dragging !== undefined && this.dragging !== i;
    return html`
      <li class="rank ${this.dragging === i ? 'is-dragging' : ''} ${dropped ? (this.dragging! < i ? 'drop-after' : 'drop-before') : ''}"
        data-rank=${keyOf(rank)}>
        <button type="button" class="handle" data-act="handle" aria-label="Move ${which}, ${i + 1} of ${last + 1}"
          aria-describedby="rank-keys"
          @keydown=${(e: KeyboardEvent) => this.step(e, i)} @pointerdown=${(e: PointerEvent) => this.drag(e, i)}><span
            aria-hidden="true">⠿</span></button>
        <span class="position">${i + 1}</span>
        <div class="rank-name"><span class="name">${name}</span>
          ${
            program
              ? html`<span class="aside"><b class="specialty">${specialtyShort(program.specialty)}</b> ${program.city},
            ${program.state}</span>`
              : rank.unlisted
                ? html`<span class="aside"><b class="specialty">${specialtyShort(rank.unlisted.specialty)}</b> not in our data: average
            odds</span>`
                : nothing
          }
          ${mistake ? html`<p class="mistake" role="alert">${mistake}</p>` : nothing}</div>
        ${this.choices(rank, which)}
        ${this.figures(rank)}
        <div class="rank-actions">
          <button type="button" class="quiet" data-act="up" aria-disabled=${i === 0} @click=${() => this.moveTo(i, i - 1)}>Up<span
            class="sr-only"> ${which}</span></button>
          <button type="button" class="quiet" data-act="down" aria-disabled=${i === last} @click=${() => this.moveTo(i, i + 1)}>Down<span
            class="sr-only"> ${which}</span></button>
          <button type="button" class="quiet" @click=${() => dispatch(this, 'rank-remove', rank)}>Remove<span class="sr-only">
            ${which}</span></button>
        </div>
      </li>`;
  }

  private choices(rank: Rank, which: string) {
    const taken = tracksOf(this.ranking, rank.programId);
    const impression = this.ranking.impressions[rank.programId];
    const preparatory = (rank.unlisted ?? this.directory.find(rank.programId))?.specialty === PREPARATORY;
    const offered: Track[] = preparatory ? ['P'] : this.physician ? ['C', 'A', 'R', 'P'] : ['C', 'A', 'P'];
    return html`
      <div class="rank-choices">
        <label class="tool"><span>Track<span class="sr-only"> of ${which}</span></span>
          <select @change=${(e: Event) => dispatch(this, 'rank-track', { rank, track: (e.target as HTMLSelectElement).value as Track })}>
            ${rank.track ? nothing : html`<option value="" selected disabled>Choose…</option>`}
            ${offered.map(
              (t) => html`<option value=${t} .selected=${t === rank.track}
              ?disabled=${t !== rank.track && taken.includes(t)}>${trackNames[t]}</option>`,
            )}
          </select></label>
        <label class="tool"><span>How it went<span class="sr-only">, ${which}</span></span>
          <select @change=${(e: Event) => this.impress(rank, (e.target as HTMLSelectElement).value)}>
            ${impressions.map(
              (text, n) => html`<option value=${n || ''}
              .selected=${n === (impression ?? 0)}>${text || 'Not given'}</option>`,
            )}
          </select></label>
      </div>`;
  }

  private impress({ programId }: Rank, value: string) {
    dispatch(this, 'rank-impression', { programId, impression: Number(value) || undefined });
  }

  private figures(rank: Rank) {
    const odds = this.odds.get(keyOf(rank));
    return html`
      <div class="rank-figures">
        ${
          odds
            ? html`
          <p><span class="cell-label">If ranked first</span> <b
            class="chance">${percent(odds.odds.match.p)}</b>${intervalBar(odds.odds.match)}
            <span class="range">${percentRange(odds.odds.match.low, odds.odds.match.high, percent)}</span></p>
          <p><span class="cell-label">With this list</span> <b class="chance">${percent(odds.odds.landing)}</b>
            <span class="range">${odds.marginal < 0 ? 'takes' : 'adds'}
              ${points(odds.marginal)}${odds.marginal < 0 ? ' away' : ''}</span></p>`
            : nothing
        }
      </div>`;
  }

  private step(e: KeyboardEvent, i: number) {
    const step = steps[e.key];
    if (step) {
      e.preventDefault();
      void this.moveTo(i, i + step);
    }
  }

  private async moveTo(from: number, to: number) {
    const rank = this.ranking.ranks[from]!;
    const act = (document.activeElement as HTMLElement | null)?.dataset.act;
    if (to < 0 || to >= this.ranking.ranks.length || to === from) {
      return;
    }

    dispatch(this, 'rank-move', { from, to });
    this.said = `${nameIn(this.ranking, this.directory, rank.programId)} is now ${to + 1} of ${this.ranking.ranks.length}.`;
    await this.updateComplete;
    // Moving an element takes its focus away.
    if (act) {
      this.querySelector<HTMLElement>(`[data-rank="${keyOf(rank)}"] [data-act="${act}"]`)?.focus();
    }
  }

  private drag(e: PointerEvent, from: number) {
    if (e.button !== 0) {
      return;
    }

    this.dragging = from;
    dragRow(e, {
      rows: [...this.querySelectorAll<HTMLElement>('.rank')],
      from,
      over: (to) => {
        this.landing = to;
      },
      end: (to) => {
        this.dragging = this.landing = undefined;
        if (to !== undefined) {
          void this.moveTo(from, to);
        }
      },
    });
  }
}
