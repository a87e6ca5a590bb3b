import { html, type TemplateResult } from 'lit';
import type { ProgramDirectory } from '../api/directory';
import type { ProgramSummary } from '../api/contract';
import './pick-field';
import type { Pick } from './pick-field';
import { specialtyShort } from './specialties';

export const programLabel = (p: ProgramSummary): string => `${p.name} (${specialtyShort(p.specialty)}, ${p.city}, ${p.state})`;

interface Choice {
  id: string;
  label: string;
  hint?: string;
  value?: string | null;
  options: readonly Pick[];
  choose(key: string | undefined): void;
}

/** A name found by search in a long list, which stands for a key. */
export const pickField = ({ id, label, hint = '', value, options, choose }: Choice): TemplateResult => html`
  <pick-field .name=${id} .label=${label} .hint=${hint} .options=${options} .chosen=${value == null ? [] : [value]} .max=${1}
    @pick=${(e: CustomEvent<string>) => choose(e.detail)} @unpick=${() => choose(undefined)}></pick-field>`;

export const programOptions = (directory: ProgramDirectory, specialty?: string | null): Pick[] =>
  directory.all.filter((p) => !specialty || p.specialty === specialty).map((p) => ({ key: p.programId, label: programLabel(p) }));

/** Institutions by the name of one of their programs. */
export function institutionOptions(directory: ProgramDirectory): Pick[] {
  const seen = new Map<string, Pick>();
  for (const p of directory.all) {
    const before = seen.get(p.institution);
    seen.set(p.institution, {
      key: p.institution,
      label: before?.label ?? `${p.name} (${p.city}, ${p.state})`,
      words: `${before?.words ?? ''} ${p.name} ${p.city}`,
    });
  }

  return [...seen.values()];
}
