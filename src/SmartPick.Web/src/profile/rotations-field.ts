import { html, nothing, type TemplateResult } from 'lit';
import type { ProgramDirectory } from '../api/directory';
import type { Rotation } from '../api/contract';
import type { FormState } from './fields';
import { pickField, programOptions } from './program-field';
import { specialtyOptions } from './specialties';
import { answeredSpecialties } from './specialty-field';
import { rotationKinds } from './vocabulary';

const text = (e: Event) => (e.target as HTMLSelectElement).value;
const PATH = 'applicant.rotations';

/** Rotations, one a row. */
export function rotationsField(form: FormState, directory: ProgramDirectory): TemplateResult {
  const rotations = form.request.applicant.rotations ?? [];
  const save = (next: Rotation[]) => form.set(PATH, next.length ? next : undefined);
  const change = (i: number, part: Partial<Rotation>) => save(rotations.map((r, j) => (i === j ? { ...r, ...part } : r)));
  return html`
    <fieldset class="field rotations">
      <legend>Rotations in your specialty</legend>
      ${rotations.map(
        (rotation, i) => html`
        <div class="rotation" role="group" aria-label="Rotation ${i + 1}">
          <div class="field"><label for="rotation-kind-${i}">Kind</label>
            <select id="rotation-kind-${i}" @change=${(e: Event) => change(i, { kind: text(e) as Rotation['kind'] })}>
              ${rotationKinds.map(([v, label]) => html`<option value=${v} .selected=${v === rotation.kind}>${label}</option>`)}
            </select></div>
          <div class="field"><label for="rotation-specialty-${i}">In</label>
            <select id="rotation-specialty-${i}" @change=${(e: Event) => change(i, { specialty: text(e), programId: undefined })}>
              ${specialtyOptions().map(([v, label]) => html`<option value=${v} .selected=${v === rotation.specialty}>${label}</option>`)}
            </select></div>
          ${
            rotation.kind === 'away'
              ? pickField({
                  id: `rotation-program-${i}`,
                  label: 'At',
                  value: rotation.programId,
                  options: programOptions(directory, rotation.specialty),
                  choose: (programId) => change(i, { programId }),
                })
              : nothing
          }
          <button type="button" class="quiet" @click=${() => save(rotations.filter((_, j) => j !== i))}>Remove<span class="sr-only">
            rotation ${i + 1}</span></button>
        </div>`,
      )}
      <button type="button" class="quiet add"
        @click=${() => save([...rotations, { kind: rotations.length ? 'away' : 'home-sub-i', specialty: answeredSpecialties(form)[0] }])}>Add a
          rotation</button>
    </fieldset>`;
}
