import { html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { geoAlbersUsa, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import topologyUrl from 'us-atlas/states-albers-10m.json?url';
import type { Answer, RecommendedProgram } from '../api/contract';
import type { ProgramDirectory } from '../api/directory';
import { PlainElement, dispatch } from '../page/plain';
import { specialtyShort } from '../profile/specialties';
import { plural } from '../text/format';
import { tierNames, tierOrder, tierShape } from './glyphs';
import { resolveOverlaps } from './resolve-overlaps';
import { asSignal, signalKinds } from './signal-names';
import { zoomTo, type View } from './zoom';

// The size and the projection that the shipped topology was drawn with.
const WIDTH = 975;
const HEIGHT = 610;
const GLYPH = 6.5;
const RING = 12;
const PHONE = '(max-width: 47.99rem)';
const PHONE_SCALE = 1.35;
const COUNTRY: View = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
const project = geoAlbersUsa()
  .scale(1300)
  .translate([WIDTH / 2, HEIGHT / 2]);

/** The list on a map of the United States. The table says the same in words. */
@customElement('program-map')
export class ProgramMap extends PlainElement {
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) directory!: ProgramDirectory;
  @property({ attribute: false }) known = 0;
  @state() private whole = false;
  @state() private states: readonly string[] = [];

  override connectedCallback() {
    super.connectedCallback();
    void this.loadStates();
  }

  protected override render() {
    const found = this.answer.programs.flatMap((program) => {
      const at = this.place(program);
      return at ? [{ program, x: at[0], y: at[1] }] : [];
    });
    const view = this.whole ? COUNTRY : zoomTo(found, COUNTRY);
    const scale = (view.width / WIDTH) * (matchMedia(PHONE).matches ? PHONE_SCALE : 1);
    const placed = resolveOverlaps(
      found
        .map((at) => ({ ...at, r: scale * (at.program.signal === 'none' ? GLYPH - 1 : GLYPH + 2) }))
        .toSorted((a, b) => tierOrder[b.program.tier] - tierOrder[a.program.tier]),
    );
    const missing = this.answer.programs.length - placed.length;
    return html`
      <div class="list-head"><h2 id="map-title">Where they are</h2>
        ${
          this.whole || view.width < WIDTH
            ? html`<button type="button" class="quiet" @click=${() => {
                this.whole = !this.whole;
              }}>${this.whole ? 'Zoom to my list' : 'Whole country'}</button>`
            : nothing
        }</div>
      <svg class="map" viewBox="${view.x} ${view.y} ${view.width} ${view.height}" role="img"
        aria-label="Map of the US with ${plural(placed.length, 'program')} on your list. The list above has the same programs.">
        ${this.states.map((d) => svg`<path class="state" d=${d} />`)}
        ${placed.map(
          ({ program, x, y }) => svg`
          <g class="place" data-place=${program.programId} @click=${() => dispatch(this, 'program-show', program.programId)}>
            <title>${program.name}, ${program.city}, ${program.state} (${specialtyShort(program.specialty)},
              ${tierNames[program.tier]})</title>
            ${program.signal === 'none' ? nothing : svg`<circle class="ring ring-${program.signal}" cx=${x} cy=${y} r=${scale * RING} />`}
            ${tierShape(program.tier, x, y, scale * GLYPH)}
          </g>`,
        )}
      </svg>
      <ul class="map-key">
        ${(['likely', 'target', 'reach'] as const).map(
          (tier) => html`
          <li><svg class="glyph" viewBox="0 0 14 14" aria-hidden="true">${tierShape(tier, 7, 7, 5)}</svg>${tierNames[tier]}</li>`,
        )}
        ${signalKinds([...new Set(this.answer.programs.map((p) => p.specialty))], this.answer.summary.signalLevels).map(
          ([signal, name]) => html`<li><span class="ring-key ring-key-${signal}"></span>${asSignal(name)}</li>`,
        )}
        ${missing && this.directory.size ? html`<li class="aside">${plural(missing, 'program')} not on this map</li>` : nothing}
      </ul>`;
  }

  private place({ programId }: RecommendedProgram): [number, number] | null {
    const at = this.directory.find(programId);
    return at?.lat === undefined || at.lon === undefined ? null : project([at.lon, at.lat]);
  }

  private async loadStates() {
    const topology = (await (await fetch(topologyUrl)).json()) as Topology<{ states: GeometryCollection }>;
    const path = geoPath();
    this.states = feature(topology, topology.objects.states).features.map((f) => path(f) ?? '');
  }
}
