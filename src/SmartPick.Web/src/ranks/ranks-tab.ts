import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer, ProgramSummary, RankListAnswer, RecommendationRequest, Track, TrackAddition } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { Live } from '../api/live';
import { reviewRankList } from '../api/rank-list';
import { cellsOf, readRows, type SheetRow } from '../import/sheet';
import { decode } from '../import/decode';
import { ProgramMatcher } from '../import/match';
import { interviewsOf, type Journal } from '../list/journal';
import { branches } from '../answer/branches';
import { saveFile } from '../page/save-file';
import { PlainElement, dispatch } from '../page/plain';
import { programLabel } from '../profile/program-field';
import { PREPARATORY, specialties, specialtiesWithYears } from '../profile/specialties';
import type { Options } from '../profile/vocabulary';
import { plural, points } from '../text/format';
import './add-interviews';
import './rank-headline';
import './rank-order';
import './add-unlisted';
import './supplemental-lists';
import '../styles/ranks.css';
import '../styles/branches.css';
import { rankCsv } from './rank-csv';
import {
  add,
  answeredKey,
  emptyRanking,
  impress,
  move,
  remove,
  retrack,
  toRequest,
  trackAll,
  tracksOf,
  trackName,
  trackNames,
  unlistedRank,
  unsupplemented,
  untracked,
  type Rank,
  type Ranking,
  type Unlisted,
} from './ranking';

/** The API takes no longer names. */
const MAX_NAME = 200;
const ROW = /^interviews\[(\d+)\]/;

/** The rank order list after the interviews. Tells every change as `ranking-change`. */
@customElement('ranks-tab')
export class RanksTab extends PlainElement {
  @property({ attribute: false }) applicant!: RecommendationRequest['applicant'];
  /** The list applied with, to take interviews from. */
  @property({ attribute: false }) answer?: Answer;
  @property({ attribute: false }) directory!: ProgramDirectory;
  /** The page keeps it, so that a reload loses nothing. */
  @property({ attribute: false }) ranking: Ranking = emptyRanking;
  @property({ attribute: false }) journal: Journal = {};
  @state() private known = 0;
  @state() private imported?: { rows: readonly ImportedRow[]; problem?: string };

  private readonly live = new Live(this, reviewRankList);

  override connectedCallback() {
    super.connectedCallback();
    void this.loadDirectory();
    this.listen('interview-add', (id: string) => this.change(add(this.ranking, { programId: id, track: this.usualTrack(id) })));
    this.listen('interview-add-unlisted', (unlisted: Unlisted) => this.change(add(this.ranking, unlistedRank(unlisted))));
    this.listen('interview-remove', (id: string) =>
      this.change(tracksOf(this.ranking, id).reduce((r, track) => remove(r, { programId: id, track }), this.ranking)),
    );
    this.listen('rank-move', ({ from, to }: { from: number; to: number }) => this.change(move(this.ranking, from, to)));
    this.listen('rank-remove', (rank: Rank) => this.change(remove(this.ranking, rank)));
    this.listen('rank-track', ({ rank, track }: { rank: Rank; track: Track }) => this.change(retrack(this.ranking, rank, track)));
    this.listen('rank-impression', ({ programId, impression }: { programId: string; impression?: number }) =>
      this.change(impress(this.ranking, programId, impression)),
    );
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (!changed.has('applicant') && !changed.has('ranking')) {
      return;
    }

    // No odds before it is known which positions they are for.
    if (this.ranking.ranks.length > 0 && untracked(this.ranking).length === 0) {
      this.live.ask(toRequest(this.applicant, this.ranking));
    } else {
      this.live.stop();
    }
  }

  protected override render() {
    const { ranking, directory, known } = this;
    const open = untracked(ranking);
    const answer = ranking.ranks.length > 0 && open.length === 0 ? this.live.answer : undefined;
    const { rows, others } = this.mistakes();
    return html`
      ${
        answer
          ? html`<section class="card answer-headline" aria-label="Odds of your rank list"><rank-headline
        .answer=${answer} .supplemented=${unsupplemented(ranking).length === 0}></rank-headline></section>`
          : nothing
      }
      <section class="card" aria-labelledby="ranks-title" aria-busy=${this.live.asking}>
        <div class="list-head">
          <h2 id="ranks-title">Your rank list</h2>
          <div class="take-along">
            <label class="button tool-button">Import<input type="file" class="sr-only" aria-label="Spreadsheet with your rank list"
              accept=".csv,text/csv,text/plain" @change=${this.importFile}></label>
          ${
            answer
              ? html`
            <button type="button" class="tool-button"
              @click=${() => saveFile('smartpick-rank-list.csv', 'text/csv', rankCsv(answer))}>Export CSV</button>
            <button type="button" class="tool-button" @click=${() => print()}>Print</button>`
              : nothing
          }</div>
        </div>
        <p class="lead">Rank programs in the order you want them, whatever your chances: no other order does better.</p>
        ${this.imported ? this.preview(this.imported) : nothing}
        <add-interviews .noted=${interviewsOf(this.journal)} .answer=${this.answer} .directory=${directory} .known=${known}
          .ranked=${new Set(ranking.ranks.map((r) => r.programId))}></add-interviews>
        <add-unlisted></add-unlisted>
        ${
          open.length
            ? html`<div class="ask-tracks" role="group" aria-label="Tracks"><p><b>Which track?</b> Choose it for ${plural(
                open.length,
                'program',
              )} below to see your odds. Or use one for all:</p>
              ${(['C', 'A'] as const).map(
                (t) =>
                  html`<button type="button" class="tool-button" @click=${() => this.change(trackAll(ranking, t))}>${trackNames[t]}</button>`,
              )}
              <p class="aside">Categorical includes the first year. Advanced starts at PGY-2.</p></div>`
            : nothing
        }
        ${others.length ? html`<p class="problem" role="alert">${others.join(' ')}</p>` : nothing}
        ${
          ranking.ranks.length === 0
            ? html`<p class="empty">No interviews yet. Add your first one above.</p>`
            : html`
          <rank-order .physician=${(this.applicant.pgy1 ?? 'none') !== 'none'} .ranking=${ranking} .odds=${oddsOf(answer)} .mistakes=${rows} .directory=${directory} .known=${known}></rank-order>`
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
        <p class="aside">If the program offers it. Each gain is for adding the track at the end of your list.</p>
        <ul>${additions.map(
          (a) => html`
          <li><span>${this.directory.nameOf(a.programId)}, ${trackName(a.track).toLowerCase()}</span> <span class="aside">would add
            ${points(a.adds)}</span>
            <button type="button" class="quiet" @click=${() => this.change(add(this.ranking, a))}>Rank it<span class="sr-only">
              ${this.directory.nameOf(a.programId)}, ${trackName(a.track).toLowerCase()}</span></button></li>`,
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

  /** Transitional years have one track; others are for the visitor to say. */
  private usualTrack(id: string): Track | undefined {
    return this.directory.find(id)?.specialty === PREPARATORY ? 'P' : undefined;
  }

  private change(ranking: Ranking) {
    this.ranking = ranking;
    dispatch(this, 'ranking-change', ranking);
  }

  private preview({ rows, problem }: { rows: readonly ImportedRow[]; problem?: string }) {
    const ranks = rows.flatMap(({ rank }) => rank ?? []);
    const lost = rows.filter(({ isFound }) => !isFound);
    return html`
      <div class="notice" role="alert"><p>${problem ?? `${plural(ranks.length, 'rank')} found in the file.`}</p>
        ${
          lost.length
            ? html`<div class="import-open"><p>Which program is this? If it’s not in our data, choose its specialty to keep it, with the odds of
          an average program.</p>
          <ul>${lost.map((row) => this.lost(row))}</ul></div>`
            : nothing
        }
        ${
          ranks.length
            ? html`<button type="button" class="tool-button" @click=${() => {
                this.imported = undefined;
                this.change(ranks.reduce(add, { ...emptyRanking, supplemental: this.ranking.supplemental }));
              }}>${this.ranking.ranks.length ? 'Replace my rank list' : 'Use these'}</button>`
            : nothing
        }
        <button type="button" class="tool-button" @click=${() => {
          this.imported = undefined;
        }}>Cancel</button></div>`;
  }

  /** A row that names no program of the data for certain: left out unless the visitor says which it is, or what specialty it is of. */
  private lost(lost: ImportedRow) {
    const options = (label: string, choices: Options) =>
      choices.length
        ? html`<optgroup label=${label}>${choices.map(
            ([value, text]) => html`<option value=${value} .selected=${value === lost.choice}>${text}</option>`,
          )}</optgroup>`
        : nothing;
    return html`<li><label class="tool"><span>${lost.row.text}</span>
      <select @change=${(e: Event) => this.choose(lost, (e.target as HTMLSelectElement).value)}>
        <option value="" .selected=${!lost.choice}>Leave out</option>
        ${options(
          'Did you mean',
          lost.candidates.map((p) => [p.programId, programLabel(p)] as const),
        )}
        ${options(
          'Not in our data',
          specialtiesWithYears().map(({ code, name }) => [code, name] as const),
        )}
      </select></label></li>`;
  }

  /** @param choice The id of a program, or a specialty; nothing to leave the row out. */
  private choose(lost: ImportedRow, choice: string) {
    const { row, candidates } = lost;
    const name = (row.name || row.text).slice(0, MAX_NAME);
    const rank = candidates.some((p) => p.programId === choice)
      ? { programId: choice, track: trackOf(row) }
      : choice
        ? unlistedRank({ name, specialty: choice }, trackOf(row))
        : undefined;
    this.imported = { rows: this.imported!.rows.map((other) => (other === lost ? { ...lost, choice, rank } : other)) };
  }

  private readonly importFile = async (e: Event) => {
    const input = e.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (!file) {
      return;
    }

    try {
      const rows = readRows(cellsOf(decode(new Uint8Array(await file.arrayBuffer()))));
      const matcher = new ProgramMatcher(this.directory.all);
      this.imported = {
        rows: rows
          .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
          .map((row) => {
            const { candidates, certain } = matcher.match(row);
            const rank = certain ? { programId: candidates[0]!.programId, track: trackOf(row) } : undefined;
            return { row, candidates, rank, isFound: certain };
          }),
      };
    } catch (error) {
      this.imported = { rows: [], problem: (error as Error).message };
    }
  };

  private async loadDirectory() {
    await this.directory.load([...specialtiesOf(this.answer), PREPARATORY]).catch(() => {});
    this.known = this.directory.size;
  }

  private listen<T>(name: string, act: (detail: T) => void) {
    this.addEventListener(name, (e) => act((e as CustomEvent<T>).detail));
  }
}

/** A row of an imported list with the rank that it becomes, if any. */
interface ImportedRow {
  row: SheetRow;
  /** Programs of the data that it may mean. */
  candidates: readonly ProgramSummary[];
  rank?: Rank;
  /** Whether it names one of them for certain. */
  isFound: boolean;
  /** What the visitor says that it is. */
  choice?: string;
}

const tracks: readonly Track[] = ['C', 'A', 'P', 'R'];

const trackOf = ({ track }: SheetRow): Track | undefined =>
  tracks.find((t) => [t, trackNames[t].toLowerCase()].includes(track?.toLowerCase() ?? '') || t === track);

/** The specialties of the list, or all where there is none yet. */
const specialtiesOf = (answer?: Answer) => (answer ? Object.keys(answer.summary.bySpecialty) : specialties().map((s) => s.code));

const oddsOf = (answer?: RankListAnswer) => new Map((answer?.list ?? []).map((rank) => [answeredKey(rank), rank]));
