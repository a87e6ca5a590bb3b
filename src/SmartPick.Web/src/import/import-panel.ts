import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Answer } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { MAX_EDITS, type Edits } from '../list/edits';
import type { Entry, Status } from '../list/journal';
import { statuses } from '../list/journal';
import { PlainElement, dispatch } from '../page/plain';
import { pickField, programLabel, programOptions } from '../profile/program-field';
import { specialtyName } from '../profile/specialties';
import { fold } from '../text/fold';
import { plural } from '../text/format';
import '../styles/import.css';
import { decode, isZip, UnreadableFile } from './decode';
import { ProgramMatcher, type Match } from './match';
import { cellsOf, readRows, type SheetRow } from './sheet';
import { readWorkbook } from './xlsx';

/** What the visitor agreed to. */
export interface Import {
  edits: Edits;
  /** The list is scored as it is, with no program added. */
  asIs: boolean;
  specialties: readonly string[];
  notes: Readonly<Record<string, Entry>>;
}

const NONE = 'none';
/** A file counts as the edited list when it has at least this share of its programs. */
const OWN_SHARE = 0.5;

/**
 * Takes a list in, from a file or as text: shows what was found, asks where a name may mean several programs, and changes nothing before
 * that is confirmed. Tells `list-import` or `import-close`.
 */
@customElement('import-panel')
export class ImportPanel extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  /** Specialties that the visitor applies in. */
  @property({ attribute: false }) specialties: readonly string[] = [];
  @state() private rows: readonly SheetRow[] = [];
  @state() private specialty?: string;
  @state() private choices: Readonly<Record<number, string>> = {};
  @state() private added: readonly string[] = [];
  @state() private dropMissing = false;
  @state() private problem = '';

  protected override render() {
    return html`
      <section class="import" aria-labelledby="import-title">
        <div class="list-head"><h3 id="import-title" tabindex="-1">Bring your own list</h3>
          <button type="button" class="quiet" @click=${this.close}>Close</button></div>
        ${this.rows.length ? this.preview() : this.source()}
        ${this.problem ? html`<p class="mistake" role="alert">${this.problem}</p>` : nothing}
      </section>`;
  }

  private source() {
    return html`
      <p class="aside">A spreadsheet with program names, in any order (.xlsx or CSV). Nothing changes until you confirm, and the file stays on
        this device.</p>
      <p class="import-source"><label class="button tool-button">Choose a file<input type="file" class="sr-only" aria-label="Spreadsheet with your list"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain" @change=${this.readFile}></label></p>
      <label class="tool words"><span>Or paste the names, one per line</span>
        <textarea rows="4" @change=${this.readPaste} @paste=${(e: Event) => setTimeout(() => this.readPaste(e))}></textarea></label>`;
  }

  private preview() {
    const matches = this.matched();
    const found = this.foundIn(matches);
    const open = matches.filter((m) => !m.certain && m.candidates.length > 0);
    const lost = matches.filter((m) => m.candidates.length === 0);
    const missing = this.missing(found);
    return html`
      <p role="status"><b>${found.length} of ${plural(matches.length, 'row')} found.</b>
        ${open.length ? ` ${open.length} could mean more than one program.` : ''}${lost.length ? ` ${lost.length} not found.` : ''}</p>
      ${
        this.specialties.length > 1 && open.length
          ? html`<label class="tool"><span>All of these are in</span>
            <select @change=${(e: Event) => {
              this.specialty = (e.target as HTMLSelectElement).value || undefined;
            }}><option value="">Different specialties</option>${this.specialties.map(
              (s) => html`<option value=${s}>${specialtyName(s)}</option>`,
            )}</select></label>`
          : nothing
      }
      ${open.length ? html`<h4>Which one do you mean?</h4><ul class="import-open">${open.map((m) => this.choice(m))}</ul>` : nothing}
      ${
        lost.length
          ? html`<h4>Not found</h4><ul class="import-lost">${lost.map(({ row }) => html`<li>${row.text}</li>`)}</ul>
          ${pickField({
            id: 'import-add',
            label: 'Add a program by name',
            options: programOptions(this.directory).filter((o) => !found.includes(o.key)),
            choose: (id) => {
              this.added = id ? [...this.added, id] : this.added;
            },
          })}`
          : nothing
      }
      ${
        found.length
          ? html`<details class="import-found"><summary>${plural(found.length, 'program')} found</summary>
          <ul>${found.map((id) => html`<li>${this.labelOf(id)}</li>`)}</ul></details>`
          : nothing
      }
      ${
        missing.length
          ? html`<label class="tick"><input type="checkbox" .checked=${this.dropMissing} @change=${(e: Event) => {
              this.dropMissing = (e.target as HTMLInputElement).checked;
            }}> <span>Also drop ${plural(missing.length, 'program')} that ${missing.length === 1 ? 'is' : 'are'} on your list here but not in this
            file</span></label>`
          : nothing
      }
      <p class="import-turn">
        <button type="button" class="primary" ?disabled=${found.length === 0} @click=${() => this.confirm(found, missing, true)}>Score this
          list</button>
        <button type="button" class="tool-button" ?disabled=${found.length === 0}
          @click=${() => this.confirm(found, missing, false)}>Keep these and complete my list</button>
      </p>`;
  }

  private choice({ row, candidates }: Match) {
    return html`<li><label><span>${row.text}</span>
      <select @change=${(e: Event) => {
        this.choices = { ...this.choices, [row.line]: (e.target as HTMLSelectElement).value };
      }}>
        <option value="" .selected=${!this.choices[row.line]}>Choose…</option>
        ${candidates.map(
          (p) => html`<option value=${p.programId} .selected=${this.choices[row.line] === p.programId}>${programLabel(p)}</option>`,
        )}
        <option value=${NONE} .selected=${this.choices[row.line] === NONE}>None of these</option>
      </select></label></li>`;
  }

  private matched(): Match[] {
    const matcher = new ProgramMatcher(this.directory.all.filter((p) => p.specialty !== 'ty'));
    const only = this.specialties.length === 1 ? this.specialties[0] : this.specialty;
    const years = new Set(this.directory.all.filter((p) => p.specialty === 'ty').map((p) => p.programId));
    return this.rows.filter((row) => !isYear(row) && !(row.id && years.has(row.id))).map((row) => matcher.match(row, only));
  }

  private idOf({ row, candidates, certain }: Match): string | undefined {
    const choice = this.choices[row.line];
    return certain ? candidates[0]!.programId : choice && choice !== NONE ? choice : undefined;
  }

  private foundIn(matches: readonly Match[]): string[] {
    return [...new Set([...matches.flatMap((m) => this.idOf(m) ?? []), ...this.added])];
  }

  /** Programs of the list that an edited copy of it has no more. */
  private missing(found: readonly string[]): string[] {
    const listed = this.answer.programs.map((p) => p.programId);
    const gone = listed.filter((id) => !found.includes(id));
    return listed.length - gone.length >= OWN_SHARE * listed.length ? gone : [];
  }

  private confirm(found: readonly string[], missing: readonly string[], asIs: boolean) {
    const matches = this.matched();
    const said = new Map(matches.flatMap((m) => (this.idOf(m) ? [[this.idOf(m)!, m.row] as const] : [])));
    const drops = [...found.filter((id) => said.get(id)?.choice === 'drop'), ...(this.dropMissing ? missing : [])];
    const pins = found.filter((id) => !drops.includes(id));
    if (Math.max(pins.length, drops.length) > MAX_EDITS) {
      this.problem = `At most ${MAX_EDITS} programs can be kept or dropped at once. This file has ${pins.length}.`;
      return;
    }

    const notes = Object.fromEntries([...said].map(([id, row]) => [id, noteOf(row)]).filter(([, entry]) => Object.keys(entry!).length));
    const specialties = [...new Set(pins.flatMap((id) => this.directory.find(id)?.specialty ?? []))];
    dispatch<Import>(this, 'list-import', { edits: { pins, drops }, asIs, specialties, notes });
    this.close();
  }

  private labelOf(id: string) {
    const program = this.directory.find(id);
    return program ? programLabel(program) : id;
  }

  private readonly readFile = async (e: Event) => {
    const input = e.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (!file) {
      return;
    }

    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      this.take(isZip(bytes) ? await readWorkbook(bytes) : cellsOf(decode(bytes)));
    } catch (error) {
      this.problem =
        error instanceof UnreadableFile ? error.message : 'We can’t read this file. Save it as .xlsx or CSV, or paste the names.';
    }
  };

  private readonly readPaste = (e: Event) => {
    const text = (e.target as HTMLTextAreaElement | null)?.value ?? '';
    if (text.trim()) {
      this.take(cellsOf(text));
    }
  };

  private take(cells: readonly (readonly string[])[]) {
    this.rows = readRows(cells);
    this.choices = {};
    this.added = [];
    this.problem = this.rows.length ? '' : 'There are no programs in this file. Nothing was changed.';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#import-title')?.focus());
  }

  private readonly close = () => {
    this.rows = [];
    this.problem = '';
    dispatch(this, 'import-close', undefined);
  };
}

/** First years in our own export go with the list; they are not part of it. */
const isYear = ({ specialty, name }: SheetRow) => fold(specialty ?? '') === 'transitional year' || /transitional/i.test(name);

function noteOf({ status, interviewOn, note }: SheetRow): Entry {
  const known = statuses.find(([v, label]) => [v, fold(label)].includes(fold(status ?? '')))?.[0] as Status | undefined;
  return { ...(known && { status: known }), ...(interviewOn && { interviewOn }), ...(note && { note }) };
}
