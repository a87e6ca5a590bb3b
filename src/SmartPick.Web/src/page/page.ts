import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { totalFees } from '../api/fees';
import type { Answer, RecommendationRequest, WhatIf } from '../api/contract';
import { ProgramDirectory } from '../api/directory';
import { askForLists, type Lists } from '../api/lists';
import { Live } from '../api/live';
import { assess } from '../api/readiness';
import { drop, editsOf, exchange, pin, release, withEdits, type Edits } from '../list/edits';
import { toggleConnection, toggleFavorite } from '../list/wishes';
import { isShown } from '../profile/fields';
import { fromFragment } from '../profile/fragment';
import { keptProfile } from '../profile/keep';
import { mergePatch } from '../profile/merge-patch';
import '../profile/profile-form';
import { byField, mistakes } from '../profile/rules';
import { allApplications, dollars, wholePercent } from '../text/format';
import { summaryBar } from './summary-bar';
import { VisibilityController } from './visibility-controller';
import './list-tab';
import type { ListTab } from './list-tab';
import { PlainElement } from './plain';
import { provenance } from './provenance';
import { panelId, tabId, type Tab } from './tabs';
import './tabs';

const typicalSenior: RecommendationRequest = { applicant: { type: 'us-md-senior' } };

/** Working out what would help solves the list many times over: it waits until the visitor has stopped typing. */
const READINESS_PAUSE_MS = 1000;

/** What a tab needs beyond the first visit's page; fetched when it is first opened. */
const parts: Record<Tab, () => Promise<unknown>> = {
  list: () => Promise.resolve(),
  plan: () => import('../plan/plan-tab'),
  ranks: () => import('../ranks/ranks-tab'),
};

/** The try-free page: a profile on one side, the answer to it on the other. */
@customElement('smart-pick-page')
export class SmartPickPage extends PlainElement {
  @state() private request: RecommendationRequest = typicalSenior;
  @state() private tab: Tab = 'list';
  @state() private opened: ReadonlySet<Tab> = new Set<Tab>(['list']);
  @state() private wantsReadiness = false;
  /** A what-if that is being tried, and the profile without it. */
  @state() private trying?: { text: string; before: RecommendationRequest };
  @state() private kept = false;
  @state() private known = 0;
  @query('list-tab') private list?: ListTab;

  private readonly directory = new ProgramDirectory();
  private readonly live = new Live(this, askForLists, ({ answer }) => void this.loadDirectory(answer));
  private readonly readiness = new Live(this, assess);
  private readonly reading = new VisibilityController(this, () => this.querySelector('#answer'));

  override connectedCallback() {
    super.connectedCallback();
    const kept = keptProfile.read();
    this.kept = kept !== undefined;
    this.request = fromFragment(location.hash) ?? kept ?? typicalSenior;
    this.live.ask(this.request, 0);
    window.addEventListener('hashchange', this.followLink);
    this.listen('profile-change', (request: RecommendationRequest) => {
      this.trying = undefined;
      this.change(request);
    });
    this.listen('keep-change', (keep: boolean) => this.keep(keep));
    this.listen('tab-change', (tab: Tab) => void this.open(tab));
    this.listen('readiness-want', this.wantReadiness);
    this.listen('what-if-try', (whatIf: WhatIf) => this.try(whatIf));
    this.listen('program-pin', (id: string) => this.edit(pin(this.edits, id)));
    this.listen('program-drop', (id: string) => this.edit(drop(this.edits, id)));
    this.listen('program-release', (id: string) => this.edit(release(this.edits, id)));
    this.listen('program-exchange', ({ out, into }: { out: string; into: string }) => this.edit(exchange(this.edits, out, into)));
    this.listen('program-favorite', (id: string) => this.change(toggleFavorite(this.request, id), 0));
    this.listen('program-connect', (id: string) => this.change(toggleConnection(this.request, id), 0));
    this.listen('program-show', (id: string) => void this.list?.show(id));
    this.listen('edits-import', (edits: Edits) => this.edit(edits));
    this.listen('edits-clear', () => this.edit({ pins: [], drops: [] }));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.followLink);
  }

  protected override render() {
    const { placed, others } = byField(this.live.problem?.errors ?? [], isShown(this));
    const wrong = new Map([...placed, ...mistakes(this.request)]);
    const lists = this.live.answer;
    const reading = this.reading.isVisible;
    return html`
      <div class="columns">
        <aside class="profile" id="profile" tabindex="-1" aria-label="Profile">
          <profile-form .request=${this.request} .directory=${this.directory} .known=${this.known} .mistakes=${wrong}
            .notes=${this.notes()} .defaults=${this.defaults()} .kept=${this.kept}></profile-form>
        </aside>
        <main id="answer" tabindex="-1" aria-busy=${this.live.asking}>
          <h1 class="sr-only">Your results</h1>
          <page-tabs .shown=${this.tab}></page-tabs>
          ${this.trying ? this.trial(this.trying) : nothing}
          ${this.problem(
            others.map((e) => e.message),
            wrong.size > 0,
          )}
          <p class="sr-only" role="status">${lists && !this.live.asking ? this.spoken(lists.answer) : ''}</p>
          ${this.panel(
            'list',
            lists
              ? this.listTab(lists, wrong)
              : html`<div class="waiting" role="status">${this.live.problem ? nothing : 'Building your list…'}</div>`,
          )}
          ${this.panel('plan', this.opened.has('plan') ? this.planTab() : nothing)}
          ${this.panel(
            'ranks',
            this.opened.has('ranks')
              ? html`
            <ranks-tab .applicant=${this.request.applicant} .answer=${lists?.answer} .directory=${this.directory}></ranks-tab>`
              : nothing,
          )}
          ${lists ? provenance(lists.answer) : nothing}
        </main>
      </div>
      ${lists && !(this.tab === 'ranks' && reading) ? summaryBar(lists.answer, { reading, asking: this.live.asking }) : nothing}`;
  }

  private panel(tab: Tab, content: unknown) {
    return html`<div class="panel" role="tabpanel" id=${panelId(tab)} aria-labelledby=${tabId(tab)}
      ?hidden=${tab !== this.tab}>${content}</div>`;
  }

  private listTab({ answer, unedited }: Lists, wrong: ReadonlyMap<string, string>) {
    return html`
      <list-tab .answer=${answer} .unedited=${unedited} .answered=${this.live.answered!} .request=${this.request} .mistakes=${wrong}
        .directory=${this.directory} .known=${this.known}
        .readiness=${this.readiness.answer} .readinessAsked=${this.wantsReadiness} .readinessProblem=${this.readiness.problem}></list-tab>`;
  }

  private planTab() {
    const { answer, answered, problem } = this.readiness;
    return html`
      ${
        problem
          ? html`<div class="problem" role="alert"><b>${problem.title}</b> ${problem.detail ?? ''}
        <button type="button" class="quiet" @click=${this.wantReadiness}>Try again</button></div>`
          : nothing
      }
      ${
        answer
          ? html`<plan-tab aria-busy=${this.readiness.asking} .readiness=${answer} .answered=${answered!} .directory=${this.directory}
            .known=${this.known}></plan-tab>`
          : problem
            ? nothing
            : html`<div class="waiting"
              role="status">Building your plan. We re-run your list for each thing you could still change…</div>`
      }`;
  }

  private trial({ text, before }: { text: string; before: RecommendationRequest }) {
    return html`
      <p class="trial" role="status">Trying: <b>${text}</b>
        <button type="button" class="quiet" @click=${() => {
          this.trying = undefined;
          this.change(before, 0);
        }}>Undo</button></p>`;
  }

  private problem(messages: readonly string[], inFields: boolean) {
    const { problem } = this.live;
    if (!problem) {
      return inFields ? html`<p class="problem" role="alert">Fix the highlighted fields to update your results.</p>` : nothing;
    }

    return html`<div class="problem" role="alert"><b>${problem.title}</b>
      ${messages.length ? messages.join(' ') : (problem.detail ?? '')}</div>`;
  }

  private spoken({ summary, pgy1 }: Answer) {
    const chance = wholePercent(summary.matchProbability.p);
    return `${chance} chance of matching with ${allApplications(summary, pgy1.length)} for ${dollars(totalFees(summary))}.`;
  }

  /** The answer's remarks by the field they are about. */
  private notes() {
    return new Map((this.live.answer?.answer.warnings ?? []).filter((w) => w.field).map((w) => [w.field!, w.text]));
  }

  private defaults() {
    const pools = Object.entries(this.live.answer?.answer.summary.signalPools ?? {});
    return new Map(
      pools.flatMap(([pool, { gold, silver }]) => [
        [`limits.signals.${pool}.gold`, String(gold)],
        [`limits.signals.${pool}.silver`, String(silver)],
      ]),
    );
  }

  private get edits() {
    return editsOf(this.request);
  }

  private edit(edits: Edits) {
    this.change(withEdits(this.request, edits), 0);
  }

  private change(request: RecommendationRequest, pauseMs?: number) {
    this.request = request;
    if (this.kept) {
      keptProfile.write(request);
    }

    if (mistakes(request).size > 0) {
      this.live.stop();
      this.readiness.stop();
    } else {
      this.live.ask(request, pauseMs);
      if (this.wantsReadiness) {
        this.readiness.ask(request, READINESS_PAUSE_MS);
      }
    }
  }

  private async open(tab: Tab) {
    this.tab = tab;
    try {
      await parts[tab]();
      this.opened = new Set([...this.opened, tab]);
    } catch {
      // A connection lost: opening the tab again tries again.
      this.tab = 'list';
      return;
    }

    if (tab === 'plan') {
      this.wantReadiness();
    }
  }

  private readonly wantReadiness = () => {
    this.wantsReadiness = true;
    void import('../plan/what-ifs').catch(() => {});
    if (mistakes(this.request).size === 0 && !this.readiness.asking && (!this.readiness.answer || this.readiness.problem)) {
      this.readiness.ask(this.request, 0);
    }
  };

  private try({ text, change }: WhatIf) {
    this.trying = { text, before: this.request };
    this.change(mergePatch(this.request, change) as RecommendationRequest, 0);
  }

  private keep(keep: boolean) {
    this.kept = keep;
    if (keep) {
      keptProfile.write(this.request);
    } else {
      keptProfile.forget();
    }
  }

  private readonly followLink = () => {
    const linked = fromFragment(location.hash);
    if (linked) {
      this.change(linked, 0);
    }
  };

  private async loadDirectory(answer: Answer) {
    await this.directory.load(Object.keys(answer.summary.bySpecialty)).catch(() => {});
    this.known = this.directory.size;
  }

  private listen<T>(name: string, act: (detail: T) => void) {
    this.addEventListener(name, (e) => act((e as CustomEvent<T>).detail));
  }
}
