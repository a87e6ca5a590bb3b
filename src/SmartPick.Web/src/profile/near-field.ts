import { html, nothing, type TemplateResult } from 'lit';
import type { ProgramDirectory } from '../api/directory';
import type { FormState } from './fields';
import { pickField } from './program-field';
import type { Options } from './vocabulary';

const PATH = 'applicant.ties.near';
const DEFAULT_RADIUS_KM = 300;
const keyOf = (lat: number, lon: number) => `${lat},${lon}`;
const radii: Options = [
  ['100', '60 miles'],
  ['300', '190 miles'],
  ['600', '370 miles'],
];

/** A city with programs that the applicant has ties near to. */
export function nearField(form: FormState, directory: ProgramDirectory): TemplateResult {
  const [near] = form.request.applicant.ties?.near ?? [];
  const choose = (key: string | undefined) => {
    const [lat, lon] = key?.split(',').map(Number) ?? [];
    form.set(PATH, lat === undefined || lon === undefined ? undefined : [{ lat, lon, radiusKm: near?.radiusKm ?? DEFAULT_RADIUS_KM }]);
  };
  const cities = new Map(
    directory.all.flatMap((p) => (p.lat === undefined || p.lon === undefined ? [] : [[keyOf(p.lat, p.lon), `${p.city}, ${p.state}`]])),
  );
  return html`
    ${pickField({
      id: 'near',
      label: 'Ties near a city',
      value: near && keyOf(near.lat, near.lon),
      options: [...cities].map(([key, label]) => ({ key, label })).toSorted((a, b) => a.label.localeCompare(b.label)),
      choose,
    })}
    ${
      near
        ? html`
      <div class="field"><label for="near-radius">Within</label>
        <select id="near-radius"
          @change=${(e: Event) => form.set(PATH, [{ ...near, radiusKm: Number((e.target as HTMLSelectElement).value) }])}>
          ${radii.map(([km, label]) => html`<option value=${km} .selected=${Number(km) === near.radiusKm}>${label}</option>`)}
        </select></div>`
        : nothing
    }`;
}
