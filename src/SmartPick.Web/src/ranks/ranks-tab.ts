import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer, RankListAnswer, RecommendationRequest, Track, TrackAddition } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { Live } from '../api/live';
import { reviewRankList } from '../api/rank-list';
import { branches } from '../answer/branches';
import { saveFile } from '../page/save-file';
import { PlainElement } from '../page/plain';
import { points } from '../text/format';
import './add-interviews';
import './rank-headline';
import './rank-order';
import './supplemental-lists';
import '../styles/ranks.css';
import '../styles/branches.css';
import { rankCsv } from './rank-csv';
import {
  add,
  emptyRanking,
  impress,
  keyOf,
  move,
  remove,
  retrack,
  toRequest,
  tracksOf,
  trackNames,
  type Rank,
  type Ranking,
} from './ranking';

const SPECIALTIES = ['ir-integrated', 'dr', 'ty'];
const ROW = /^interviews\[(\d+)\]/;

/** The rank order list after the interviews. It lives in this element only: nothing of it is kept. */
@customElement('ranks-tab')
export class RanksTab extends PlainElement {
  @property({ attribute: false }) applicant!: RecommendationRequest['applicant'];
  /** The list applied with, to take interviews from. */
  @property({ attribute: false }) answer?: Answer;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @state() private ranking: Ranking = emptyRanking;
  @state() private known = 0;

  private readonly live = new Live(this, reviewRankList);

  override connectedCallback() {
    super.connectedCallback();
    void this.loadDirectory();
    this.listen('interview-add', (id: string) => this.change(add(this.ranking, { programId: id, track: this.usualTrack(id) })));
    this.listen('interview-remove', (id: string) =>
      this.change(tracksOf(this.ranking, id).reduce((r, track) => remove(r, { programId: id, track }), this.ranking)),
    );
    this.listen('rank-move', ({ from, to }: { from: number; to: number }) => this.change(move(this.ranking, from, to)));
    this.listen('rank-remove', (rank: Rank) => this.change(remove(this.ranking, rank)));
    this.listen('rank-track', ({ rank, track }: { rank: Rank; track: Track }) => this.change(retrack(this.ranking, rank, track)));
    this.listen('rank-impression', ({ programId, impression }: { programId: string; impression?: number }) =>
      this.change(impress(this.ranking, programId, impression)),
    );
    this.listen('ranking-change', (ranking: Ranking) => this.change(ranking));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('applicant') && this.ranking.ranks.length > 0) {
      this.live.ask(toRequest(this.applicant, this.ranking));
    }
  }

  protected override render() {
    const { ranking, directory, known } = this;
    const answer = ranking.ranks.length > 0 ? this.live.answer : undefined;
    const { rows, others } = this.mistakes();
    return html`
      ${
        answer
          ? html`<section class="card answer-headline" aria-label="Odds of your rank list"><rank-headline
        .answer=${answer}></rank-headline></section>`
          : nothing
      }
      <section class="card" aria-labelledby="ranks-title" aria-busy=${this.live.asking}>
        <div class="list-head">
          <h2 id="ranks-title">Your rank list</h2>
          ${
            answer
              ? html`<div class="take-along">
            <button type="button" class="tool-button"
              @click=${() => saveFile('smartpick-rank-list.csv', 'text/csv', rankCsv(answer, directory))}>Export CSV</button>
            <button type="button" class="tool-button" @click=${() => print()}>Print</button></div>`
              : nothing
          }
        </div>
        <p class="lead">Rank programs in the order you want them, whatever your chances: no other order does better. This list is cleared
          when you close the tab.</p>
        <add-interviews .answer=${this.answer} .directory=${directory} .known=${known}
          .ranked=${new Set(ranking.ranks.map((r) => r.programId))}></add-interviews>
        ${others.length ? html`<p class="problem" role="alert">${others.join(' ')}</p>` : nothing}
        ${
          ranking.ranks.length === 0
            ? html`<p class="empty">No interviews yet. Add your first one above.</p>`
            : html`
          <rank-order .ranking=${ranking} .odds=${oddsOf(answer)} .mistakes=${rows} .directory=${directory} .known=${known}></rank-order>`
        }
        ${answer ? this.additions(answer.additions) : nothing}
      </section>
      ${
        ranking.ranks.some((r) => r.track === 'A')
          ? html`
        <section class="card" aria-labelledby="supplemental-title"><supplemental-lists .ranking=${ranking} .directory=${directory}
          .known=${known}></supplemental-lists></section>`
          : nothing
      }
      ${
        answer?.advice.length
          ? html`
        <section class="card" aria-labelledby="rank-advice-title"><h2 id="rank-advice-title">What to do</h2>
          <ul class="advice">${answer.advice.map(({ text }) => html`<li>${text}</li>`)}</ul></section>`
          : nothing
      }
      ${
        answer?.contingency.length
          ? html`
        <section class="card" aria-labelledby="rank-outcomes-title"><h2 id="rank-outcomes-title">Outcomes and next
          steps</h2>${branches(answer.contingency)}</section>`
          : nothing
      }`;
  }

  private additions(additions: readonly TrackAddition[]) {
    return additions.length === 0
      ? nothing
      : html`
      <section class="additions">
        <h3>Other tracks you could rank</h3>
        <p class="aside">If the program offers them. Gain when ranked last.</p>
        <ul>${additions.map(
          (a) => html`
          <li><span>${this.directory.nameOf(a.programId)}, ${trackNames[a.track].toLowerCase()}</span> <span class="aside">would add
            ${points(a.adds)}</span>
            <button type="button" class="quiet" @click=${() => this.change(add(this.ranking, a))}>Rank it<span class="sr-only">
              ${this.directory.nameOf(a.programId)}, ${trackNames[a.track].toLowerCase()}</span></button></li>`,
        )}</ul>
      </section>`;
  }

  /** The API's complaints by row, and those about the rest. */
  private mistakes() {
    const rows = new Map<number, string>();
    const others: string[] = [];
    const { problem } = this.live;
    for (const { field, message } of problem?.errors ?? []) {
      const row = ROW.exec(field)?.[1];
      if (row === undefined) {
        others.push(message);
      } else {
        rows.set(Number(row), message);
      }
    }

    return { rows, others: problem && !problem.errors?.length ? [problem.title, problem.detail ?? ''] : others };
  }

  private usualTrack(id: string): Track {
    return this.directory.find(id)?.specialty === 'ty' ? 'P' : 'A';
  }

  private change(ranking: Ranking) {
    this.ranking = ranking;
    if (ranking.ranks.length === 0) {
      this.live.stop();
    } else {
      this.live.ask(toRequest(this.applicant, ranking));
    }
  }

  private async loadDirectory() {
    await this.directory.load(SPECIALTIES).catch(() => {});
    this.known = this.directory.size;
  }

  private listen<T>(name: string, act: (detail: T) => void) {
    this.addEventListener(name, (e) => act((e as CustomEvent<T>).detail));
  }
}

const oddsOf = (answer?: RankListAnswer) => new Map((answer?.list ?? []).map((rank) => [keyOf(rank), rank]));
