import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { recommend } from '../api/client';
import { totalFees } from '../api/fees';
import type { Answer, RecommendationRequest } from '../api/contract';
import { ProgramDirectory } from '../api/directory';
import { Live } from '../api/live';
import { drop, editsOf, exchange, hasEdits, pin, release, withEdits, withoutEdits, type Edits } from '../list/edits';
import { formPaths } from '../profile/form-paths';
import { fromFragment } from '../profile/fragment';
import { keptProfile } from '../profile/keep';
import '../profile/profile-form';
import { byField, mistakes } from '../profile/rules';
import { dollars, plural, wholePercent } from '../text/format';
import { goTo } from './go';
import { InSight } from './in-sight';
import './list-tab';
import type { ListTab } from './list-tab';
import { PlainElement } from './plain';
import { panelId, tabId, type Tab } from './tabs';
import './tabs';

const typicalSenior: RecommendationRequest = { applicant: { type: 'us-md-senior' } };

interface Lists {
  answer: Answer;
  /** The answer without the visitor's pins and drops, when there are any. */
  unedited?: Answer;
}

async function askForLists(request: RecommendationRequest, signal: AbortSignal): Promise<Lists> {
  const [answer, unedited] = await Promise.all([
    recommend(request, signal),
    hasEdits(request) ? recommend(withoutEdits(request), signal) : undefined,
  ]);
  return { answer, unedited };
}

/** What a tab needs beyond the first visit's page; fetched when it is first opened. */
const parts: Record<Tab, () => Promise<unknown>> = {
  list: () => Promise.resolve(),
  ranks: () => import('../ranks/ranks-tab'),
};

/** The try-free page: a profile on one side, the answer to it on the other. */
@customElement('smart-pick-page')
export class SmartPickPage extends PlainElement {
  @state() private request: RecommendationRequest = typicalSenior;
  @state() private tab: Tab = 'list';
  @state() private opened: ReadonlySet<Tab> = new Set<Tab>(['list']);
  @state() private kept = false;
  @state() private known = 0;
  @query('list-tab') private list?: ListTab;

  private readonly directory = new ProgramDirectory();
  private readonly live = new Live(this, askForLists, ({ answer }) => void this.loadDirectory(answer));
  private readonly reading = new InSight(this, () => this.querySelector('#answer'));

  override connectedCallback() {
    super.connectedCallback();
    const kept = keptProfile.read();
    this.kept = kept !== undefined;
    this.request = fromFragment(location.hash) ?? kept ?? typicalSenior;
    this.live.ask(this.request, 0);
    window.addEventListener('hashchange', this.followLink);
    this.listen('profile-change', (request: RecommendationRequest) => this.change(request));
    this.listen('keep-change', (keep: boolean) => this.keep(keep));
    this.listen('tab-change', (tab: Tab) => void this.open(tab));
    this.listen('program-pin', (id: string) => this.edit(pin(this.edits, id)));
    this.listen('program-drop', (id: string) => this.edit(drop(this.edits, id)));
    this.listen('program-release', (id: string) => this.edit(release(this.edits, id)));
    this.listen('program-exchange', ({ out, into }: { out: string; into: string }) => this.edit(exchange(this.edits, out, into)));
    this.listen('program-show', (id: string) => void this.list?.show(id));
    this.listen('edits-import', (edits: Edits) => this.edit(edits));
    this.listen('edits-clear', () => this.edit({ pins: [], drops: [] }));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.followLink);
  }

  protected override render() {
    const { placed, others } = byField(this.live.problem?.errors ?? [], formPaths);
    const wrong = new Map([...placed, ...mistakes(this.request)]);
    const lists = this.live.answer;
    return html`
      <div class="columns">
        <aside class="profile" id="profile" tabindex="-1" aria-label="Profile">
          <profile-form .request=${this.request} .directory=${this.directory} .known=${this.known} .mistakes=${wrong}
            .notes=${this.notes()} .defaults=${this.defaults()} .kept=${this.kept}></profile-form>
        </aside>
        <main id="answer" tabindex="-1" aria-busy=${this.live.asking}>
          <h1 class="sr-only">Your answer</h1>
          <page-tabs .shown=${this.tab}></page-tabs>
          ${this.problem(others.map((e) => e.message), wrong.size > 0)}
          <p class="sr-only" role="status">${lists && !this.live.asking ? this.spoken(lists.answer) : ''}</p>
          ${this.panel('list', lists ? this.listTab(lists, wrong)
            : html`<div class="waiting" role="status">${this.live.problem ? nothing : 'Working out your first list …'}</div>`)}
          ${this.panel('ranks', this.opened.has('ranks') ? html`
            <ranks-tab .applicant=${this.request.applicant} .answer=${lists?.answer} .directory=${this.directory}></ranks-tab>` : nothing)}
          ${lists ? this.provenance(lists.answer) : nothing}
        </main>
      </div>
      ${lists && !(this.tab === 'ranks' && this.reading.yes) ? this.bar(lists.answer) : nothing}`;
  }

  private panel(tab: Tab, content: unknown) {
    return html`<div class="panel" role="tabpanel" id=${panelId(tab)} aria-labelledby=${tabId(tab)} ?hidden=${tab !== this.tab}>${content}</div>`;
  }

  private listTab({ answer, unedited }: Lists, wrong: ReadonlyMap<string, string>) {
    return html`
      <list-tab .answer=${answer} .unedited=${unedited} .answered=${this.live.answered!} .request=${this.request} .mistakes=${wrong}
        .directory=${this.directory} .known=${this.known}></list-tab>`;
  }

  private provenance({ catalog, model }: Answer) {
    return html`
      <footer class="provenance">
        <p>Data ${catalog.version}, ${catalog.programs} programs. Model ${model.version}, season ${model.season}${model.calibrated ? '' : ', not yet checked against published match rates'}.
        SmartPick is guidance, not a guarantee.</p>
      </footer>`;
  }

  /** On a phone the answer starts below the profile: its gist stays in sight, with the way there or back. */
  private bar({ summary }: Answer) {
    const to = this.reading.yes ? { id: 'profile', text: 'Edit profile' } : { id: 'answer', text: 'See the answer' };
    return html`
      <div class="bar ${this.live.asking ? 'is-asking' : ''}">
        <p><b>${wholePercent(summary.matchProbability.p)}</b> match · ${plural(summary.applications, 'application')}
          <span class="bar-aside">${dollars(totalFees(summary))}; transcripts and NRMP fee not included</span></p>
        <a href="#${to.id}" class="button primary" @click=${(e: Event) => { e.preventDefault(); goTo(to.id); }}>${to.text}</a>
      </div>`;
  }

  private problem(messages: readonly string[], inFields: boolean) {
    const { problem } = this.live;
    if (!problem) {
      return inFields ? html`<p class="problem" role="alert">Mend the marked fields to get a new answer.</p>` : nothing;
    }

    return html`<div class="problem" role="alert"><b>${problem.title}</b> ${messages.length ? messages.join(' ') : problem.detail ?? ''}</div>`;
  }

  private spoken({ summary, pgy1 }: Answer) {
    return `${wholePercent(summary.matchProbability.p)} chance of matching with ${plural(summary.applications, 'application')}${pgy1.length ? ` and ${plural(pgy1.length, 'PGY-1 program')}` : ''} for ${dollars(totalFees(summary))}.`;
  }

  /** The answer's remarks by the field they are about. */
  private notes() {
    return new Map((this.live.answer?.answer.warnings ?? []).filter((w) => w.field).map((w) => [w.field!, w.text]));
  }

  private defaults() {
    const pools = Object.entries(this.live.answer?.answer.summary.signalPools ?? {});
    return new Map(pools.flatMap(([pool, { gold, silver }]) => [
      [`limits.signals.${pool}.gold`, String(gold)], [`limits.signals.${pool}.silver`, String(silver)],
    ]));
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
    } else {
      this.live.ask(request, pauseMs);
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
    }
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
