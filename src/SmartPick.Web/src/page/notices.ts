import { html, type TemplateResult } from 'lit';

/** Something the visitor has to know or to decide. */
export interface Notice {
  text: string;
  acts?: readonly { label: string; act(): void }[];
}

export const noticeBox = ({ text, acts = [] }: Notice): TemplateResult => html`
  <div class="notice" role="alert"><p>${text}</p>
    ${acts.map(({ label, act }) => html`<button type="button" class="tool-button" @click=${act}>${label}</button>`)}</div>`;
